package vn.dossier.operate.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import vn.dossier.nightly.plan.Acceptance;

/**
 * What a DBA asks in the morning. Times are local, in the zone of the dossiers.
 *
 * @param verdict what became of last night
 * @param freshness what BI sees; null before the first publish
 * @param gaps business dates from the first published to yesterday that have no night
 * @param lock who holds the warehouse, or left its row behind; null when there is no trace
 * @param starts recent commands that write, the newest first, whether or not they came to a run
 * @param sharing who works on partitions; null where nobody shares them
 * @param runs recent executions, the newest first
 */
public record Status(
    Verdict verdict,
    Freshness freshness,
    List<Gap> gaps,
    Lock lock,
    List<Start> starts,
    @JsonInclude(JsonInclude.Include.NON_NULL) Sharing sharing,
    List<Run> runs) {

  /** Starts since the last publish that no run shows, the newest first. */
  List<Start> startsWithoutRun() {
    return starts.stream()
        .filter(Start::failedWithoutRun)
        // The column of the publish may have been rounded up to the next second
        .filter(
            start ->
                freshness == null
                    || !start.startedAt().plusSeconds(1).isBefore(freshness.publishedAt()))
        .toList();
  }

  /**
   * What became of last night.
   *
   * @param code LOADED, RUNNING, FAILED, DIED, STOPPED, NOT_STARTED or NOTHING_LOADED
   * @param line the same in words, with what to type
   * @param nextCommands what to type next, in order; empty when nothing
   */
  public record Verdict(String code, String line, List<String> nextCommands) {}

  /**
   * @param businessDate the greatest date published
   * @param jobExecutionId the run that published last
   * @param publishedAt when it did
   * @param provisional whether that day was not over when its night was planned
   * @param notAvailable indicators and measures that the source cannot tell
   */
  public record Freshness(
      LocalDate businessDate,
      long jobExecutionId,
      LocalDateTime publishedAt,
      boolean provisional,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notAvailable) {

    /** What stands behind the date; blank when there is nothing to say. */
    String remark() {
      return (provisional ? ", provisional: the day was not over, nightly loads it again" : "")
          + (notAvailable.isEmpty()
              ? ""
              : "; not available from this source: " + String.join(", ", notAvailable));
    }
  }

  /**
   * Consecutive dates without a published night, both inclusive.
   *
   * @param nextCommands what loads them, in order; with --date only the first of them
   */
  public record Gap(LocalDate from, LocalDate to, List<String> nextCommands) {}

  /**
   * A command that writes (table etl_start).
   *
   * @param neverEnded nobody holds the lock, and it has no end: its process was killed
   * @param exitCode null while it works, and when it never ended
   * @param jobExecutionId the last execution that it started; null when it came to none
   */
  public record Start(
      String command,
      LocalDateTime startedAt,
      LocalDateTime endedAt,
      boolean neverEnded,
      Integer exitCode,
      String cause,
      Long jobExecutionId,
      String owner,
      String host,
      long pid,
      String programVersion) {

    public static Start of(vn.dossier.warehouse.run.Start start, boolean held) {
      return new Start(
          start.command(),
          start.startedAt(),
          start.endedAt(),
          start.endedAt() == null && !held,
          start.exitCode(),
          start.cause(),
          start.jobExecutionId(),
          start.owner(),
          start.host(),
          start.pid(),
          start.programVersion());
    }

    /** The command alone: nightly, backfill, rerun, ... */
    String verb() {
      return command.split(" ", 2)[0];
    }

    /** Whether it failed or died without a run that would show it. */
    boolean failedWithoutRun() {
      return jobExecutionId == null && (neverEnded || exitCode != null && exitCode != 0);
    }
  }

  /**
   * @param held whether somebody holds the lock now; else the row is that of a process that died
   */
  public record Lock(
      boolean held,
      String job,
      String owner,
      String host,
      Long pid,
      Long jobExecutionId,
      LocalDateTime since,
      LocalDateTime heartbeatAt) {}

  /**
   * The partitions of the last execution that shared them with workers.
   *
   * @param jobExecutionId that execution; null before the first
   * @param handOvers how often a partition went on elsewhere, since its worker died or stopped
   * @param workers those that have worked for it, the night's own process among them, and those who
   *     wait
   */
  public record Sharing(
      @JsonInclude(JsonInclude.Include.NON_NULL) Long jobExecutionId,
      long partitions,
      long done,
      long left,
      long handOvers,
      List<Worker> workers) {}

  /**
   * A process that works on partitions (table etl_worker).
   *
   * @param ofNight whether it is the night's own
   * @param silentSeconds since its last sign of life
   * @param partitionsLost those that were taken from it
   * @param rowsPerSecond from its first partition to its last; null when it has had none
   * @param idleReason why it takes nothing although a run is active; null when it would
   */
  public record Worker(
      long workerId,
      String host,
      long pid,
      int threads,
      boolean ofNight,
      String programVersion,
      boolean ended,
      long silentSeconds,
      long partitionsDone,
      long partitionsAtWork,
      long partitionsLost,
      long rowsRead,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long rowsPerSecond,
      @JsonInclude(JsonInclude.Include.NON_NULL) String idleReason) {

    /** What it does, in a word or with its reason. */
    String state() {
      if (ended) {
        return "ended";
      }
      if (silentSeconds > 60) {
        return "no sign of life for %d s".formatted(silentSeconds);
      }
      return idleReason != null ? idleReason : partitionsAtWork > 0 ? "works" : "waits";
    }
  }

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
   * @param retired what it was about to let vanish; null when that kept nothing from passing
   */
  public record Run(
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
      List<String> nextCommands,
      @JsonInclude(JsonInclude.Include.NON_NULL) Retired retired) {

    /** Whether it ended, by itself or by dying, without being complete. */
    boolean unsuccessful() {
      return dead || !List.of("COMPLETED", "STARTING", "STARTED", "STOPPING").contains(status);
    }
  }

  /**
   * Published facts that were gone when a run was about to publish.
   *
   * @param gone from the source
   * @param excluded by a rule
   * @param rejected into quarantine
   * @param largest where most of them were, the most first
   * @param otherCells how many other months of agencies there are
   * @param otherFacts facts of these
   * @param acceptedBy who let them vanish; null when nobody did
   * @param acceptCommand what lets them vanish; null when that is settled
   */
  record Retired(
      long facts,
      long gone,
      long excluded,
      long rejected,
      List<RetiredCell> largest,
      long otherCells,
      long otherFacts,
      @JsonInclude(JsonInclude.Include.NON_NULL) Acceptance acceptedBy,
      @JsonInclude(JsonInclude.Include.NON_NULL) String acceptCommand) {}

  /**
   * Facts of a month and an agency.
   *
   * @param month like 2023-10
   */
  record RetiredCell(String month, String agencyCode, String agencyName, long facts) {}

  /** Of the whole run, as in etl_run; of one that works or has died, what has committed. */
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
   * @param detail what the numbers do not say; null mostly
   */
  public record Check(
      String name,
      String severity,
      BigDecimal observed,
      BigDecimal allowed,
      @JsonInclude(JsonInclude.Include.NON_NULL) String detail) {

    public static Check of(vn.dossier.warehouse.run.Check check) {
      return new Check(
          check.name(),
          check.severity(),
          new BigDecimal(check.observed().stripTrailingZeros().toPlainString()),
          new BigDecimal(check.allowed().stripTrailingZeros().toPlainString()),
          check.detail());
    }
  }
}
