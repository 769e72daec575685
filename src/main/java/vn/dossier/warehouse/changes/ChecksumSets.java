package vn.dossier.warehouse.changes;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.warehouse.run.RunPlan;

/** etl_fingerprint_set: of which scope, rules, program and catalogue checksums are. */
final class ChecksumSets {

  private static final String COMPARABLE =
      """
      SELECT COUNT(*) FROM etl_fingerprint_set s
      WHERE s.state = 'SETTLED' AND s.rule_set = ? AND s.program_version = ?
        AND s.statements_checksum = ? AND s.scope_to <= ? AND s.as_of_date <= ?
      """;

  private static final String INSERT =
      """
      INSERT INTO etl_fingerprint_set (state, run_id, scope_from, scope_to, as_of_date, rule_set,
        program_version, statements_checksum, catalogue_checksum, compared_from)
      VALUES ('PLANNED', ?, ?, ?, ?, ?, ?, ?, NULL, NULL)
      """;

  private static final String BASELINE =
      """
      INSERT INTO etl_fingerprint_set (state, run_id, scope_from, scope_to, as_of_date, rule_set,
        program_version, statements_checksum, catalogue_checksum, compared_from)
      SELECT 'SETTLED', run_id, scope_from, scope_to, as_of_date, rule_set, program_version,
        statements_checksum, catalogue_checksum, NULL
      FROM etl_fingerprint_set WHERE state = 'PLANNED'
      """;

  private final JdbcTemplate warehouse;

  ChecksumSets(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Begins the planned ones of a run. */
  void plan(RunPlan plan, String statements) {
    warehouse.update(
        INSERT,
        plan.runId(),
        plan.scope().from(),
        plan.scope().to(),
        plan.scope().asOf(),
        plan.ruleSet(),
        plan.programVersion(),
        statements);
  }

  /** Notes the catalogue that the planned ones of a run are for. */
  void planFor(RunPlan plan, String catalogue) {
    warehouse.update(
        """
        UPDATE etl_fingerprint_set SET catalogue_checksum = ? WHERE state = 'PLANNED' AND run_id = ?
        """,
        catalogue,
        plan.runId());
  }

  /** The planned ones will be compared with the baseline. */
  void compare() {
    warehouse.update(
        "UPDATE etl_fingerprint_set SET compared_from = ? WHERE state = 'PLANNED'", baselineFrom());
  }

  /** The planned ones are the baseline too; the old one must be gone. */
  void plannedBecomesBaseline() {
    warehouse.update(BASELINE);
  }

  /** Whether checksums of a run, by these statements, mean the same as the baseline. */
  boolean isComparable(RunPlan plan, String statements) {
    return count(
            COMPARABLE,
            plan.ruleSet(),
            plan.programVersion(),
            statements,
            plan.scope().to(),
            plan.scope().asOf())
        > 0;
  }

  boolean isPlanned(RunPlan plan) {
    return count(
            "SELECT COUNT(*) FROM etl_fingerprint_set WHERE state = 'PLANNED' AND run_id = ?",
            plan.runId())
        > 0;
  }

  boolean isCompared() {
    return count(
            """
            SELECT COUNT(*) FROM etl_fingerprint_set
            WHERE state = 'PLANNED' AND compared_from IS NOT NULL
            """)
        > 0;
  }

  LocalDate baselineFrom() {
    return warehouse.queryForObject(
        "SELECT scope_from FROM etl_fingerprint_set WHERE state = 'SETTLED'", LocalDate.class);
  }

  String baselineCatalogue() {
    return warehouse.queryForObject(
        "SELECT catalogue_checksum FROM etl_fingerprint_set WHERE state = 'SETTLED'", String.class);
  }

  String plannedStatements() {
    return warehouse.queryForObject(
        "SELECT statements_checksum FROM etl_fingerprint_set WHERE state = 'PLANNED'",
        String.class);
  }

  private long count(String sql, Object... values) {
    return Objects.requireNonNull(warehouse.queryForObject(sql, Long.class, values));
  }
}
