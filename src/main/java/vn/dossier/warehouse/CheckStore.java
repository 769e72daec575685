package vn.dossier.warehouse;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** etl_run_check: what each check of an execution found. */
final class CheckStore {

  private static final String STORE =
      """
      INSERT INTO etl_run_check (job_execution_id, check_name, severity, observed, allowed, passed,
        detail)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE severity = VALUES(severity), observed = VALUES(observed),
        allowed = VALUES(allowed), passed = VALUES(passed), detail = VALUES(detail)
      """;

  private final JdbcTemplate warehouse;

  CheckStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  void store(long jobExecutionId, List<Check> checks) {
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
                      check.passed() ? 1 : 0,
                      check.detail()
                    })
            .toList());
  }
}
