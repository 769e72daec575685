package vn.dossier.nightly;

import org.springframework.batch.core.job.Job;

/** Builds the job of one run. */
interface JobFactory {

  /**
   * @param name nightly or backfill
   * @param from the step to begin with, after plan-night
   */
  Job job(String name, StepName from);
}
