package vn.dossier.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a DBA asks in the morning. Times are local, in the zone of the dossiers.
 *
 * @param freshness what BI sees; null before the first publish
 * @param gaps business dates between the first and the last published that have no night
 * @param lock who holds the warehouse, or left its row behind; null when there is no trace
 * @param runs recent executions, the newest first
 */
record Status(Freshness freshness, List<Gap> gaps, Lock lock, List<Run> runs) {

  /**
   * @param businessDate the greatest date published
   * @param jobExecutionId the run that published last
   * @param publishedAt when it did
   * @param provisional whether that day was not over when its night was planned
   */
  record Freshness(
      LocalDate businessDate, long jobExecutionId, LocalDateTime publishedAt, boolean provisional) {

    /** What stands behind the date; blank when there is nothing to say. */
    String remark() {
      return provisional ? ", provisional: the day was not over, nightly loads it again" : "";
    }
  }

  /** Consecutive dates without a published night, both inclusive. */
  record Gap(LocalDate from, LocalDate to) {}

  /**
   * @param held whether somebody holds the lock now; else the row is that of a process that died
   */
  record Lock(
      boolean held,
      String job,
      String owner,
      String host,
      Long pid,
      Long jobExecutionId,
      LocalDateTime since,
      LocalDateTime heartbeatAt) {}

  /**
   * One execution.
   *
   * @param continues the execution that it continues; null for the first of its run
   * @param selection null when it failed before it was planned; so are scope and counts
   * @param status Spring Batch's
   * @param dead it says that it runs, but nobody holds the lock
   * @param withdrawn whether what it published was taken back
   * @param seconds how long it took, or has taken so far; null when unknown
   * @param error what ended it, one line; null when nothing did
   * @param nextCommands what to type next, in order; empty when nothing
   */
  record Run(
      long jobExecutionId,
      Long continues,
      String jobName,
      LocalDate businessDate,
      String selection,
      LocalDate scopeFrom,
      LocalDate scopeTo,
      String status,
      boolean dead,
      LocalDateTime startedAt,
      LocalDateTime finishedAt,
      Long seconds,
      Counts counts,
      LocalDateTime publishedAt,
      boolean withdrawn,
      List<Step> steps,
      List<Check> failedChecks,
      Map<String, Long> warnings,
      String error,
      List<String> nextCommands) {

    /** Whether it ended, by itself or by dying, without being complete. */
    boolean unsuccessful() {
      return dead || !List.of("COMPLETED", "STARTING", "STARTED", "STOPPING").contains(status);
    }
  }

  /** Of the whole run, as in etl_run. */
  record Counts(
      long sourceDossiers,
      long loaded,
      long excluded,
      long rejected,
      long inserted,
      long updated,
      long unchanged,
      long retired,
      long warnings) {}

  /**
   * @param error last cause, one line; null when there is none
   */
  record Step(String name, String status, Double seconds, long readCount, String error) {}

  /**
   * A check of a run that did not pass.
   *
   * @param detail what the numbers do not tell; null mostly
   */
  record Check(
      String name,
      String severity,
      BigDecimal observed,
      BigDecimal allowed,
      @JsonInclude(JsonInclude.Include.NON_NULL) String detail) {}
}
