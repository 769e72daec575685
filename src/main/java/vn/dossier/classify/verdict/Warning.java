package vn.dossier.classify.verdict;

import vn.dossier.classify.PaymentRules;

/** What is irregular about a row that counts all the same (src/docs/rules.md). */
public enum Warning {
  /** Finished by its status, without a finished or returned date: in no completion figure [R20]. */
  FINISHED_DATE_MISSING,
  /** Several live dossiers hold the code; found by the warehouse, never by the classifier. */
  DOSSIER_CODE_SHARED,
  /** The procedure is missing or unknown: key 0, taken to yield a result. */
  PROCEDURE_UNKNOWN,
  /** A live payment request has a status that no list knows: counts as not paid. */
  PAYMENT_STATUS_UNKNOWN,
  /** A date that does not exist, in a column where it reads as null. */
  DATE_IMPOSSIBLE,
  /** A digitised result has neither a digitised nor a created date: in no figure. */
  DIGITISED_DATE_MISSING,
  /** A collected request has no readable collected date: in no collection figure. */
  COLLECTED_DATE_MISSING,
  /**
   * A request that would be collected has a number that cannot be, and the fact of its dossier is
   * from before: in no collection figure (see {@link PaymentRules}).
   */
  AMOUNT_IMPOSSIBLE
}
