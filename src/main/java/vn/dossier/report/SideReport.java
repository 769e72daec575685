package vn.dossier.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;

/** A report of a month beside the bulletin: as a document for people, or as a table. */
public interface SideReport {

  /** For people. */
  Document document(YearMonth month, Language language);

  /**
   * For other programs.
   *
   * @param byteOrderMark whether a CSV file begins with the mark by which Excel knows UTF-8
   */
  void table(YearMonth month, TableFormat format, boolean byteOrderMark, OutputStream out)
      throws IOException;
}
