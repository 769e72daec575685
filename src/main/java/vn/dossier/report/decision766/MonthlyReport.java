package vn.dossier.report.decision766;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.Document;
import vn.dossier.report.table.TableFormat;

/** A report of a month beside the bulletin: as a document for people, or as a table. */
public interface MonthlyReport {

  /**
   * For people.
   *
   * @param bulletin of its month; says up to when the figures go
   */
  Document document(Bulletin bulletin, Language language);

  /**
   * For other programs.
   *
   * @param language of the notes; names and codes are the same in each
   * @param byteOrderMark whether a CSV file begins with the mark by which Excel knows UTF-8
   */
  void table(
      YearMonth month,
      Language language,
      TableFormat format,
      boolean byteOrderMark,
      OutputStream out)
      throws IOException;
}
