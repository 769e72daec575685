package vn.dossier.classify;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Method;
import vn.dossier.classify.value.Amounts;
import vn.dossier.classify.value.Bytewise;
import vn.dossier.classify.verdict.Warning;

/** What the payment requests of one dossier say together, taken one at a time. */
final class PaymentTotals {
  private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);
  private boolean counted;
  private boolean pending;
  private boolean exempt;
  private boolean paidOnline;
  private boolean paidByTransfer;
  private long due;
  private long online;
  private long transfer;
  private long cash;
  private String impossible;
  private String impossibleId;

  /** Takes one more request. */
  void add(RawPayment payment, PaymentReading reading) {
    pending |= reading.pending();
    exempt |= reading.exempt();
    if (reading.impossible() != null) {
      impossible(payment.id(), reading.impossible());
    }
    if (reading.counted()) {
      counted = true;
      due = sum(due, payment.amount());
    }
    if (reading.collected()) {
      collect(reading.method(), payment.amount());
    }
    warn(reading);
  }

  // Of several requests the smallest id is named: a verdict does not depend on their order
  private void impossible(String id, String column) {
    if (impossible == null || Bytewise.ORDER.compare(id, impossibleId) < 0) {
      impossibleId = id;
      impossible = column;
    }
  }

  // Amounts counted are above 0, so a sum that has passed the limit never comes back
  private static long sum(long a, long b) {
    return Math.min(a + b, Amounts.GREATEST + 1);
  }

  private void collect(Method method, long amount) {
    switch (method) {
      case ONLINE -> {
        paidOnline = true;
        online = sum(online, amount);
      }
      case TRANSFER -> {
        paidByTransfer = true;
        transfer = sum(transfer, amount);
      }
      case CASH -> cash = sum(cash, amount);
      case UNKNOWN -> {
        // Due and paid, yet in none of the three: nobody knows how [R15]
      }
    }
  }

  private void warn(PaymentReading reading) {
    if (reading.statusUnknown()) {
      warnings.add(Warning.PAYMENT_STATUS_UNKNOWN);
    }
    if (reading.collectedOn().impossible()) {
      warnings.add(Warning.DATE_IMPOSSIBLE);
    }
    if (reading.collected() && reading.collectedOn().date() == null) {
      warnings.add(Warning.COLLECTED_DATE_MISSING);
    }
  }

  /** At least one counted request [R12]. */
  boolean obligation() {
    return counted;
  }

  /** No obligation, and a request to be collected later [R12]. */
  boolean obligationPending() {
    return !counted && pending;
  }

  /** Neither, and an exempt request [R13]. */
  boolean exempt() {
    return !counted && !pending && exempt;
  }

  /** A counted request paid online [R14]. */
  boolean cashless() {
    return paidOnline;
  }

  /** A counted request paid online or by transfer [R15]. */
  boolean nonCash() {
    return paidOnline || paidByTransfer;
  }

  /**
   * The column of a number that decides and cannot be, null when there is none; {@code sum} when
   * the counted amounts together exceed what an amount can be.
   */
  String impossible() {
    return impossible != null ? impossible : Amounts.possible(due) ? null : "sum";
  }

  /** The request whose number cannot be; null when there is none. */
  String impossibleId() {
    return impossibleId;
  }

  /** Sum of the counted requests in VND. */
  long due() {
    return due;
  }

  /** Of these, paid online. */
  long online() {
    return online;
  }

  /** Of these, paid by transfer. */
  long transfer() {
    return transfer;
  }

  /** Of these, paid in cash. */
  long cash() {
    return cash;
  }

  /** What is irregular about the requests. */
  Set<Warning> warnings() {
    return Collections.unmodifiableSet(warnings);
  }
}
