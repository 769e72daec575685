package vn.dossier.warehouse.publish;

import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.dimension.MonthStart;
import vn.dossier.warehouse.run.PlanParameters;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.sql.SqlFile;

/** Notes what a publish changes in months that were published long before (etl_restatement). */
final class Restatements {

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
    MapSqlParameterSource parameters =
        PlanParameters.of(plan)
            .addValue("until", until(plan))
            .addValue("publishedBefore", publishedBefore)
            .addValue("jobExecutionId", jobExecutionId);
    new NamedParameterJdbcTemplate(warehouse)
        .update(SqlFile.read(Restatements.class, "place/insert_restatement"), parameters);
  }

  /** First day of the first month whose changes are not noted. */
  static LocalDate until(RunPlan plan) {
    return MonthStart.of(plan.businessDate()).minusMonths(1);
  }
}
