package vn.dossier.classify;

import vn.dossier.classify.rules.Method;
import vn.dossier.classify.value.SourceDate;

/**
 * What one payment request means; every flag is false of a deleted request.
 *
 * @param counted makes an obligation [R12, R13, R17]
 * @param paid has the status paid, whatever its amount
 * @param pending to be collected later, not cancelled or refunded, without an amount above 0
 * @param exempt exempt, not cancelled or refunded
 * @param statusUnknown has a status that no list knows
 * @param method how it was paid, never null
 * @param collectedOn the day it was collected, never null
 * @param impossible the column (amount, fee, charge) of a number that decides and cannot be; null
 *     when there is none
 */
public record PaymentReading(
    boolean counted,
    boolean paid,
    boolean pending,
    boolean exempt,
    boolean statusUnknown,
    Method method,
    SourceDate collectedOn,
    String impossible) {

  /** Counted and paid, and every number of it can be: its amounts were collected. */
  public boolean collected() {
    return counted && paid && impossible == null;
  }
}
