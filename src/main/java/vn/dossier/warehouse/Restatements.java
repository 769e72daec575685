package vn.dossier.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Notes what a publish changes in months that were published long before (etl_restatement). */
final class Restatements {

  private static final List<String> MEASURES =
      List.of(
          "dossiers",
          "online",
          "direct",
          "postal",
          "channel_unknown",
          "channel_missing",
          "online_766",
          "component_digitised",
          "result_due",
          "result_digitised",
          "digitised_766",
          "reused",
          "obligation",
          "obligation_pending",
          "exempt",
          "cashless",
          "non_cash",
          "withdrawn",
          "amount_due",
          "amount_online");

  private static final String INSERT =
      """
      INSERT INTO etl_restatement
        (job_execution_id, month_start, agency_key, measure, before_value, after_value)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate warehouse;

  Restatements(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Compares what is published with what is about to be; belongs before the publish, in its
   * transaction.
   *
   * @param publishedBefore the greatest business date published before this run
   */
  void note(RunPlan plan, LocalDate publishedBefore, long jobExecutionId) {
    LocalDate until = FactRow.month(plan.businessDate()).minusMonths(1);
    List<Object[]> rows = new ArrayList<>();
    MapSqlParameterSource parameters =
        Aggregation.parameters(plan)
            .addValue("until", until)
            .addValue("publishedBefore", publishedBefore);
    new NamedParameterJdbcTemplate(warehouse)
        .query(
            SqlFile.read("publish/restated-months"),
            parameters,
            rs -> {
              for (String measure : MEASURES) {
                long added = rs.getLong(measure + "_added");
                if (added != 0) {
                  long before = rs.getLong(measure);
                  rows.add(
                      new Object[] {
                        jobExecutionId,
                        rs.getObject("month_start", LocalDate.class),
                        rs.getLong("agency_key"),
                        measure,
                        before,
                        before + added
                      });
                }
              }
            });
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(INSERT, rows);
    }
  }
}
