package vn.dossier.warehouse.worker;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** etl_shared_step: the step that is shared out now. */
public final class SharedStepStore {

  private static final String INSERT =
      """
      INSERT INTO etl_shared_step
        (job_execution_id, takes, source_server, source_position, shared_at)
      VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)
      """;

  private static final String ACTIVE =
      """
      SELECT s.job_execution_id, s.takes, s.source_server, s.source_position FROM etl_shared_step s
      JOIN etl_fence f ON f.job_execution_id = s.job_execution_id
      """;

  private static final String ON_ITS_WAY =
      """
      SELECT f.job_execution_id FROM etl_fence f WHERE f.job_execution_id <> 0
        AND NOT EXISTS (SELECT 1 FROM BATCH_STEP_EXECUTION s
          WHERE s.JOB_EXECUTION_ID = f.job_execution_id AND s.STEP_NAME = 'classify-dossiers')
      """;

  private final JdbcTemplate warehouse;
  private final TransactionTemplate fenced;

  /**
   * @param fenced a run that was taken over shares nothing out
   */
  public SharedStepStore(JdbcTemplate warehouse, PlatformTransactionManager fenced) {
    this.warehouse = warehouse;
    this.fenced = new TransactionTemplate(fenced);
  }

  /** From now on workers may take its partitions, and those of no other. */
  public void begin(SharedStep step) {
    fenced.executeWithoutResult(
        status -> {
          warehouse.update("DELETE FROM etl_shared_step");
          warehouse.update(
              INSERT,
              step.jobExecutionId(),
              step.takes(),
              step.sourceServer(),
              step.sourcePosition());
        });
  }

  /** There is nothing of a run to take any more. */
  public void end(long jobExecutionId) {
    warehouse.update("DELETE FROM etl_shared_step WHERE job_execution_id = ?", jobExecutionId);
  }

  /** The step of the run that may write now. */
  public Optional<SharedStep> active() {
    return warehouse
        .query(
            ACTIVE,
            (rs, n) ->
                new SharedStep(
                    rs.getLong("job_execution_id"),
                    rs.getString("takes"),
                    rs.getString("source_server"),
                    rs.getString("source_position")))
        .stream()
        .findFirst();
  }

  /** Whether a run is active that has not shared its partitions out yet. */
  public boolean runIsOnItsWay() {
    return !warehouse.queryForList(ON_ITS_WAY, Long.class).isEmpty();
  }
}
