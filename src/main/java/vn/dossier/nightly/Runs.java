package vn.dossier.nightly;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import vn.dossier.classify.RejectReason;
import vn.dossier.classify.Selection;
import vn.dossier.source.SetupException;
import vn.dossier.warehouse.RejectCounts;
import vn.dossier.warehouse.RunLookup;
import vn.dossier.warehouse.RunStore;
import vn.dossier.warehouse.Verification;

/**
 * Starts nights, backfills and replays by the rules of design.md section 6 (identity of a run).
 * Whoever calls holds the warehouse's lock.
 */
@Component
public final class Runs {

  private final RunHistory history;
  private final Continuation continuation;
  private final Launcher launcher;
  private final RunStore store;
  private final RunLookup lookup;
  private final RejectCounts rejects;
  private final Verification verification;
  private final Supersession supersession;

  Runs(
      RunHistory history,
      Continuation continuation,
      Launcher launcher,
      RunStore store,
      RunLookup lookup,
      RejectCounts rejects,
      Verification verification,
      Supersession supersession) {
    this.history = history;
    this.continuation = continuation;
    this.launcher = launcher;
    this.store = store;
    this.lookup = lookup;
    this.rejects = rejects;
    this.verification = verification;
    this.supersession = supersession;
  }

  /**
   * Loads a night, or says that it is loaded.
   *
   * @param date the business date
   * @param today the local date
   * @param full whether to read without a lower bound
   * @param force whether to plan a new attempt whatever the last one did
   * @throws SetupException when a person must decide first
   */
  public Outcome nightly(LocalDate date, LocalDate today, boolean full, boolean force) {
    if (date.isAfter(today)) {
      throw new SetupException("%s has not come yet: today is %s".formatted(date, today));
    }
    store.settle();
    RunParameters asked = RunParameters.nightly(date, 1, full);
    if (force) {
      return launcher.launchAnew(asked);
    }
    Optional<JobExecution> latest = history.latest(asked);
    if (latest.isPresent()) {
      JobExecution last = latest.get();
      boolean planned = PlanContext.holdsPlan(last.getExecutionContext());
      if (full && planned && !wasFull(last)) {
        throw new SetupException(
            "%s was not planned as a full night: nightly --date %s --full --force plans it anew"
                .formatted(date, date));
      }
      if (last.getStatus() == BatchStatus.COMPLETED) {
        return Outcome.nothingToDo(
            "%s is already loaded (run %d); nothing was changed".formatted(date, last.getId()));
      }
      // Continued, it would only count the same again; and it may have read what has changed since
      if (planned && !brokeAnIdentity(last)) {
        return continuation.proceed(last, asked);
      }
    }
    refuseOlder(date);
    return latest.isPresent() && !brokeAnIdentity(latest.get())
        ? continuation.proceed(latest.get(), asked)
        : launcher.launchAnew(asked);
  }

  /**
   * Why the last run of a night cannot be continued, so that the night must be planned anew; empty
   * when it can, or is done.
   *
   * @throws SetupException when a later date is published: planned anew, the night would replace
   *     what was published under its own date, so a person decides
   */
  public Optional<String> superseded(LocalDate date) {
    Optional<JobExecution> last =
        history
            .latest(RunParameters.nightly(date, 1, false))
            .filter(execution -> execution.getStatus() != BatchStatus.COMPLETED)
            .filter(execution -> !supersession.hasPublished(execution));
    Optional<String> reason = last.flatMap(supersession::reason);
    Optional<LocalDate> later = lookup.publishedDate().filter(date::isBefore);
    if (reason.isPresent() && later.isPresent()) {
      throw new SetupException(
          ("Run %d is superseded, %s, and %s is published: nightly --date %s --force would read %s as"
                  + " it is now, its backlog too, and restate what has changed since")
              .formatted(last.get().getId(), reason.get(), later.get(), date, date));
    }
    return reason;
  }

  private boolean brokeAnIdentity(JobExecution execution) {
    return verification.brokeIn(execution.getId());
  }

  private void refuseOlder(LocalDate date) {
    lookup
        .publishedDate()
        .filter(date::isBefore)
        .ifPresent(
            published -> {
              throw new SetupException(
                  ("%s is older than %s, the last date published: nightly --date %s --force reads it"
                          + " again and restates what has changed since")
                      .formatted(date, published, date));
            });
  }

  /**
   * Reads the dossiers accepted in a range again.
   *
   * @throws SetupException when no night is published, or the range is not before its date
   */
  public Outcome backfill(LocalDate from, LocalDate to) {
    store.settle();
    LocalDate published = BackfillRange.of(from, to, lookup).businessDate();
    return launcher.launchAnew(RunParameters.backfill(published, 1, from, to));
  }

  /**
   * Tries again what is in quarantine, and nothing else.
   *
   * @param reason only what is there for this reason; null for all
   * @throws SetupException when no night is published
   */
  public Outcome replay(RejectReason reason) {
    store.settle();
    LocalDate published = published();
    if (rejects.standing(reason) == 0) {
      return Outcome.nothingToDo(
          "Nothing to replay: no dossier is in quarantine"
              + (reason == null ? "" : " for " + reason));
    }
    return launcher.launchAnew(RunParameters.replay(published, 1, reason));
  }

  private LocalDate published() {
    return lookup
        .publishedDate()
        .orElseThrow(() -> new SetupException("Nothing is published yet: run nightly first"));
  }

  private static boolean wasFull(JobExecution execution) {
    return PlanContext.plan(execution.getExecutionContext()).scope().selection() == Selection.FULL;
  }
}
