package vn.dossier.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.dossier.report.figure.AgencyStanding;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Share;

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
      ORDER BY month_start, indicator, level
      """;

  // Ranks of all months at once: for one month a server may work out those of all the same
  private static final String AGENCIES =
      """
      SELECT month_start, indicator, level, level AS agency_level, agency_code, agency_name,
             numerator, denominator, rate, small, rank_in_province, rank_in_level
      FROM kpi_agency_ranking
      ORDER BY month_start, indicator, agency_code, agency_name, level
      """;

  private final YearMonth month;
  private final MonthRows levels;
  private final MonthRows agencies;

  private MonthFigures(YearMonth month, MonthRows levels, MonthRows agencies) {
    this.month = month;
    this.levels = levels;
    this.agencies = agencies;
  }

  /**
   * Reads all months, in order, by two statements. One month of agencies is in memory at a time;
   * until the last has come, nothing else can be asked of the warehouse.
   */
  static void readAll(TableQuery query, Consumer<MonthFigures> each) {
    Map<YearMonth, MonthRows> levels = new LinkedHashMap<>();
    MonthRows.ByMonth ofLevels = new MonthRows.ByMonth(levels::put);
    query.write(LEVELS, Map.of(), ofLevels, true);
    ofLevels.close();
    MonthRows.ByMonth ofAgencies =
        new MonthRows.ByMonth(
            (month, agencies) ->
                each.accept(new MonthFigures(month, levels.remove(month), agencies)));
    query.write(AGENCIES, Map.of(), ofAgencies, true);
    ofAgencies.close();
    if (!levels.isEmpty()) {
      throw new IllegalStateException("No agency is ranked in " + levels.keySet());
    }
  }

  public YearMonth month() {
    return month;
  }

  MonthRows levels() {
    return levels;
  }

  MonthRows agencies() {
    return agencies;
  }

  /** Where each agency stands, by the view. */
  public List<AgencyStanding> standings() {
    AgencyStanding.Collector standings = new AgencyStanding.Collector();
    for (List<Object> row : agencies.rows()) {
      Number rank = (Number) agencies.value(row, "rank_in_level");
      standings.add(
          (String) agencies.value(row, "agency_code"),
          (String) agencies.value(row, "agency_name"),
          (String) agencies.value(row, "level"),
          Indicator.ofCode((String) agencies.value(row, "indicator")),
          new AgencyStanding.Place(
              new Share(number(row, "numerator"), number(row, "denominator")),
              number(row, "small") == 1,
              rank == null ? null : rank.intValue()));
    }
    return standings.standings();
  }

  private long number(List<Object> row, String column) {
    return ((Number) agencies.value(row, column)).longValue();
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
