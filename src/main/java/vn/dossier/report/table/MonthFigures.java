package vn.dossier.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Every indicator of a month, read once for several files: some thousand rows. */
public final class MonthFigures {

  /** The columns of a file of levels. */
  public static final List<String> LEVEL_COLUMNS =
      List.of("month_start", "indicator", "level", "numerator", "denominator", "rate");

  /** The columns of a file of agencies. */
  public static final List<String> AGENCY_COLUMNS =
      List.of(
          "month_start",
          "indicator",
          "level",
          "agency_code",
          "agency_name",
          "numerator",
          "denominator",
          "rate");

  private static final String LEVELS =
      """
      SELECT month_start, indicator, level, numerator, denominator, rate
      FROM kpi_monthly
      WHERE month_start = :month
      ORDER BY indicator, level
      """;

  private static final String AGENCIES =
      """
      SELECT month_start, indicator, level, level AS agency_level, agency_code, agency_name,
             numerator, denominator, rate, rank_in_province, rank_in_level
      FROM kpi_agency_ranking
      WHERE month_start = :month
      ORDER BY indicator, agency_code, agency_name, level
      """;

  private final YearMonth month;
  private final MonthRows levels;
  private final MonthRows agencies;

  private MonthFigures(YearMonth month, MonthRows levels, MonthRows agencies) {
    this.month = month;
    this.levels = levels;
    this.agencies = agencies;
  }

  static MonthFigures read(TableQuery query, YearMonth month) {
    return new MonthFigures(month, rows(query, LEVELS, month), rows(query, AGENCIES, month));
  }

  private static MonthRows rows(TableQuery query, String sql, YearMonth month) {
    Map<String, LocalDate> parameters = Map.of("month", month.atDay(1));
    MonthRows.Taker taker = new MonthRows.Taker();
    query.write(sql, parameters, taker, true);
    return taker.taken();
  }

  YearMonth month() {
    return month;
  }

  MonthRows levels() {
    return levels;
  }

  MonthRows agencies() {
    return agencies;
  }

  /**
   * Writes the rows of levels, or those of agencies.
   *
   * @throws IllegalArgumentException when both are asked for, which count the same dossiers
   */
  public void write(TableReport.Of rows, TableFormat format, OutputStream out) throws IOException {
    if (rows == TableReport.Of.LEVELS_AND_AGENCIES) {
      throw new IllegalArgumentException(rows.toString());
    }
    try (TableWriter table = format.writer(out, false)) {
      if (rows == TableReport.Of.LEVELS) {
        levels.write(LEVEL_COLUMNS, table);
      } else {
        agencies.write(AGENCY_COLUMNS, table);
      }
    }
  }
}
