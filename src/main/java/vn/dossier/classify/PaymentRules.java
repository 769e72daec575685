package vn.dossier.classify;

import java.time.LocalDate;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Method;
import vn.dossier.classify.rules.PaymentKind;
import vn.dossier.classify.rules.PaymentStatus;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Amounts;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.value.Whitespace;

/**
 * How one payment request reads (src/docs/rules.md, "Payment" and "Money and papers").
 *
 * <p>Amounts that cannot be (src/docs/rules.md). {@link Amounts} says which ones: above 10^15 VND
 * either way, or no whole number. Such a number may stand for anything, so whatever is counted
 * without it may be wrong and look right: a request left out takes an obligation with it, and a
 * dossier left unpaid moves the headline. Therefore the <em>dossier</em> is rejected as
 * VALUE_INVALID, which says so and loses nothing: it waits in quarantine, named, until the source
 * is fixed. That holds only where the number decides:
 *
 * <ul>
 *   <li>the amount of a request that is live, neither cancelled nor refunded, and not exempt, for
 *       it decides whether there is an obligation [R12, R13, R17];
 *   <li>fee and charge of a request that was collected, for only then are they summed;
 *   <li>the sum of a dossier's counted amounts, which cannot exceed 10^15 either, so that no sum of
 *       ours wraps.
 * </ul>
 *
 * A request is in no collection while such a number of it decides; while its dossier is held from
 * before, the load of collections warns AMOUNT_IMPOSSIBLE. Zero, null and negative amounts within
 * the limit are no fault: refunds are recognised by status, not by sign, so a request of zero or
 * less is just not counted, as the contract says, and leaves a 'Thu sau' request pending.
 */
public final class PaymentRules {
  private static final PaymentReading DELETED =
      new PaymentReading(
          false, false, false, false, false, Method.UNKNOWN, SourceDate.of(null), null);

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
    boolean decides = stands && !exempt;
    boolean possible = Amounts.possible(payment.amount());
    boolean amounts = possible && payment.amount() != null && payment.amount() > 0;
    boolean paid = status == PaymentStatus.PAID;
    return new PaymentReading(
        decides && amounts,
        paid,
        stands && kind == PaymentKind.AFTER && possible && !amounts,
        stands && exempt,
        status == null && !Whitespace.isBlank(payment.status()),
        method(payment),
        SourceDate.of(payment.collectedAt()),
        decides ? impossible(payment, paid && amounts) : null);
  }

  private static String impossible(RawPayment payment, boolean collected) {
    if (!Amounts.possible(payment.amount())) {
      return "amount";
    }
    if (!collected) {
      return null;
    }
    return !Amounts.possible(payment.fee())
        ? "fee"
        : Amounts.possible(payment.charge()) ? null : "charge";
  }

  /** How a request was paid, UNKNOWN when the source does not say or no list knows it. */
  public Method method(RawPayment payment) {
    Method method = rules.methods().meaning(payment.method());
    return method == null ? Method.UNKNOWN : method;
  }

  /** Whether it has an electronic receipt: live, paid, with a receipt number; any amount. */
  public boolean receipted(RawPayment payment) {
    return (!Whitespace.isBlank(payment.feeReceipt())
            || !Whitespace.isBlank(payment.chargeReceipt()))
        && read(payment).paid();
  }

  /** The day it was collected, null when missing or impossible. */
  public static LocalDate collectedDate(RawPayment payment) {
    return SourceDate.of(payment.collectedAt()).date();
  }
}
