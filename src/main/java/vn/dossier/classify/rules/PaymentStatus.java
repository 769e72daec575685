package vn.dossier.classify.rules;

/** What the payment statuses of a source mean [R12, R17]. */
public enum PaymentStatus {
  /** Paid. */
  PAID,
  /** Cancelled: no obligation. */
  CANCELLED,
  /** Refunded: no obligation [R17]. */
  REFUNDED,
  /** Known, and not paid. */
  NOT_PAID
}
