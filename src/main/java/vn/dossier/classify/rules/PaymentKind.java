package vn.dossier.classify.rules;

/** How a request is to be collected, as far as a rule asks [R12, R13]. */
public enum PaymentKind {
  /** Exempt from payment [R13]. */
  EXEMPT,
  /** To be collected later, often without an amount so far [R12]. */
  AFTER
}
