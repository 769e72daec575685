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

  private static final String SOURCE_COUNT = "source-count";
  private static final String FINGERPRINTS = "fingerprints-missed";

  private static final String STORE =
      """
      INSERT INTO etl_run_check (job_execution_id, check_name, severity, observed, allowed, passed)
      VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE severity = VALUES(severity), observed = VALUES(observed),
        allowed = VALUES(allowed), passed = VALUES(passed)
      """;

  /**
   * One check of one run.
   *
   * @param name as stored in etl_run_check
   * @param severity ERROR stops the run, WARN does not
   * @param observed what was counted
   * @param allowed how much may be
   */
  public record Check(String name, String severity, long observed, long allowed) {

    /** Whether what was observed is allowed. */
    public boolean passed() {
      return observed <= allowed;
    }

    /** Whether it stops the run. */
    public boolean stops() {
      return !passed() && severity.equals("ERROR");
    }
  }

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
      checks.add(new Check(name, "ERROR", Objects.requireNonNull(observed), 0));
    }
    return checks;
  }

  /**
   * How far a second count of the source is from the first. It only warns: the source lives.
   *
   * @param planned dossiers that may be in scope, counted when the run was planned
   * @param now the same, counted now
   */
  public static Check sourceCount(long planned, long now) {
    return new Check(SOURCE_COUNT, "WARN", Math.abs(now - planned), 0);
  }

  /**
   * Buckets whose rows changed although their checksums had not: found by a night that read
   * everything all the same, and then no night may rely on checksums.
   *
   * @param missed how many
   */
  public static Check fingerprints(long missed) {
    return new Check(FINGERPRINTS, "ERROR", missed, 0);
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
