package vn.dossier.nightly.purge;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * An execution as Spring Batch's tables keep it, as far as the purge has to know it.
 *
 * @param id the execution
 * @param instanceId its job instance, which those that continue it share
 * @param jobName nightly, backfill or replay
 * @param businessDate its business date; null when it has none
 * @param runId first execution of its run; null when it failed before it was planned
 * @param status Spring Batch's
 * @param endedAt when it ended; null when nobody noted an end
 */
record PastExecution(
    long id,
    long instanceId,
    String jobName,
    LocalDate businessDate,
    Long runId,
    String status,
    LocalDateTime endedAt) {

  boolean isComplete() {
    return status.equals("COMPLETED");
  }

  /** Whether it says itself that it is over: nothing runs, and nothing is to be recovered. */
  boolean isOver() {
    return endedAt != null
        && switch (status) {
          case "COMPLETED", "FAILED", "STOPPED", "ABANDONED" -> true;
          default -> false;
        };
  }
}
