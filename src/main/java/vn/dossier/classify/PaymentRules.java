package vn.dossier.classify;

import java.time.LocalDate;

/** How one payment request reads (design.md sections 4, and 5 for collections and receipts). */
public final class PaymentRules {
  private static final PaymentReading DELETED =
      new PaymentReading(false, false, false, false, false, Method.UNKNOWN, SourceDate.of(null));

  private final Rules.Payments rules;

  /** The reading of requests under these rules. */
  public PaymentRules(Rules rules) {
    this.rules = rules.payments();
  }

  /** Everything that the rules say of a request. */
  public PaymentReading read(RawPayment payment) {
    if (SourceDate.isSet(payment.deletedAt())) {
      return DELETED;
    }
    PaymentStatus status = rules.statuses().meaning(payment.status());
    PaymentKind kind = rules.kinds().meaning(payment.kind());
    boolean stands = status != PaymentStatus.CANCELLED && status != PaymentStatus.REFUNDED;
    boolean exempt = kind == PaymentKind.EXEMPT;
    boolean amounts = payment.amount() != null && payment.amount() > 0;
    return new PaymentReading(
        stands && !exempt && amounts,
        status == PaymentStatus.PAID,
        stands && kind == PaymentKind.AFTER && !amounts,
        stands && exempt,
        status == null && !Blanks.isBlank(payment.status()),
        method(payment),
        SourceDate.of(payment.collectedAt()));
  }

  /** How a request was paid, UNKNOWN when the source does not say or no list knows it. */
  public Method method(RawPayment payment) {
    Method method = rules.methods().meaning(payment.method());
    return method == null ? Method.UNKNOWN : method;
  }

  /** Whether fact_collection_daily counts it: live, paid, not exempt, with an amount above 0. */
  public boolean collected(RawPayment payment) {
    return read(payment).collected();
  }

  /** Whether it has an electronic receipt: live, paid, with a receipt number; any amount. */
  public boolean receipted(RawPayment payment) {
    return (!Blanks.isBlank(payment.feeReceipt()) || !Blanks.isBlank(payment.chargeReceipt()))
        && read(payment).paid();
  }

  /** The day it was collected, null when missing or impossible. */
  public static LocalDate collectedDate(RawPayment payment) {
    return SourceDate.of(payment.collectedAt()).date();
  }
}
