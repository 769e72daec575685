package vn.dossier.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.measure.Measures;
import vn.dossier.report.figure.Basis;
import vn.dossier.rows.Snapshot;

/** Figures and facts as tables for other programs, out of one snapshot of the warehouse. */
public final class TableReport {

  private static final String LEVELS =
      """
      SELECT month_start, indicator, level, NULL AS agency_code, NULL AS agency_name, numerator,
             denominator, rate
      FROM kpi_monthly
      WHERE month_start = :month
      ORDER BY indicator, level
      """;

  private static final String AGENCIES =
      """
      SELECT month_start, indicator, level, agency_code, agency_name, numerator, denominator, rate
      FROM kpi_agency_ranking
      WHERE month_start = :month
      ORDER BY indicator, agency_code, agency_name, level
      """;

  private static final String LEVELS_AS_IS =
      """
      SELECT month_start, indicator, level, NULL AS agency_code, NULL AS agency_name, numerator,
             denominator, rate
      FROM kpi_monthly_as_is
      WHERE month_start = :month
      ORDER BY indicator, level
      """;

  private static final String AGENCIES_AS_IS =
      """
      SELECT month_start, indicator, level, agency_code, agency_name, numerator, denominator, rate
      FROM kpi_monthly_agency_as_is
      WHERE month_start = :month
      ORDER BY indicator, agency_code, agency_name, level
      """;

  // What the columns of an export hold: its own, and those of the dimensions beside it
  private static final String COLUMNS_IN_WORDS =
      """
      SELECT d.column_name, d.sentence, v.sentence AS vietnamese
      FROM etl_dictionary d
      JOIN etl_dictionary_vi v ON v.object_name = d.object_name AND v.column_name = d.column_name
      WHERE d.object_name = :fact OR d.object_name IN ('dim_agency', 'dim_procedure')
      ORDER BY CASE WHEN d.object_name = :fact THEN 0 ELSE 1 END, d.place
      """;

  private final TableQuery query;
  private final TransactionTemplate snapshot;

  public TableReport(TableQuery query, PlatformTransactionManager transactions) {
    this.query = query;
    this.snapshot = Snapshot.of(transactions);
  }

  /** Which rows of a month are asked for: a sum over both counts each dossier several times. */
  public enum Of {
    LEVELS_AND_AGENCIES,
    LEVELS,
    AGENCIES
  }

  /** Every indicator of a month, by level, then by agency. */
  public void figures(
      YearMonth month, Basis basis, TableFormat format, boolean byteOrderMark, OutputStream out)
      throws IOException {
    figures(month, basis, Of.LEVELS_AND_AGENCIES, format, byteOrderMark, out);
  }

  /** Every indicator of a month, by level, or by agency, or first by the one, then by the other. */
  public void figures(
      YearMonth month,
      Basis basis,
      Of rows,
      TableFormat format,
      boolean byteOrderMark,
      OutputStream out)
      throws IOException {
    Map<String, LocalDate> parameters = Map.of("month", month.atDay(1));
    boolean asIs = basis == Basis.AS_IS;
    write(
        format,
        byteOrderMark,
        out,
        table -> {
          if (rows != Of.AGENCIES) {
            query.write(asIs ? LEVELS_AS_IS : LEVELS, parameters, table, true);
          }
          if (rows != Of.LEVELS) {
            query.write(asIs ? AGENCIES_AS_IS : AGENCIES, parameters, table, rows == Of.AGENCIES);
          }
        });
  }

  /**
   * Every indicator of each month under the agencies of that time, for several files, in order; a
   * month that has any. Meanwhile nothing else can be asked of the warehouse.
   */
  public void months(Consumer<MonthFigures> each) {
    snapshot.executeWithoutResult(transaction -> MonthFigures.readAll(query, each));
  }

  /** Reads several statements' rows as of one moment. */
  public <T> T inSnapshot(Supplier<T> reading) {
    return snapshot.execute(transaction -> reading.get());
  }

  /** The rows of a fact with its dimensions, by date, of all agencies and indicators. */
  public void fact(
      ExportTable fact,
      YearMonth from,
      YearMonth to,
      TableFormat format,
      boolean byteOrderMark,
      OutputStream out)
      throws IOException {
    fact(fact, from, to, null, null, format, byteOrderMark, out);
  }

  /**
   * The rows of a fact with its dimensions, by date.
   *
   * @param from first month
   * @param to last month
   * @param agency only of this agency code; null for all, and for all but kpi_dossier
   * @param indicator only of this indicator; null for all, and for all but kpi_dossier
   */
  public void fact(
      ExportTable fact,
      YearMonth from,
      YearMonth to,
      String agency,
      String indicator,
      TableFormat format,
      boolean byteOrderMark,
      OutputStream out)
      throws IOException {
    Map<String, Object> parameters = parameters(from, to, agency, indicator);
    String sql = statement("export/" + fact.name());
    write(
        format,
        byteOrderMark,
        out,
        table -> {
          table.sheet(fact.name());
          query.write(sql, parameters, table, true, UntoldColumns.read(query));
          table.notes("notes", query.lines(COLUMNS_IN_WORDS, Map.of("fact", fact.name())));
        });
  }

  /** Whether a fact has any row in some months. */
  public boolean hasRows(ExportTable fact, YearMonth from, YearMonth to) {
    return query.findsAny(statement("export/" + fact.name()), parameters(from, to, null, null));
  }

  private static Map<String, Object> parameters(
      YearMonth from, YearMonth to, String agency, String indicator) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("from", from.atDay(1));
    parameters.put("until", to.plusMonths(1).atDay(1));
    parameters.put("agency", agency);
    parameters.put("indicator", indicator);
    return parameters;
  }

  private static String statement(String name) {
    try {
      String text =
          new ClassPathResource(name + ".sql", TableReport.class)
              .getContentAsString(StandardCharsets.UTF_8);
      return Measures.all().fragments().expand(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows on their way into a table. */
  interface Rows {
    void into(TableWriter table) throws IOException;
  }

  /** A table that begins. */
  interface Beginning {
    TableWriter begin() throws IOException;
  }

  private void write(TableFormat format, boolean byteOrderMark, OutputStream out, Rows rows)
      throws IOException {
    writing(() -> format.writer(out, byteOrderMark), rows);
  }

  /** Writes a file out of one snapshot. */
  void writing(Beginning file, Rows rows) throws IOException {
    try {
      snapshot.executeWithoutResult(
          transaction -> {
            try (TableWriter table = file.begin()) {
              rows.into(table);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
