package vn.dossier.operate.session;

/** Another run is active: exit code 3. */
public final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line that names who runs
   */
  public BusyException(String message) {
    super(message);
  }
}
