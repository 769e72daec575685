package vn.dossier.recalculation;

import java.time.LocalDate;

/** Runs a command of src/docs/contracts.md as the jar would on a day. */
@FunctionalInterface
public interface NightRunner {

  /**
   * Runs a command to its end.
   *
   * @param today the local date on the wall, which becomes the as-of date
   * @param commandLine such as `nightly --date 2023-10-31 --force`
   * @return the exit code
   */
  int run(LocalDate today, String... commandLine);
}
