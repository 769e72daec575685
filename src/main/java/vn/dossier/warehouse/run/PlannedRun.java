package vn.dossier.warehouse.run;

import java.time.LocalDate;

/**
 * An execution of a run that was planned.
 *
 * @param jobExecutionId the execution
 * @param runId first execution of its run
 * @param jobName nightly, backfill, replay or withdraw
 * @param businessDate its business date
 * @param selection ROLLING, FULL, RANGE or REPLAY
 * @param status Spring Batch's, as last stored
 * @param ruleSet rules under which it was planned
 * @param programVersion program under which it was planned
 */
public record PlannedRun(
    long jobExecutionId,
    long runId,
    String jobName,
    LocalDate businessDate,
    String selection,
    String status,
    String ruleSet,
    String programVersion) {}
