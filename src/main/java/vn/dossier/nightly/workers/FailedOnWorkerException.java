package vn.dossier.nightly.workers;

/** A partition failed in another process; its message is the cause there. */
public final class FailedOnWorkerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailedOnWorkerException(String message) {
    super(message);
  }
}
