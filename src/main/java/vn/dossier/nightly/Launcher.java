package vn.dossier.nightly;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;
import vn.dossier.source.SourceContract;

/** Hands a run to Spring Batch. */
@Component
final class Launcher {

  private final JobOperator jobOperator;
  private final JobFactory jobs;
  private final RunHistory history;
  private final SourceContract source;
  private final NamedAgencies agencies;

  Launcher(
      JobOperator jobOperator,
      JobFactory jobs,
      RunHistory history,
      SourceContract source,
      NamedAgencies agencies) {
    this.jobOperator = jobOperator;
    this.jobs = jobs;
    this.history = history;
    this.source = source;
    this.agencies = agencies;
  }

  /** Starts the next attempt at what these parameters ask for. */
  Outcome launchAnew(RunParameters asked) {
    long attempt =
        history.latest(asked).map(RunParameters::of).map(p -> p.attempt() + 1).orElse(1L);
    return launch(asked.withAttempt(attempt));
  }

  /**
   * Starts exactly this attempt, or continues it.
   *
   * @throws vn.dossier.source.SetupException when the source lacks a table or column, or an agency
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
    history.removeOrphans();
    try {
      JobExecution execution =
          jobOperator.start(jobs.job(parameters.jobName(), from), jobParameters);
      return RunResult.of(execution, history.knowsEndOf(execution));
    } catch (JobExecutionException e) {
      throw new IllegalStateException("Cannot start the run: " + e.getMessage(), e);
    }
  }
}
