package vn.dossier.classify.verdict;

/** Why a dossier is no fact and never will be as it stands; the first that holds, in this order. */
public enum ExclusionReason {
  /** Its soft delete is set, readable or not [R25]. */
  DELETED,
  /** A copy of a dossier that has a row of its own, as the adapter of the source knows. */
  COPY,
  /** Registered, not yet accepted: status 1 [R5]. */
  NOT_YET_ACCEPTED,
  /** Refused before acceptance: status 3 [R5]. */
  REFUSED
}
