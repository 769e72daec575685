package vn.dossier.classify.raw;

/** What components, payment requests and papers of a source name of their dossier. */
public enum LinkedBy {
  /** Its id, which no other dossier has. */
  ID,
  /** Its code as stored, which several dossiers may share. */
  CODE
}
