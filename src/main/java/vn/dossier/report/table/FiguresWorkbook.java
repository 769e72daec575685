package vn.dossier.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Language;
import vn.dossier.report.words.Wording;

/** The figures of a month for people: a sheet of levels, one of agencies, and what to mind. */
public final class FiguresWorkbook {

  private static final String LEVELS =
      """
      SELECT month_start, indicator, level, numerator, denominator, rate
      FROM kpi_monthly
      WHERE month_start = :month
      ORDER BY CASE indicator WHEN 'online' THEN 1 WHEN 'digitised' THEN 2 WHEN 'cashless' THEN 3
                                WHEN 'non_cash' THEN 4 ELSE 5 END, indicator,
               CASE level WHEN 'ALL' THEN 1 WHEN 'PROVINCE' THEN 2 WHEN 'BELOW_PROVINCE' THEN 3
                            WHEN 'DISTRICT' THEN 4 ELSE 5 END
      """;

  private static final String AGENCIES =
      """
      SELECT month_start, indicator, level AS agency_level, agency_code, agency_name, numerator,
             denominator, rate, rank_in_province, rank_in_level
      FROM kpi_agency_ranking
      WHERE month_start = :month
      ORDER BY CASE indicator WHEN 'online' THEN 1 WHEN 'digitised' THEN 2 WHEN 'cashless' THEN 3
                                WHEN 'non_cash' THEN 4 ELSE 5 END, indicator,
               CASE level WHEN 'ALL' THEN 1 WHEN 'PROVINCE' THEN 2 WHEN 'BELOW_PROVINCE' THEN 3
                            WHEN 'DISTRICT' THEN 4 ELSE 5 END,
               agency_code, agency_name
      """;

  private static final String LEVELS_AS_IS =
      """
      SELECT month_start, indicator, level, numerator, denominator, rate
      FROM kpi_monthly_as_is
      WHERE month_start = :month
      ORDER BY CASE indicator WHEN 'online' THEN 1 WHEN 'digitised' THEN 2 WHEN 'cashless' THEN 3
                                WHEN 'non_cash' THEN 4 ELSE 5 END, indicator,
               CASE level WHEN 'ALL' THEN 1 WHEN 'PROVINCE' THEN 2 WHEN 'BELOW_PROVINCE' THEN 3
                            WHEN 'DISTRICT' THEN 4 ELSE 5 END
      """;

  private static final String AGENCIES_AS_IS =
      """
      SELECT month_start, indicator, level AS agency_level, agency_code, agency_name, numerator,
             denominator, rate, rank_in_province, rank_in_level
      FROM kpi_monthly_agency_as_is
      WHERE month_start = :month
      ORDER BY CASE indicator WHEN 'online' THEN 1 WHEN 'digitised' THEN 2 WHEN 'cashless' THEN 3
                                WHEN 'non_cash' THEN 4 ELSE 5 END, indicator,
               CASE level WHEN 'ALL' THEN 1 WHEN 'PROVINCE' THEN 2 WHEN 'BELOW_PROVINCE' THEN 3
                            WHEN 'DISTRICT' THEN 4 ELSE 5 END,
               agency_code, agency_name
      """;

  private static final List<String> INDICATORS =
      List.of(
          "online",
          "digitised",
          "cashless",
          "non_cash",
          "result_digitised",
          "reused",
          "on_time",
          "same_day",
          "online_766",
          "digitised_766");

  private static final List<String> AGENCY_COLUMNS =
      List.of(
          "month_start",
          "indicator",
          "agency_level",
          "agency_code",
          "agency_name",
          "numerator",
          "denominator",
          "rate",
          "rank_in_province",
          "rank_in_level");

  private static final String REACH = "SELECT business_date FROM etl_freshness";

  private final JdbcClient warehouse;
  private final TableQuery query;
  private final TableReport tables;

  public FiguresWorkbook(JdbcClient warehouse, TableQuery query, TableReport tables) {
    this.warehouse = warehouse;
    this.query = query;
    this.tables = tables;
  }

  /** Writes the workbook out of one snapshot of a warehouse that has published. */
  public void write(YearMonth month, Basis basis, Language language, OutputStream out)
      throws IOException {
    Wording wording = new Wording(language);
    Map<String, LocalDate> parameters = Map.of("month", month.atDay(1));
    boolean asIs = basis == Basis.AS_IS;
    tables.writing(
        () -> new XlsxTable(out, column -> wording.text("sheet_" + column)),
        workbook -> {
          TableWriter worded = new WordedTable(workbook, wording);
          workbook.sheet(wording.text("sheet_levels"));
          query.write(asIs ? LEVELS_AS_IS : LEVELS, parameters, worded, true);
          workbook.sheet(wording.text("sheet_agencies"));
          query.write(asIs ? AGENCIES_AS_IS : AGENCIES, parameters, worded, true);
          LocalDate reach = warehouse.sql(REACH).query(LocalDate.class).single();
          workbook.notes(
              wording.text("sheet_notes"),
              notes(month, asIs, Bulletin.dataUntil(month, reach), wording));
        });
  }

  /** The same out of rows that were read before. */
  public void write(MonthFigures figures, LocalDate until, Language language, OutputStream out)
      throws IOException {
    Wording wording = new Wording(language);
    try (XlsxTable workbook = new XlsxTable(out, column -> wording.text("sheet_" + column))) {
      TableWriter worded = new WordedTable(workbook, wording);
      workbook.sheet(wording.text("sheet_levels"));
      figures.levels().write(MonthFigures.LEVEL_COLUMNS, worded);
      workbook.sheet(wording.text("sheet_agencies"));
      figures.agencies().write(AGENCY_COLUMNS, worded);
      workbook.notes(wording.text("sheet_notes"), notes(figures.month(), false, until, wording));
    }
  }

  private static List<List<String>> notes(
      YearMonth month, boolean asIs, LocalDate until, Wording wording) {
    List<List<String>> notes = new ArrayList<>();
    notes.add(List.of(wording.text("sheet_title", wording.month(month))));
    notes.add(List.of(wording.text("data_until", wording.date(until))));
    if (asIs) {
      notes.add(List.of(wording.text("note_as_is")));
    }
    notes.add(List.of(wording.text("sheet_note_sums")));
    notes.add(List.of(wording.text("sheet_note_rates")));
    notes.add(List.of(wording.text("sheet_note_small")));
    notes.add(List.of(wording.text("sheet_note_levels")));
    for (String indicator : INDICATORS) {
      Optional<String> meaning = wording.optional("sheet_meaning_" + indicator);
      notes.add(
          List.of(
              "%s (%s)".formatted(wording.text("indicator_" + indicator), indicator),
              meaning.orElse("")));
    }
    return notes;
  }
}
