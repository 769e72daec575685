package vn.dossier.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The gate: the identities that must hold before anything is published. */
public final class Verification {

  /** Identities, each a statement that counts what breaks it: verify/NAME.sql. */
  private static final List<String> IDENTITIES =
      List.of(
          "partitions-add-up",
          "facts-equal-loaded",
          "rejects-equal-rejected",
          "nothing-left-unmet",
          "one-place",
          "facts-equal-daily",
          "daily-equals-monthly",
          "facts-equal-completions",
          "daily-parts-equal-whole",
          "daily-numerators-within",
          "monthly-parts-equal-whole",
          "monthly-numerators-within",
          "completion-parts-equal-whole",
          "backlog-equals-facts",
          "backlog-parts-equal-whole",
          "collections-equal-requests",
          "digitised-results-equal-papers",
          "receipts-equal-requests");

  private static final String FINGERPRINTS = "fingerprints-missed";

  private static final String STORE =
      """
      INSERT INTO etl_run_check (job_execution_id, check_name, severity, observed, allowed, passed)
      VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE severity = VALUES(severity), observed = VALUES(observed),
        allowed = VALUES(allowed), passed = VALUES(passed)
      """;

  private final JdbcTemplate warehouse;
  private final Aggregation aggregation;

  public Verification(JdbcTemplate warehouse, Aggregation aggregation) {
    this.warehouse = warehouse;
    this.aggregation = aggregation;
  }

  /** Runs every identity. */
  public List<Check> identities(RunPlan plan) {
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(warehouse);
    MapSqlParameterSource parameters =
        Aggregation.parameters(plan)
            .addValue("takesBacklog", aggregation.takesBacklog(plan) ? 1 : 0);
    List<Check> checks = new ArrayList<>();
    for (String name : IDENTITIES) {
      Long observed = named.queryForObject(SqlFile.read("verify/" + name), parameters, Long.class);
      checks.add(Check.identity(name, Objects.requireNonNull(observed)));
    }
    return checks;
  }

  /**
   * Buckets whose rows changed although their checksums had not: found by a night that read
   * everything all the same, and then no night may rely on checksums.
   *
   * @param missed how many
   */
  public static Check fingerprints(long missed) {
    return Check.identity(FINGERPRINTS, missed);
  }

  /** Keeps the results of an execution. */
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
  }
}
