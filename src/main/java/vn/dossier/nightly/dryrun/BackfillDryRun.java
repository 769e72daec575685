package vn.dossier.nightly.dryrun;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.launch.BackfillRange;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.run.RunLookup;

/** What a backfill would change if it ran now; not a row is written. */
@Component
public final class BackfillDryRun {

  private final DryRunPass rehearsal;
  private final RunLookup lookup;
  private final Clock clock;

  BackfillDryRun(DryRunPass rehearsal, RunLookup lookup, Clock clock) {
    this.rehearsal = rehearsal;
    this.lookup = lookup;
    this.clock = clock;
  }

  /**
   * Reads the dossiers of a range as {@link RunStarter#backfill} does.
   *
   * @param from first accepted date
   * @param to last accepted date
   * @throws vn.dossier.setup.SetupException when no night is published, the range is not before its
   *     date, or the source lacks a table or column
   */
  public DryRunResult of(LocalDate from, LocalDate to) {
    BackfillRange range = BackfillRange.of(from, to, lookup);
    return rehearsal.of(range.businessDate(), Scope.range(from, to, LocalDate.now(clock)), false);
  }
}
