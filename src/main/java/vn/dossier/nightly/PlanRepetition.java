package vn.dossier.nightly;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.warehouse.changes.ChecksumStore;
import vn.dossier.warehouse.publish.Verification;
import vn.dossier.warehouse.run.PlannedRun;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.RunStore;
import vn.dossier.warehouse.run.WorkingState;

/** Plans a run that repeats later steps: it takes over the plan of the run planned last. */
@Component
final class PlanRepetition {

  private static final Logger log = LoggerFactory.getLogger(PlanRepetition.class);

  private final ChecksumStore store;
  private final RunStore runs;
  private final RunLookup lookup;
  private final WorkingState working;
  private final Verification verification;
  private final JobRepository jobRepository;

  PlanRepetition(
      ChecksumStore store,
      RunStore runs,
      RunLookup lookup,
      WorkingState working,
      Verification verification,
      JobRepository jobRepository) {
    this.store = store;
    this.runs = runs;
    this.lookup = lookup;
    this.working = working;
    this.verification = verification;
    this.jobRepository = jobRepository;
  }

  /** Plans the run of an execution, which repeats steps from this one on. */
  void plan(StepName from, JobExecution execution) {
    PlannedRun last = lookup.last().orElseThrow();
    ExecutionContext planned =
        jobRepository.getJobExecution(last.jobExecutionId()).getExecutionContext();
    RunPlan old = PlanContext.plan(planned);
    boolean scansAgain = from.reaches(StepName.CLASSIFY_DOSSIERS);
    RunPlan plan =
        new RunPlan(
            old.jobName(),
            old.businessDate(),
            old.scope(),
            old.reach(),
            old.verifyAll() || working.isEverythingTouched(),
            old.comparesAll() || verification.isBroken(),
            !scansAgain && old.changesOnly(),
            execution.getId(),
            scansAgain ? execution.getId() : old.scanId(),
            old.ruleSet(),
            old.programVersion());
    runs.begin(plan, execution.getId(), null);
    working.copyCounters(
        old.runId(), plan.runId(), from.before().stream().map(StepName::text).toList());
    repeat(from, plan);
    if (plan.verifyAll()) {
      // It notes no cells, and the run that it repeats may have published since
      working.touchEverything();
    }
    if (from.reaches(StepName.AGGREGATE_FACTS)) {
      working.touchDays();
    }
    runs.wrote(plan);
    ExecutionContext context = execution.getExecutionContext();
    PlanContext.put(plan, context);
    PlanContext.putSelects(PlanContext.selects(planned), context);
    PlanContext.putRanges(PlanContext.ranges(planned), context);
    log.info("Repeats run {} from {} on, with its plan and catalogue", old.runId(), from.text());
  }

  private void repeat(StepName from, RunPlan plan) {
    if (from.reaches(StepName.CLASSIFY_DOSSIERS)) {
      working.forgetSeen();
    }
    if (from.reaches(StepName.LOAD_DIGITISED_RESULTS)) {
      store.repeat(plan.changesOnly());
    }
  }
}
