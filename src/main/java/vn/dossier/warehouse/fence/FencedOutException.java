package vn.dossier.warehouse.fence;

/** Another process has taken over the warehouse: this one must not write to it any more. */
public final class FencedOutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line for people
   */
  public FencedOutException(String message) {
    super(message);
  }
}
