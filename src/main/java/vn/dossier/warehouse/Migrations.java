package vn.dossier.warehouse;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The version of the warehouse's schema. */
public final class Migrations {

  private final Flyway flyway;

  Migrations(Flyway flyway) {
    this.flyway = flyway;
  }

  /** How many migrations the schema lacks. */
  public int pending() {
    return flyway.info().pending().length;
  }

  /** The version that the schema has; null when it is empty. */
  public String version() {
    MigrationInfo current = flyway.info().current();
    return current == null ? null : current.getVersion().getVersion();
  }

  /** Brings the schema up to date; the caller holds the lock. */
  public void migrate() {
    flyway.migrate();
  }
}
