package vn.dossier.nightly.launch;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * What lines of the log say of the run that works. Step and partition are those of the thread;
 * execution and date are the same on every thread, since a process has one run at a time. Names
 * under error, service, log, process or event would make a structured log drop the line.
 */
@Component
public final class RunFields implements JobExecutionListener, StepExecutionListener {

  public static final String RUN = "dossier.run_id";
  public static final String DATE = "dossier.business_date";
  public static final String STEP = "dossier.step";
  public static final String PARTITION = "dossier.partition";

  /** Those that every thread has. */
  public static final List<String> OF_EVERY_THREAD = List.of(RUN, DATE);

  private static volatile Map<String, String> now = Map.of();

  /** The fields of every thread by name; empty when no run works. */
  public static Map<String, String> now() {
    return now;
  }

  @Override
  public void beforeJob(JobExecution execution) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(RUN, Long.toString(execution.getId()));
    LocalDate date = execution.getJobParameters().getLocalDate("businessDate");
    if (date != null) {
      fields.put(DATE, date.toString());
    }
    now = fields;
  }

  @Override
  public void afterJob(JobExecution execution) {
    now = Map.of();
  }

  @Override
  public void beforeStep(StepExecution step) {
    String[] parts = step.getStepName().split(":", 2);
    MDC.put(STEP, parts[0]);
    if (parts.length > 1) {
      MDC.put(PARTITION, parts[1]);
    }
  }

  @Override
  public ExitStatus afterStep(StepExecution step) {
    MDC.remove(STEP);
    MDC.remove(PARTITION);
    return step.getExitStatus();
  }
}
