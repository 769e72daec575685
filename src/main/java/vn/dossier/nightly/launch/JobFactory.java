package vn.dossier.nightly.launch;

import org.springframework.batch.core.job.Job;
import vn.dossier.nightly.plan.StepName;

/** Builds the job of one run. */
public interface JobFactory {

  /**
   * @param name nightly or backfill
   * @param from the step to begin with, after plan-night
   */
  Job job(String name, StepName from);
}
