package vn.dossier.nightly.launch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.nightly.end.GateFailedException;
import vn.dossier.nightly.end.RootCause;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.RunStore;

/** Keeps etl_run in step with Spring Batch: a restarted execution gets a row of its own. */
@Component
public final class RunRecorder implements JobExecutionListener {

  private static final Logger log = LoggerFactory.getLogger(RunRecorder.class);

  /** Exit code of an execution that published nothing because an identity was broken. */
  static final String GATE_FAILED = "GATE_FAILED";

  /**
   * Exit code of an execution that published nothing because it classified with a moment's
   * catalogue.
   */
  static final String CATALOGUE_MOVED = "CATALOGUE_MOVED";

  /** Exit code of an execution that published nothing because a limit was exceeded. */
  static final String OVER_LIMIT = "OVER_LIMIT";

  /** Exit code of an execution that published nothing because too much would have vanished. */
  static final String WOULD_VANISH = "WOULD_VANISH";

  private final RunStore runs;
  private final RunLookup lookup;
  private final TransactionTemplate transaction;

  RunRecorder(RunStore runs, RunLookup lookup, PlatformTransactionManager warehouse) {
    this.runs = runs;
    this.lookup = lookup;
    // Like all that a run writes: refused when another has taken over
    this.transaction = new TransactionTemplate(warehouse);
  }

  @Override
  public void beforeJob(JobExecution execution) {
    transaction.executeWithoutResult(status -> begin(execution));
  }

  private void begin(JobExecution execution) {
    runs.showInLock(execution.getId());
    if (PlanContext.holdsPlan(execution.getExecutionContext())) {
      RunPlan plan = PlanContext.plan(execution.getExecutionContext());
      runs.begin(plan, execution.getId(), lookup.lastExecution(plan.runId()));
    }
  }

  @Override
  public void afterJob(JobExecution execution) {
    if (!PlanContext.holdsPlan(execution.getExecutionContext())) {
      return;
    }
    if (RootCause.of(execution) instanceof GateFailedException gate) {
      execution.setExitStatus(
          new ExitStatus(
              switch (gate.kind()) {
                case IDENTITY -> GATE_FAILED;
                case CATALOGUE -> CATALOGUE_MOVED;
                case RETIRED -> WOULD_VANISH;
                case REJECTS, THRESHOLD -> OVER_LIMIT;
              }));
    }
    try {
      transaction.executeWithoutResult(status -> end(execution));
    } catch (DataAccessException | TransactionException e) {
      // So that what is left to do keeps the cause; whoever runs next closes the row
      log.warn("How run {} ended is not in etl_run until the next command", execution.getId(), e);
    }
  }

  private void end(JobExecution execution) {
    runs.count(PlanContext.plan(execution.getExecutionContext()).runId(), execution.getId());
    runs.finish(execution.getId(), execution.getStatus().name());
  }
}
