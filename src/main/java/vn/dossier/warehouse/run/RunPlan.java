package vn.dossier.warehouse.run;

import java.time.LocalDate;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.dimension.MonthStart;

/**
 * What the first step of a run freezes, so that a restart changes none of it (src/docs/rules.md).
 *
 * @param jobName nightly, backfill, replay or withdraw
 * @param businessDate the date that the run stands for
 * @param scope the dossiers that it reads
 * @param reach the greatest business date published, this run's included: no aggregate shows a
 *     later day; of a withdrawal the date that it goes back to
 * @param verifyAll whether everything is read and every cell recounted, not only what changed
 * @param comparesAll whether what is read is compared with every column of what the warehouse
 *     holds, and not with its hash alone: somebody may have changed rows by hand
 * @param changesOnly whether it reads only the buckets that changed (ChecksumStore); known when it
 *     begins to write
 * @param runId first execution of the run
 * @param scanId execution of the run that began to read the dossiers: what carries its id or a
 *     later one was seen. The run's first, unless that failed before, or the run repeats only later
 *     steps
 * @param ruleSet content of the rules
 * @param programVersion version of the program
 */
public record RunPlan(
    String jobName,
    LocalDate businessDate,
    Scope scope,
    LocalDate reach,
    boolean verifyAll,
    boolean comparesAll,
    boolean changesOnly,
    long runId,
    long scanId,
    String ruleSet,
    String programVersion) {

  /** Name of the job that takes backlog snapshots and moves the business date. */
  public static final String NIGHTLY = "nightly";

  /** Name of the job that reads a range of accepted dates. */
  public static final String BACKFILL = "backfill";

  /** Name of the job that tries again what is in quarantine. */
  public static final String REPLAY = "replay";

  /** Name of the job that takes back what was published behind its business date. */
  public static final String WITHDRAWAL = "withdraw";

  /** Whether it is a night: only nights take a snapshot and move the business date. */
  public boolean isNightly() {
    return jobName.equals(NIGHTLY);
  }

  /** Whether it takes back what was published behind its business date. */
  public boolean isWithdrawal() {
    return jobName.equals(WITHDRAWAL);
  }

  /** Whether it is a night whose day was not over when it was planned. */
  public boolean isProvisional() {
    return isNightly() && !scope.asOf().isAfter(businessDate);
  }

  /**
   * The same plan when the run begins to write: other runs may have written since it was made.
   *
   * @param jobExecutionId execution that begins to read the dossiers
   * @param published the greatest business date published by now; null when there is none
   */
  public RunPlan begun(long jobExecutionId, LocalDate published) {
    boolean later = !isWithdrawal() && published != null && published.isAfter(reach);
    LocalDate reached = later ? published : reach;
    return with(reached, changesOnly, jobExecutionId);
  }

  /** The same plan when it is known what it reads. */
  public RunPlan reading(boolean changesAlone) {
    return with(reach, changesAlone, scanId);
  }

  private RunPlan with(LocalDate reached, boolean changesAlone, long scan) {
    return new RunPlan(
        jobName,
        businessDate,
        scope,
        reached,
        verifyAll,
        comparesAll,
        changesAlone,
        runId,
        scan,
        ruleSet,
        programVersion);
  }

  /** Whether it reads up to the greatest date published, and not to an older one alone. */
  public boolean readsUpToReach() {
    return !scope.to().isBefore(reach);
  }

  /** First day of the receipt months that the run recomputes whole. */
  public LocalDate firstReceiptDay() {
    return MonthStart.of(scope.from());
  }

  /** First day of the month that is not over on the greatest date shown; null when all are. */
  public LocalDate openMonth() {
    LocalDate month = MonthStart.of(reach);
    return reach.isBefore(month.plusMonths(1).minusDays(1)) ? month : null;
  }

  /** Last day of the receipt months that the run recomputes, never beyond the reach. */
  public LocalDate lastReceiptDay() {
    LocalDate end = MonthStart.of(scope.to()).plusMonths(1).minusDays(1);
    return end.isAfter(reach) ? reach : end;
  }
}
