package vn.dossier.operate;

/** Another run is active: exit code 3. */
final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line that names who runs
   */
  BusyException(String message) {
    super(message);
  }
}
