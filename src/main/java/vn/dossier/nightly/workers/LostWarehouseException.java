package vn.dossier.nightly.workers;

/** A worker cannot reach the warehouse any more: what it had is handed over. */
public final class LostWarehouseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LostWarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
