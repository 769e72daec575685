package vn.dossier.nightly.launch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.run.RunStore;

/**
 * Makes what a dead process left ready to be continued. Spring Batch's own recovery writes row by
 * row, refuses UNKNOWN, and takes the empty context of a step that had only just begun for its
 * restart point; here facts and metadata share a transaction, so every restart point is sound.
 */
@Component
final class Recovery {

  private static final ExitStatus DIED = ExitStatus.FAILED.addExitDescription("The process died");

  private final JobRepository jobRepository;
  private final RunStore runs;
  private final Clock clock;
  private final Fence fence;
  private final TransactionTemplate transaction;

  Recovery(
      JobRepository jobRepository,
      RunStore runs,
      Clock clock,
      Fence fence,
      PlatformTransactionManager warehouse) {
    this.jobRepository = jobRepository;
    this.runs = runs;
    this.clock = clock;
    this.fence = fence;
    this.transaction = new TransactionTemplate(warehouse);
  }

  /** Marks an execution as failed, all of it or nothing. */
  void fail(JobExecution dead) {
    transaction.executeWithoutResult(
        status -> {
          dead.setStatus(BatchStatus.FAILED);
          dead.setExitStatus(died(dead.getExitStatus()));
          dead.setEndTime(now());
          failSteps(dead);
          jobRepository.update(dead);
          if (PlanContext.holdsPlan(dead.getExecutionContext())) {
            runs.count(PlanContext.plan(dead.getExecutionContext()).runId(), dead.getId());
          }
          runs.finish(dead.getId(), BatchStatus.FAILED.name());
        });
  }

  // The cause may be stored though the end is not
  private static ExitStatus died(ExitStatus stored) {
    String cause = stored.getExitDescription();
    return cause.isBlank() ? DIED : new ExitStatus(ExitStatus.FAILED.getExitCode(), cause);
  }

  // In the zone of the process, as Spring Batch writes its times
  private LocalDateTime now() {
    return Timestamp.from(clock.instant()).toLocalDateTime();
  }

  /** Marks steps as failed whose end was never stored: the process died, or its connection. */
  void closeSteps(JobExecution ended) {
    if (ended.getStepExecutions().stream().anyMatch(Recovery::isOpen)) {
      // A worker may still be at one
      fence.takeOver();
      transaction.executeWithoutResult(status -> failSteps(ended));
    }
  }

  private static boolean isOpen(StepExecution step) {
    return step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN;
  }

  private void failSteps(JobExecution execution) {
    for (StepExecution step : List.copyOf(execution.getStepExecutions())) {
      if (isOpen(step)) {
        refresh(step);
      }
      if (isOpen(step)) {
        fail(step);
      }
    }
  }

  // A worker may have committed chunks since it was read, until the fence was taken
  private void refresh(StepExecution step) {
    StepExecution stored = jobRepository.getStepExecution(step.getId());
    if (stored != null) {
      step.setVersion(stored.getVersion());
      step.setStatus(stored.getStatus());
      step.setExitStatus(stored.getExitStatus());
      step.setStartTime(stored.getStartTime());
      step.setEndTime(stored.getEndTime());
      step.setReadCount(stored.getReadCount());
      step.setWriteCount(stored.getWriteCount());
      step.setFilterCount(stored.getFilterCount());
      step.setCommitCount(stored.getCommitCount());
      step.setRollbackCount(stored.getRollbackCount());
      step.setExecutionContext(stored.getExecutionContext());
    }
  }

  private void fail(StepExecution step) {
    if (step.getExecutionContext().isEmpty()) {
      Optional<ExecutionContext> restartPoint = earlierRestartPoint(step);
      if (restartPoint.isEmpty() && step.getStartTime() == null) {
        // A partition that does not know its range yet: it is handed out again
        jobRepository.deleteStepExecution(step);
        // Whoever looks at this execution once more must not look for its row
        step.setStatus(BatchStatus.FAILED);
        return;
      }
      restartPoint.ifPresent(
          context -> {
            step.setExecutionContext(new ExecutionContext(context));
            jobRepository.updateExecutionContext(step);
          });
    }
    step.setStatus(BatchStatus.FAILED);
    step.setExitStatus(died(step.getExitStatus()));
    step.setEndTime(now());
    jobRepository.update(step);
  }

  // Spring Batch stores the restart point of a step with its first chunk, not when the step begins
  private Optional<ExecutionContext> earlierRestartPoint(StepExecution step) {
    return jobRepository.getJobExecutions(step.getJobExecution().getJobInstance()).stream()
        .flatMap(execution -> execution.getStepExecutions().stream())
        .filter(earlier -> earlier.getStepName().equals(step.getStepName()))
        // Of the same execution, too: a partition that was handed over goes on under another number
        .filter(earlier -> earlier.getId() < step.getId())
        .sorted(Comparator.comparing(StepExecution::getId).reversed())
        .map(StepExecution::getExecutionContext)
        .filter(context -> !context.isEmpty())
        .findFirst();
  }
}
