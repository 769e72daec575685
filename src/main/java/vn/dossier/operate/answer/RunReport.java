package vn.dossier.operate.answer;

import java.io.PrintStream;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.plan.RulesChanged;
import vn.dossier.operate.session.StartTrace;
import vn.dossier.scope.Selection;
import vn.dossier.warehouse.run.RunLookup;

/** Says how a run ended: the accounting on standard output, what went wrong on standard error. */
public final class RunReport {

  private static final String COUNTS =
      """
      SELECT job_name, business_date, selection, source_dossiers, loaded, inserted, updated,
        unchanged, excluded, rejected, retired, warnings
      FROM etl_run WHERE job_execution_id = ?
      """;

  private static final String EXCLUSIONS =
      """
      SELECT reason_code, dossiers FROM etl_run_exclusion WHERE job_execution_id = ?
      ORDER BY reason_code
      """;

  private static final String REJECTS =
      """
      SELECT t.code AS reason_code, SUM(t.tally) AS dossiers
      FROM etl_run_tally t JOIN etl_run r ON r.run_id = t.run_id
      WHERE r.job_execution_id = ? AND t.kind = 'REJECTED'
      GROUP BY t.code ORDER BY t.code
      """;

  private final JdbcTemplate warehouse;
  private final boolean h2;
  private final PrintStream out;
  private final ApplicationContext context;

  public RunReport(ApplicationContext context, PrintStream out) {
    this.warehouse = context.getBean(JdbcTemplate.class);
    this.h2 = context.getBean(DataSourceProperties.class).determineUrl().startsWith("jdbc:h2:");
    this.out = out;
    this.context = context;
  }

  /** Prints and gives the exit code. */
  public int print(Outcome outcome) {
    StartTrace.note(context, outcome);
    if (outcome.jobExecutionId() != null) {
      account(outcome.jobExecutionId());
    }
    if (outcome.code() == ExitCode.OK) {
      sync();
      out.println(outcome.message());
    } else {
      System.err.println(outcome.message());
    }
    return outcome.code().number();
  }

  // H2 writes behind its commits: what is said to be loaded shall be on the disk
  private void sync() {
    if (h2) {
      warehouse.execute("CHECKPOINT SYNC");
    }
  }

  private void account(long jobExecutionId) {
    warehouse.query(
        COUNTS,
        rs -> {
          out.printf(
              "%s %s (%s): %,d source dossiers%n",
              rs.getString("job_name"),
              rs.getString("business_date"),
              rs.getString("selection"),
              rs.getLong("source_dossiers"));
          out.printf(
              "  %-26s %,10d  (%,d inserted, %,d updated, %,d unchanged)%n",
              "loaded",
              rs.getLong("loaded"),
              rs.getLong("inserted"),
              rs.getLong("updated"),
              rs.getLong("unchanged"));
          out.printf("  %-26s %,10d%n", "excluded", rs.getLong("excluded"));
          reasons(EXCLUSIONS, jobExecutionId);
          out.printf("  %-26s %,10d%n", "rejected", rs.getLong("rejected"));
          reasons(REJECTS, jobExecutionId);
          out.printf(
              "  %,d facts retired, %,d warnings%n", rs.getLong("retired"), rs.getLong("warnings"));
        },
        jobExecutionId);
    RunLookup lookup = new RunLookup(warehouse);
    lookup
        .find(jobExecutionId)
        .ifPresent(
            run ->
                lookup
                    .otherRulesSince(run.runId(), run.ruleSet())
                    .ifPresent(
                        since ->
                            out.println(
                                "  "
                                    + RulesChanged.line(
                                        since, Selection.valueOf(run.selection())))));
  }

  private void reasons(String sql, long jobExecutionId) {
    warehouse.query(
        sql,
        rs -> {
          out.printf("    %-24s %,10d%n", rs.getString("reason_code"), rs.getLong("dossiers"));
        },
        jobExecutionId);
  }
}
