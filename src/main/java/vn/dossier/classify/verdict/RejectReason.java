package vn.dossier.classify.verdict;

import vn.dossier.classify.PaymentRules;

/**
 * Why a dossier waits in quarantine; the first that holds, in this order (src/docs/rules.md,
 * "Rejected").
 */
public enum RejectReason {
  /**
   * A value that cannot be, whatever the status: the accepted, due, finished or returned date does
   * not exist; the amount of a request, or their sum, is none (see {@link PaymentRules}).
   */
  VALUE_INVALID,
  /** The status is missing or no list knows it. */
  STATUS_UNKNOWN,
  /** Accepted by its status, but without an accepted date. */
  ACCEPTED_DATE_MISSING,
  /** Accepted after the as-of date of the run. */
  ACCEPTED_DATE_IN_FUTURE,
  /** Finished by its status, after the as-of date of the run. */
  FINISHED_DATE_IN_FUTURE,
  /** Finished by its status, on a day before it was accepted. */
  FINISHED_BEFORE_ACCEPTED,
  /** No agency, or one that the catalogue does not know. */
  AGENCY_UNKNOWN,
  /** The catalogue holds its agency several times live. */
  AGENCY_AMBIGUOUS
}
