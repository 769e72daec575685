package vn.dossier.report.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.report.table.TableFormat;
import vn.dossier.report.table.TableWriter;
import vn.dossier.rows.RowByRow;

/**
 * What was corrected after it was final: changes of a month that later publications brought, over
 * all agencies in statistics, the newest first.
 *
 * @param newest those that a page has room for
 * @param more whether there are others
 * @param csv all of them
 */
record Corrections(List<Correction> newest, boolean more, byte[] csv) {

  static final int SHOWN = 200;

  static final List<String> COLUMNS =
      List.of("published_on", "month_start", "measure", "net_change", "agencies");

  /** Those that the main figures are made of. */
  static final List<String> MEASURES =
      List.of("dossiers", "online", "component_digitised", "obligation", "cashless", "non_cash");

  private static final String ROWS =
      """
      SELECT e.published_on, r.month_start, r.measure,
             SUM(r.after_value - r.before_value) AS net_change,
             COUNT(DISTINCT a.agency_code) AS agencies
      FROM etl_restatement r
      JOIN dim_agency a ON a.agency_key = r.agency_key
      LEFT JOIN (SELECT job_execution_id, CAST(published_at AS DATE) AS published_on FROM etl_run) e
        ON e.job_execution_id = r.job_execution_id
      WHERE a.in_statistics = 1 AND r.measure IN (:measures)
      GROUP BY e.published_on, r.month_start, r.measure
      ORDER BY e.published_on DESC, r.month_start DESC, r.measure
      """;

  /**
   * @param publishedOn null when that is not known
   * @param monthStart of the month that was corrected
   * @param netChange after minus before; 0 when dossiers only moved between agencies
   * @param agencies how many of them changed
   */
  record Correction(
      LocalDate publishedOn, LocalDate monthStart, String measure, long netChange, long agencies) {

    private List<Object> row() {
      return new ArrayList<>(Arrays.asList(publishedOn, monthStart, measure, netChange, agencies));
    }
  }

  static Corrections read(DataSource warehouse) throws IOException {
    List<Correction> newest = new ArrayList<>();
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    long[] rows = {0};
    try (TableWriter table = TableFormat.CSV.writer(csv, false)) {
      table.header(COLUMNS);
      new NamedParameterJdbcTemplate(new RowByRow(warehouse))
          .query(
              ROWS,
              Map.of("measures", MEASURES),
              rs -> {
                Correction correction =
                    new Correction(
                        rs.getObject("published_on", LocalDate.class),
                        rs.getObject("month_start", LocalDate.class),
                        rs.getString("measure"),
                        rs.getLong("net_change"),
                        rs.getLong("agencies"));
                if (++rows[0] <= SHOWN) {
                  newest.add(correction);
                }
                try {
                  table.row(correction.row());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Corrections(List.copyOf(newest), rows[0] > SHOWN, csv.toByteArray());
  }
}
