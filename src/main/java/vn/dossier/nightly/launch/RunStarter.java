package vn.dossier.nightly.launch;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.nightly.plan.Acceptance;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.scope.Selection;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.publish.Verification;
import vn.dossier.warehouse.run.RejectCounts;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunStore;

/**
 * Starts nights, backfills and replays by the rules of src/docs/contracts.md (identity of a run).
 * Whoever calls holds the warehouse's lock.
 */
@Component
public final class RunStarter {

  private final RunHistory history;
  private final Continuation continuation;
  private final Launcher launcher;
  private final RunStore store;
  private final RunLookup lookup;
  private final RejectCounts rejects;
  private final Verification verification;
  private final Supersession supersession;

  RunStarter(
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
   * @param accepted who lets it publish though much would vanish; null for nobody
   * @throws SetupException when a person must decide first
   */
  public Outcome nightly(
      LocalDate date, LocalDate today, boolean full, boolean force, Acceptance accepted) {
    if (date.isAfter(today)) {
      throw new SetupException("%s has not come yet: today is %s".formatted(date, today));
    }
    store.closeEnded();
    RunParameters asked = RunParameters.nightly(date, 1, full).accepting(accepted);
    if (force) {
      return launcher.launchNewAttempt(asked);
    }
    Optional<JobExecution> latest =
        history.latest(asked).filter(last -> !mustLoadAgain(last, date, today));
    if (latest.isPresent()) {
      JobExecution last = latest.get();
      boolean planned = PlanContext.holdsPlan(last.getExecutionContext());
      if (full && planned && !wasFull(last)) {
        throw new SetupException(
            "%s was not planned as a full night: nightly --date %s --full --force plans it again"
                .formatted(date, date));
      }
      if (last.getStatus() == BatchStatus.COMPLETED) {
        return Outcome.nothingToDo(
            "%s is already loaded (run %d); nothing was changed".formatted(date, last.getId()));
      }
      // Continued, it would only count the same again; and it may have read what has changed since
      if (planned && !readsAgain(last, accepted)) {
        return continuation.proceed(last, asked);
      }
    }
    refuseOlder(date, today);
    refuseBehindAWithdrawal();
    if (latest.isPresent() && !readsAgain(latest.get(), accepted)) {
      return continuation.proceed(latest.get(), asked);
    }
    return launcher.launchNewAttempt(asked);
  }

  /**
   * Why the last run of a night cannot be continued, so that the night must be planned again; empty
   * when it can, or is done.
   *
   * @throws SetupException when a later date is published: planned again, the night would replace
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

  // Whoever accepts what would vanish has seen what was read; what a limit stopped may be corrected
  // at the source by now, and whoever raised the limit types rerun
  private boolean readsAgain(JobExecution execution, Acceptance accepted) {
    return verification.brokeIn(execution.getId())
        || accepted == null && (Continuation.wouldVanish(execution) || wasOverLimit(execution));
  }

  private static boolean wasOverLimit(JobExecution execution) {
    return execution.getExitStatus().getExitCode().equals(RunRecorder.OVER_LIMIT);
  }

  // Provisional, or withdrawn; what failed before its day was over would become provisional
  private boolean mustLoadAgain(JobExecution last, LocalDate date, LocalDate today) {
    return switch (last.getStatus()) {
      case COMPLETED -> !lookup.isFinal(date);
      case FAILED, STOPPED ->
          date.isBefore(today)
              && PlanContext.holdsPlan(last.getExecutionContext())
              && PlanContext.plan(last.getExecutionContext()).isProvisional();
      default -> false;
    };
  }

  private void refuseOlder(LocalDate date, LocalDate today) {
    lookup
        .publishedAfter(today)
        .ifPresent(
            ahead -> {
              throw new SetupException(
                  "%s is published, which has not come yet: withdraw --date %s takes it back"
                      .formatted(lookup.publishedDate().orElse(ahead), ahead));
            });
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

  // It has moved the history of agencies back already, and another run would publish that
  private void refuseBehindAWithdrawal() {
    lookup
        .unfinishedWithdrawal()
        .ifPresent(
            back -> {
              throw new SetupException(
                  "A withdrawal has begun and has not published: type withdraw --date %s to end it"
                      .formatted(back.plusDays(1)));
            });
  }

  /**
   * Reads the dossiers accepted in a range again.
   *
   * @param accepted who lets it publish though much would vanish; null for nobody
   * @throws SetupException when no night is published, or the range is not before its date
   */
  public Outcome backfill(LocalDate from, LocalDate to, Acceptance accepted) {
    store.closeEnded();
    LocalDate published = BackfillRange.of(from, to, lookup).businessDate();
    refuseBehindAWithdrawal();
    return launcher.launchNewAttempt(
        RunParameters.backfill(published, 1, from, to).accepting(accepted));
  }

  /**
   * Tries again what is in quarantine, and nothing else.
   *
   * @param reason only what is there for this reason; null for all
   * @param accepted who lets it publish though much would vanish; null for nobody
   * @throws SetupException when no night is published
   */
  public Outcome replay(RejectReason reason, Acceptance accepted) {
    store.closeEnded();
    LocalDate published = PublishedDate.of(lookup);
    refuseBehindAWithdrawal();
    if (rejects.standing(reason) == 0) {
      return Outcome.nothingToDo(
          "Nothing to replay: no dossier is in quarantine"
              + (reason == null ? "" : " for " + reason));
    }
    return launcher.launchNewAttempt(
        RunParameters.replay(published, 1, reason).accepting(accepted));
  }

  private static boolean wasFull(JobExecution execution) {
    return PlanContext.plan(execution.getExecutionContext()).scope().selection() == Selection.FULL;
  }
}
