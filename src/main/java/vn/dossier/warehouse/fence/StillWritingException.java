package vn.dossier.warehouse.fence;

/** The warehouse cannot be taken over: a transaction of another process does not end. */
public final class StillWritingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line that names the connections to end
   */
  public StillWritingException(String message, Throwable cause) {
    super(message, cause);
  }
}
