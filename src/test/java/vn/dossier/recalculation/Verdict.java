package vn.dossier.recalculation;

/** What becomes of a dossier in scope. */
sealed interface Verdict {

  record Excluded(String reason) implements Verdict {}

  /** Code and agency are trimmed and masked when they look like no code, null when blank. */
  record Rejected(String code, String agency, String reason) implements Verdict {}

  record Loaded(Fact fact) implements Verdict {}
}
