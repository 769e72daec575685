package vn.dossier.report.table;

import java.util.List;
import java.util.Locale;

/**
 * A file of a month's figures for programs. Rows of levels and of agencies are apart, so that
 * nobody adds up what counts the same dossiers twice.
 *
 * @param rows levels or agencies
 */
public record MonthFile(String rows, TableReport.Of of, TableFormat format) {

  /** All that a month has, beside its workbook. */
  public static final List<MonthFile> ALL =
      List.of(
          new MonthFile("levels", TableReport.Of.LEVELS, TableFormat.CSV),
          new MonthFile("agencies", TableReport.Of.AGENCIES, TableFormat.CSV),
          new MonthFile("levels", TableReport.Of.LEVELS, TableFormat.JSON),
          new MonthFile("agencies", TableReport.Of.AGENCIES, TableFormat.JSON));

  /** What its name ends with. */
  public String ending() {
    return format.name().toLowerCase(Locale.ROOT);
  }
}
