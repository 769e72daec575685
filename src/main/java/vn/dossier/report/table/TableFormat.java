package vn.dossier.report.table;

import java.io.IOException;
import java.io.OutputStream;

/** The files that rows can be written to. */
public enum TableFormat {
  /** RFC 4180, in UTF-8. */
  CSV,
  /** An array of objects. */
  JSON,
  /** A workbook. */
  XLSX;

  /**
   * Begins a table; closing it ends the document and leaves the stream open.
   *
   * @param byteOrderMark whether a CSV file begins with the mark by which Excel knows UTF-8
   */
  public TableWriter writer(OutputStream out, boolean byteOrderMark) throws IOException {
    return switch (this) {
      case CSV -> new CsvTable(out, byteOrderMark);
      case JSON -> new JsonTable(out);
      case XLSX -> new XlsxTable(out);
    };
  }
}
