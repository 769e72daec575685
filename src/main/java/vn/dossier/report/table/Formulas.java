package vn.dossier.report.table;

/** Texts that a spreadsheet would take for a formula, and run. */
final class Formulas {

  private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";

  private Formulas() {}

  static boolean looksLikeOne(String text) {
    return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0;
  }
}
