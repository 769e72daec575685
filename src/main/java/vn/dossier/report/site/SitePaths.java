package vn.dossier.report.site;

import java.time.YearMonth;
import vn.dossier.report.figure.Language;

/**
 * Where what is: Vietnamese pages in the folder of the site, English ones in a folder in it; a
 * folder for each month. Addresses that are given once stay.
 */
final class SitePaths {

  static final String CATALOGUE = "catalog.jsonld";
  static final String CORRECTIONS = "corrections.csv";

  private SitePaths() {}

  /** A page of the whole site. */
  static String page(Language language, String name) {
    return folder(language) + name + ".html";
  }

  /** The page of a month. */
  static String month(Language language, YearMonth month) {
    return folder(language) + month + "/index.html";
  }

  /** A file of a month for programs, which knows no language. */
  static String file(YearMonth month, String rows, String ending) {
    return "%s/%s-%s.%s".formatted(month, month, rows, ending);
  }

  /** The workbook of a month. */
  static String workbook(Language language, YearMonth month) {
    return folder(language) + "%s/%s.xlsx".formatted(month, month);
  }

  /** The way from a page up to the folder of the site. */
  static String root(String path) {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }

  private static String folder(Language language) {
    return language == Language.VI ? "" : "en/";
  }
}
