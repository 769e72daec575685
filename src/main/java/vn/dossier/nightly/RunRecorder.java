package vn.dossier.nightly;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.stereotype.Component;
import vn.dossier.warehouse.RunLookup;
import vn.dossier.warehouse.RunPlan;
import vn.dossier.warehouse.RunStore;

/** Keeps etl_run in step with Spring Batch: a restarted execution gets a row of its own. */
@Component
final class RunRecorder implements JobExecutionListener {

  /** Exit code of an execution that published nothing because checks failed. */
  static final String GATE_FAILED = "GATE_FAILED";

  private final RunStore runs;
  private final RunLookup lookup;

  RunRecorder(RunStore runs, RunLookup lookup) {
    this.runs = runs;
    this.lookup = lookup;
  }

  @Override
  public void beforeJob(JobExecution execution) {
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
    if (execution.getAllFailureExceptions().stream().anyMatch(RunRecorder::isGate)) {
      execution.setExitStatus(new ExitStatus(GATE_FAILED));
    }
    runs.count(PlanContext.plan(execution.getExecutionContext()).runId(), execution.getId());
    runs.finish(execution.getId(), execution.getStatus().name());
  }

  private static boolean isGate(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof GateFailedException) {
        return true;
      }
    }
    return false;
  }
}
