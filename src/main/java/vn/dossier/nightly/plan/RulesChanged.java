package vn.dossier.nightly.plan;

import vn.dossier.scope.Selection;

/** Says that a run classifies under other rules than the night published before it. */
public final class RulesChanged {

  private RulesChanged() {}

  /**
   * The line of the log and of the run's account.
   *
   * @param since first execution of that night
   * @param selection what the run reads
   */
  public static String line(long since, Selection selection) {
    String where =
        switch (selection) {
          case ROLLING, FULL -> "window";
          case RANGE -> "range";
          case REPLAY -> "quarantine";
        };
    return "Rules changed since run %d: every dossier in the %s is classified again"
        .formatted(since, where);
  }
}
