package vn.dossier.sample;

/**
 * An agency that handles dossiers of the sample.
 *
 * @param owner whose fields it handles: a department's group code, or the kind CN, QH, XP
 * @param weight its share of the dossiers of its level, 0 when it has none
 */
record Agency(
    String code, String name, String parent, String identifier, String owner, int weight) {

  boolean provincial() {
    return !owner.equals("QH") && !owner.equals("XP");
  }
}
