package vn.dossier.nightly.launch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.end.GateFailedException;
import vn.dossier.nightly.end.RootCause;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.nightly.reference.NamedAgencies;
import vn.dossier.source.adapter.SourceContract;
import vn.dossier.warehouse.fence.Fence;

/** Hands a run to Spring Batch. */
@Component
final class Launcher {

  private static final Logger log = LoggerFactory.getLogger(Launcher.class);

  private final JobOperator jobOperator;
  private final JobFactory jobs;
  private final RunHistory history;
  private final Recovery recovery;
  private final Fence fence;
  private final SourceContract source;
  private final NamedAgencies agencies;
  private final CauseRecorder causes;
  private final NextCommand next;

  Launcher(
      JobOperator jobOperator,
      JobFactory jobs,
      RunHistory history,
      Recovery recovery,
      Fence fence,
      SourceContract source,
      NamedAgencies agencies,
      CauseRecorder causes,
      NextCommand next) {
    this.jobOperator = jobOperator;
    this.jobs = jobs;
    this.history = history;
    this.recovery = recovery;
    this.fence = fence;
    this.source = source;
    this.agencies = agencies;
    this.causes = causes;
    this.next = next;
  }

  /** Starts the next attempt at what these parameters ask for. */
  Outcome launchNewAttempt(RunParameters asked) {
    long attempt =
        history.latest(asked).map(RunParameters::of).map(p -> p.attempt() + 1).orElse(1L);
    return launch(asked.withAttempt(attempt));
  }

  /**
   * Starts exactly this attempt, or continues it.
   *
   * @throws vn.dossier.setup.SetupException when the source lacks a table or column, or an agency
   *     that data/reference names
   */
  Outcome launch(RunParameters parameters) {
    source.require();
    StepName from =
        parameters.fromStep() == null
            ? StepName.LOAD_DIMENSIONS
            : StepName.of(parameters.fromStep()).orElseThrow();
    if (from == StepName.LOAD_DIMENSIONS) {
      agencies.require();
    }
    JobParameters jobParameters = parameters.toJobParameters();
    fence.takeOver();
    history.removeOrphans();
    // None of them writes any more: the fence was taken from whoever had it
    history.unfinished().forEach(recovery::fail);
    try {
      return run(jobs.job(parameters.jobName(), from), jobParameters);
    } finally {
      fence.close();
    }
  }

  private Outcome run(Job job, JobParameters parameters) {
    causes.forget();
    try {
      JobExecution execution = jobOperator.start(job, parameters);
      return fence.refusal() == null ? result(execution) : fencedOut();
    } catch (JobExecutionException e) {
      throw new IllegalStateException("Cannot start the run: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Nor may the job repository write down how the run ended: the framework gives that up
      if (fence.refusal() != null) {
        return fencedOut();
      }
      JobExecution ended = causes.ended();
      if (ended == null || ended.getStatus() == BatchStatus.COMPLETED) {
        throw e;
      }
      log.warn("How run {} ended could not be stored", ended.getId(), e);
      return result(ended);
    }
  }

  private Outcome result(JobExecution execution) {
    String repairing =
        RootCause.of(execution) instanceof GateFailedException gate
            ? gate.kind() == GateFailedException.Kind.CATALOGUE
                ? next.readingAgain(execution)
                : next.repairing(execution)
            : null;
    return RunResult.of(execution, repairing);
  }

  private Outcome fencedOut() {
    return new Outcome(ExitCode.FAILED, fence.refusal().getMessage(), null);
  }
}
