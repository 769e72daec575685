package vn.dossier.nightly.launch;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunStore;

/**
 * Takes back dates that were published too early: plans a run of an earlier date, up to which
 * everything is read and counted again. Whoever calls holds the warehouse's lock.
 */
@Component
public final class Withdrawal {

  /** Days; a date typed wrong must not cost snapshots, which nobody can take again. */
  private static final int LONGEST_WITHDRAWAL = 31;

  private final Launcher launcher;
  private final RunStore store;
  private final RunLookup lookup;

  Withdrawal(Launcher launcher, RunStore store, RunLookup lookup) {
    this.launcher = launcher;
    this.store = store;
    this.lookup = lookup;
  }

  /**
   * Takes back what was published from a business date on: the published date goes back to the
   * greatest before it, up to which everything is read and counted again.
   *
   * @param date the first business date to take back
   * @param today the local date
   * @throws SetupException when nothing is published before it, or it is long ago
   */
  public Outcome from(LocalDate date, LocalDate today) {
    store.closeEnded();
    LocalDate published = PublishedDate.of(lookup);
    if (date.isAfter(published)) {
      return Outcome.nothingToDo(
          "Nothing to withdraw: the last date published is %s".formatted(published));
    }
    LocalDate back =
        lookup
            .publishedBefore(date)
            .orElseThrow(
                () ->
                    new SetupException(
                        ("Nothing is published before %s to go back to: empty the warehouse's schema"
                                + " and load the night again")
                            .formatted(date)));
    if (date.isBefore(today.minusDays(LONGEST_WITHDRAWAL))) {
      throw new SetupException(
          ("%s is more than %d days ago, and the backlog snapshots since would be lost: name a later"
                  + " date, or type backfill, which reads old dates again")
              .formatted(date, LONGEST_WITHDRAWAL));
    }
    Outcome outcome = launcher.launchNewAttempt(RunParameters.withdrawal(back, 1));
    return outcome.code() == ExitCode.OK
        ? new Outcome(
            ExitCode.OK,
            "%s: %s to %s are withdrawn, the last date published is %s; nightly continues from there"
                .formatted(outcome.message(), date, published, back),
            outcome.jobExecutionId())
        : outcome;
  }
}
