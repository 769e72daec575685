package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.recalculation.ChangingSource;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.WarehouseRows;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;

/** Two pairs of databases under the same source: the nights of one are disturbed. */
public final class Twins implements AutoCloseable {

  /** Nothing ran, or it ended by itself. */
  static final String NO_RUN = "(no run)";

  private final Databases disturbed;
  private final Databases undisturbed;
  private final Product product;

  public Twins(Databases disturbed, Databases undisturbed) throws SQLException {
    this.disturbed = disturbed;
    this.undisturbed = undisturbed.migrated();
    this.product = new Product(undisturbed.settings());
  }

  /** Puts the same rows into both sources. */
  public void write(SourceRows rows) throws SQLException {
    for (Databases databases : List.of(disturbed, undisturbed)) {
      try (Connection connection = databases.source()) {
        rows.writeTo(connection);
      }
    }
  }

  /** The same with the rows of a source as it is now. */
  public void write(ChangingSource source) throws SQLException {
    for (Databases databases : List.of(disturbed, undisturbed)) {
      try (Connection connection = databases.source()) {
        source.writeTo(connection);
      }
    }
  }

  /** Runs the command undisturbed, on the day on which the disturbed run was planned. */
  public int undisturbed(List<String> command) {
    return product.run(asOfDate(), command.toArray(String[]::new));
  }

  /** Compares the warehouses: the same rows (src/docs/contracts.md). */
  public void compare(List<String> story) throws SQLException {
    try (Connection one = undisturbed.warehouse();
        Connection other = disturbed.warehouse()) {
      assertThat(Differences.between(WarehouseRows.read(one), WarehouseRows.read(other)))
          .as("differences from the undisturbed run after %s", story)
          .isEmpty();
    }
  }

  /** How many runs of the disturbed warehouse are complete. */
  long completeRuns() {
    return count("SELECT COUNT(*) FROM etl_run WHERE status = 'COMPLETED'");
  }

  /** Whether the execution started last has failed or died, so that a rerun continues it. */
  boolean lastIsIncomplete() {
    return count(
            """
            SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS <> 'COMPLETED'
              AND JOB_EXECUTION_ID = (SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION)
            """)
        > 0;
  }

  /** The step that ran when the process died. */
  String whatRan() {
    return onDisturbed(
        warehouse -> {
          if (!hasTables(warehouse)) {
            return "(migration)";
          }
          List<String> running =
              warehouse.queryForList(
                  """
                  SELECT STEP_NAME FROM BATCH_STEP_EXECUTION
                  WHERE STATUS IN ('STARTING', 'STARTED') ORDER BY STEP_EXECUTION_ID
                  """,
                  String.class);
          if (!running.isEmpty()) {
            return running.get(0);
          }
          List<Long> unfinished =
              warehouse.queryForList(
                  """
                  SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION
                  WHERE STATUS IN ('STARTING', 'STARTED')
                  """,
                  Long.class);
          return unfinished.isEmpty() ? NO_RUN : "(between steps)";
        });
  }

  /** Asks the disturbed warehouse while no process has it open. */
  public <T> T onDisturbed(Function<JdbcTemplate, T> question) {
    SingleConnectionDataSource one = new SingleConnectionDataSource(disturbed.warehouse(), true);
    try {
      return question.apply(new JdbcTemplate(one));
    } finally {
      one.destroy();
    }
  }

  @Override
  public void close() {
    product.close();
  }

  private LocalDate asOfDate() {
    return onDisturbed(
        warehouse ->
            warehouse.queryForObject(
                "SELECT as_of_date FROM etl_run ORDER BY job_execution_id DESC LIMIT 1",
                LocalDate.class));
  }

  private long count(String sql) {
    return onDisturbed(
        warehouse -> {
          Long found = hasTables(warehouse) ? warehouse.queryForObject(sql, Long.class) : null;
          return found == null ? 0 : found;
        });
  }

  // The schema's last view
  private static boolean hasTables(JdbcTemplate warehouse) {
    Long views =
        warehouse.queryForObject(
            """
            SELECT COUNT(*) FROM information_schema.tables
            WHERE LOWER(table_name) = 'kpi_monthly_agency'
              AND LOWER(table_schema) IN ('public', LOWER(DATABASE()))
            """,
            Long.class);
    return views != null && views > 0;
  }
}
