package vn.dossier.testing.process;

import java.util.List;
import vn.dossier.testing.process.WriteGate.Write;

/** The writes of a night between which a death matters, in the order of the night. */
public final class Writes {

  /** In the middle of classify-dossiers: a chunk is committed, another is about to be. */
  public static final Write LATER_CHUNK =
      new Write(
          "a later chunk of a partition",
          "UPDATE ON BATCH_STEP_EXECUTION",
          "NEW.STEP_NAME LIKE 'classify-dossiers:%' AND NEW.COMMIT_COUNT = 2");

  /** In the middle of load-collections, when classify-dossiers is complete. */
  public static final Write LATER_COLLECTION =
      new Write(
          "a later chunk of load-collections",
          "UPDATE ON BATCH_STEP_EXECUTION",
          "NEW.STEP_NAME = 'load-collections' AND NEW.COMMIT_COUNT = 2");

  /** From the first row of a night to its last. */
  public static final List<Write> OF_A_NIGHT =
      List.of(
          new Write(
              "the job instance is there, no execution yet",
              "INSERT ON BATCH_JOB_EXECUTION",
              "TRUE"),
          new Write(
              "the execution is STARTING and has no steps",
              "UPDATE ON BATCH_JOB_EXECUTION",
              "NEW.STATUS = 'STARTED'"),
          new Write("plan-night inserts the run", "INSERT ON etl_run", "TRUE"),
          new Write(
              "the plan is committed, plan-night not yet complete",
              "UPDATE ON BATCH_STEP_EXECUTION",
              "NEW.STEP_NAME = 'plan-night' AND NEW.STATUS = 'COMPLETED'"),
          new Write(
              "plan-night is complete, the job's context not yet stored",
              "UPDATE ON BATCH_JOB_EXECUTION_CONTEXT",
              "EXISTS (SELECT 1 FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = 'plan-night'"
                  + " AND STATUS = 'COMPLETED')"),
          new Write("load-dimensions writes", "INSERT ON catalogue_agency", "TRUE"),
          new Write(
              "a partition is there, its range not yet stored",
              "UPDATE ON BATCH_STEP_EXECUTION_CONTEXT",
              "EXISTS (SELECT 1 FROM BATCH_STEP_EXECUTION s WHERE s.STEP_NAME LIKE"
                  + " 'classify-dossiers:%' AND s.STEP_EXECUTION_ID = NEW.STEP_EXECUTION_ID)"),
          LATER_CHUNK,
          new Write(
              "a continued partition is there, its restart point not yet stored",
              "UPDATE ON BATCH_STEP_EXECUTION_CONTEXT",
              "EXISTS (SELECT 1 FROM BATCH_STEP_EXECUTION s WHERE s.STEP_NAME LIKE"
                  + " 'classify-dossiers:%' AND s.STEP_EXECUTION_ID = NEW.STEP_EXECUTION_ID)"),
          new Write(
              "the last chunk of a partition is committed, the partition not yet complete",
              "UPDATE ON BATCH_STEP_EXECUTION",
              "NEW.STEP_NAME LIKE 'classify-dossiers:%' AND NEW.STATUS = 'COMPLETED'"),
          new Write(
              "all partitions are complete, the step not",
              "UPDATE ON BATCH_STEP_EXECUTION",
              "NEW.STEP_NAME = 'classify-dossiers' AND NEW.STATUS = 'COMPLETED'"),
          LATER_COLLECTION,
          new Write(
              "load-collections is continued, and there, but not yet started",
              "UPDATE ON BATCH_STEP_EXECUTION",
              "NEW.STEP_NAME = 'load-collections' AND NEW.STATUS = 'STARTED'"),
          new Write(
              "load-collections is continued, in its first chunk",
              "INSERT ON stage_collection",
              "TRUE"),
          new Write("load-digitised-results writes", "INSERT ON stage_digitised_result", "TRUE"),
          new Write("aggregate-facts writes", "INSERT ON fact_dossier_daily", "TRUE"),
          new Write("verify-facts stores its checks", "INSERT ON etl_run_check", "TRUE"),
          new Write(
              "just before the commit of publish",
              "UPDATE ON etl_run",
              "NEW.published_at IS NOT NULL AND OLD.published_at IS NULL"),
          new Write(
              "just after the commit of publish",
              "UPDATE ON BATCH_STEP_EXECUTION",
              "NEW.STEP_NAME = 'publish' AND NEW.STATUS = 'COMPLETED'"),
          new Write(
              "all steps are complete, the execution not",
              "UPDATE ON BATCH_JOB_EXECUTION",
              "NEW.STATUS = 'COMPLETED'"),
          new Write(
              "the execution is complete, the run's row not",
              "UPDATE ON etl_run",
              "NEW.status = 'COMPLETED'"));

  /** From the first row of a recovery to its last. */
  public static final List<Write> OF_A_RECOVERY =
      List.of(
          new Write(
              "recover marks a step", "UPDATE ON BATCH_STEP_EXECUTION", "NEW.STATUS = 'FAILED'"),
          new Write(
              "recover marks the execution",
              "UPDATE ON BATCH_JOB_EXECUTION",
              "NEW.STATUS = 'FAILED'"),
          new Write("recover ends the run's row", "UPDATE ON etl_run", "NEW.status = 'FAILED'"));

  /** From the check that failed to the last row of its night. */
  public static final List<Write> OF_A_FAILED_GATE =
      List.of(
          new Write(
              "the gate has failed, its step is not yet marked",
              "UPDATE ON BATCH_STEP_EXECUTION",
              "NEW.STEP_NAME = 'verify-facts' AND NEW.STATUS = 'FAILED'"),
          new Write(
              "the step is marked, the execution not",
              "UPDATE ON BATCH_JOB_EXECUTION",
              "NEW.STATUS = 'FAILED'"),
          new Write(
              "the execution is marked, the run's row not",
              "UPDATE ON etl_run",
              "NEW.status = 'FAILED'"));

  private Writes() {}
}
