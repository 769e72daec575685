package vn.dossier.classify;

import java.util.EnumSet;
import java.util.Set;

/** What the payment requests of one dossier say together. */
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

  private PaymentTotals() {}

  /** Of the requests that belong to the code: a link is taken as stored. */
  static PaymentTotals of(RawDossier dossier, String code, PaymentRules rules) {
    PaymentTotals totals = new PaymentTotals();
    for (RawPayment payment : dossier.payments()) {
      if (code != null && code.equals(payment.link())) {
        totals.add(payment, rules.read(payment));
      }
    }
    return totals;
  }

  private void add(RawPayment payment, PaymentReading reading) {
    pending |= reading.pending();
    exempt |= reading.exempt();
    if (reading.counted()) {
      counted = true;
      due += payment.amount();
    }
    if (reading.collected()) {
      collect(reading.method(), payment.amount());
    }
    warn(reading);
  }

  private void collect(Method method, long amount) {
    switch (method) {
      case ONLINE -> {
        paidOnline = true;
        online += amount;
      }
      case TRANSFER -> {
        paidByTransfer = true;
        transfer += amount;
      }
      case CASH -> cash += amount;
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

  /** What is odd about the requests. */
  Set<Warning> warnings() {
    return warnings;
  }
}
