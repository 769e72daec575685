package vn.dossier.classify.rules;

/** How a request was paid [R14, R15]. */
public enum Method {
  /** Online, the only method that counts as cashless [R14]. */
  ONLINE,
  /** Bank transfer: not cash, yet not cashless either [R15]. */
  TRANSFER,
  /** Cash at the counter. */
  CASH,
  /** No method, or one that no list knows [R15]. */
  UNKNOWN
}
