package vn.dossier.warehouse.succession;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.measure.Measure;
import vn.dossier.measure.Measures;
import vn.dossier.rows.RowBatches;
import vn.dossier.warehouse.sql.SqlFile;
import vn.dossier.warehouse.succession.Successors.Heir;

/**
 * Shows reference data, and what it makes of the figures: those of old agencies under the agencies
 * that follow them. Recomputed whole, out of the aggregates just published, so that figures as they
 * were and as they are never tell of two nights. Costs nothing where nobody follows anybody.
 */
public final class AsIsFigures {

  private static final int DECIMALS = 18;

  private static final List<Measure> MEASURES = Measures.all().measures();

  private static final String HEIR =
      "INSERT INTO dim_agency_as_is (old_agency_code, agency_code, share) VALUES (?, ?, ?)";

  private static final String MONTHS =
      """
      SELECT month_start FROM fact_dossier_monthly
      UNION
      SELECT d.month_start FROM fact_completion_daily f
      JOIN dim_date d ON d.date_key = f.finished_date
      """;

  private record Month(LocalDate start, String agency, Map<String, Long> measures) {}

  private final JdbcTemplate warehouse;
  private final NamedParameterJdbcTemplate named;

  public AsIsFigures(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
    this.named = new NamedParameterJdbcTemplate(warehouse);
  }

  /**
   * Call within the publish's transaction, behind its aggregates.
   *
   * @param reach the greatest business date published, on which successions are in force or not
   */
  public void publish(LocalDate reach, long jobExecutionId) {
    warehouse.update("DELETE FROM portal_figure");
    warehouse.update("INSERT INTO portal_figure SELECT * FROM stage_portal_figure");
    warehouse.update("DELETE FROM dim_agency_successor");
    warehouse.update("INSERT INTO dim_agency_successor SELECT * FROM stage_agency_successor");
    Map<String, List<Heir>> heirs = successors().on(reach);
    showHeirs(heirs);
    warehouse.update("DELETE FROM fact_monthly_as_is");
    if (!heirs.isEmpty()) {
      RowBatches figures =
          new RowBatches(warehouse, SqlFile.read(AsIsFigures.class, "insert_monthly_as_is"));
      // All agencies of all months at once would be too many
      for (LocalDate month : warehouse.queryForList(MONTHS, LocalDate.class)) {
        figures.write(
            months(month).stream().flatMap(of -> rows(of, heirs, jobExecutionId)), row -> row);
      }
    }
    noteMoves(reach, jobExecutionId);
  }

  private Successors successors() {
    return new Successors(
        warehouse.query(
            "SELECT old_agency_code, new_agency_code, valid_from, share FROM dim_agency_successor",
            (rs, n) ->
                new Succession(
                    rs.getString("old_agency_code"),
                    rs.getString("new_agency_code"),
                    rs.getObject("valid_from", LocalDate.class),
                    rs.getBigDecimal("share"))));
  }

  private void showHeirs(Map<String, List<Heir>> heirs) {
    warehouse.update("DELETE FROM dim_agency_as_is");
    List<Object[]> rows = new ArrayList<>();
    heirs.forEach(
        (old, of) ->
            of.forEach(
                heir ->
                    rows.add(
                        new Object[] {
                          old, heir.agency(), heir.share().setScale(DECIMALS, RoundingMode.HALF_UP)
                        })));
    new RowBatches(warehouse, HEIR).write(rows.stream(), row -> row);
  }

  private static Stream<Object[]> rows(
      Month month, Map<String, List<Heir>> heirs, long jobExecutionId) {
    List<Heir> of = heirs.get(month.agency());
    SplitMonth split =
        new SplitMonth(MEASURES, month.measures(), of.stream().map(Heir::share).toList());
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      if (!split.isEmpty(i)) {
        List<Object> row = new ArrayList<>();
        row.add(month.start());
        row.add(month.agency());
        row.add(of.get(i).agency());
        for (Measure measure : MEASURES) {
          row.add(split.part(measure.name(), i));
        }
        row.add(jobExecutionId);
        rows.add(row.toArray());
      }
    }
    return rows.stream();
  }

  private List<Month> months(LocalDate start) {
    return named.query(
        SqlFile.read(AsIsFigures.class, "month-of-old-agencies"),
        Map.of("month", start),
        (rs, n) -> {
          Map<String, Long> measures = new HashMap<>();
          for (Measure measure : MEASURES) {
            measures.put(measure.name(), rs.getLong(measure.name()));
          }
          return new Month(
              rs.getObject("month_start", LocalDate.class),
              rs.getString("old_agency_code"),
              measures);
        });
  }

  // The source moves an open dossier in place and keeps no history: who was open where is kept here
  private void noteMoves(LocalDate reach, long jobExecutionId) {
    MapSqlParameterSource parameters =
        new MapSqlParameterSource("reach", reach).addValue("jobExecutionId", jobExecutionId);
    named.update(SqlFile.read(AsIsFigures.class, "insert_moved_dossier"), parameters);
    warehouse.update("DELETE FROM etl_open_at_old_agency");
    if (warehouse.queryForObject("SELECT COUNT(*) FROM dim_agency_successor", Long.class) > 0) {
      warehouse.update(SqlFile.read(AsIsFigures.class, "insert_open_at_old_agency"));
    }
  }
}
