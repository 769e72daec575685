package vn.dossier.warehouse.run;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** etl_run_check and etl_run_check_detail: what each check of an execution found. */
public final class CheckStore {

  private static final String STORE =
      """
      INSERT INTO etl_run_check (job_execution_id, check_name, severity, observed, allowed, passed)
      VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE severity = VALUES(severity), observed = VALUES(observed),
        allowed = VALUES(allowed), passed = VALUES(passed)
      """;

  private static final String STORE_DETAIL =
      """
      INSERT INTO etl_run_check_detail (job_execution_id, check_name, explanation) VALUES (?, ?, ?)
      ON DUPLICATE KEY UPDATE explanation = VALUES(explanation)
      """;

  private final JdbcTemplate warehouse;

  public CheckStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  public void store(long jobExecutionId, List<Check> checks) {
    warehouse.batchUpdate(
        STORE,
        checks.stream()
            .map(
                check ->
                    new Object[] {
                      jobExecutionId,
                      check.name(),
                      check.severity(),
                      check.observed(),
                      check.allowed(),
                      check.passed() ? 1 : 0
                    })
            .toList());
    for (Check check : checks) {
      if (check.detail() != null) {
        warehouse.update(STORE_DETAIL, jobExecutionId, check.name(), check.detail());
      }
    }
  }
}
