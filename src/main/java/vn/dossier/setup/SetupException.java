package vn.dossier.setup;

/**
 * Something that a person must change before a run can start: exit code 2 (src/docs/contracts.md).
 */
public final class SetupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line that says what to change
   */
  public SetupException(String message) {
    super(message);
  }

  /**
   * @param message one line that says what to change
   * @param cause for the log
   */
  public SetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
