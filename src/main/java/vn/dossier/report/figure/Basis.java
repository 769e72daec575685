package vn.dossier.report.figure;

/** Whose figures an agency's are after a reorganisation (src/docs/rules.md). */
public enum Basis {
  /** Of the agency that accepted the dossiers, whether it is still there or not. */
  AS_WAS,
  /** Of today's agency, with its share of those that it follows. */
  AS_IS
}
