package vn.dossier.sample;

/** What a dossier is to count as; cashless only with an obligation. */
record Traits(
    boolean provincial, boolean online, boolean digitised, boolean obligation, boolean cashless) {

  /** Whether components and payments of the one do for the other. */
  boolean sameRowsAs(Traits other) {
    return digitised == other.digitised
        && obligation == other.obligation
        && cashless == other.cashless;
  }
}
