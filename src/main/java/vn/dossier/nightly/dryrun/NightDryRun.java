package vn.dossier.nightly.dryrun;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.scope.Scope;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.run.RunLookup;

/**
 * What a night would change if it ran now, be it loaded already or not; not a row is written. It
 * reads everything in its scope, whatever checksums would say.
 */
@Component
public final class NightDryRun {

  private final DryRunPass rehearsal;
  private final RunLookup lookup;
  private final Clock clock;

  NightDryRun(DryRunPass rehearsal, RunLookup lookup, Clock clock) {
    this.rehearsal = rehearsal;
    this.lookup = lookup;
    this.clock = clock;
  }

  /**
   * Reads the dossiers of a night as {@link RunStarter#nightly} does when it plans it anew.
   *
   * @param date the business date
   * @param full whether to read without a lower bound
   * @throws SetupException when the date has not come yet, or the source lacks a table or column
   */
  public DryRunResult of(LocalDate date, boolean full) {
    LocalDate today = LocalDate.now(clock);
    if (date.isAfter(today)) {
      throw new SetupException("%s has not come yet: today is %s".formatted(date, today));
    }
    boolean first = lookup.publishedDate().isEmpty();
    return rehearsal.of(
        date, full || first ? Scope.full(date, today) : Scope.rolling(date, today), true);
  }
}
