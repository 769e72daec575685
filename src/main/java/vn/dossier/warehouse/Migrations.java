package vn.dossier.warehouse;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The version of the warehouse's schema. */
public final class Migrations {

  private final Flyway flyway;

  Migrations(Flyway flyway) {
    this.flyway = flyway;
  }

  /** How many migrations the schema lacks, those included that failed half-way. */
  public int pending() {
    return flyway.info().pending().length + failed();
  }

  /** The version that the schema has; null when it is empty. */
  public String version() {
    MigrationInfo current = flyway.info().current();
    return current == null ? null : current.getVersion().getVersion();
  }

  /**
   * Brings the schema up to date; the caller holds the lock. A migration that was cut short, by a
   * kill or an error, begins anew: servers commit each change of a table by itself, so every
   * statement of a migration can be repeated.
   */
  public void migrate() {
    if (failed() > 0) {
      flyway.repair();
    }
    flyway.migrate();
  }

  private int failed() {
    return (int) Arrays.stream(flyway.info().all()).filter(m -> m.getState().isFailed()).count();
  }
}
