package vn.dossier.sample;

/**
 * A procedure of the sample.
 *
 * @param code as the catalogue has it, in one of two styles
 * @param owner who handles it: a department's group code, or the kinds CN, QH, XP joined by '+'
 * @param days working days until a dossier is due
 */
record Procedure(
    String code,
    String name,
    String field,
    String owner,
    String serviceLevel,
    boolean fee,
    boolean result,
    int days) {

  static final String SUFFIX = ".000.00.00.H99";

  /** The national part, such as 1.990101. */
  String nationalCode() {
    return code.endsWith(SUFFIX) ? code.substring(0, code.length() - SUFFIX.length()) : code;
  }
}
