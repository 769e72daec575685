package vn.dossier.warehouse.schema;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;

/** A migration in Java that is run once, in the order of its number; it can be begun again. */
abstract class VersionedMigration implements JavaMigration {

  private final String version;
  private final String description;

  /** Both stand in every warehouse that has run it: they must not change. */
  VersionedMigration(String version, String description) {
    this.version = version;
    this.description = description;
  }

  @Override
  public final MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(version);
  }

  @Override
  public final String getDescription() {
    return description;
  }

  /** None: what it does is not a text that could change. */
  @Override
  public final Integer getChecksum() {
    return null;
  }

  @Override
  public final boolean canExecuteInTransaction() {
    return true;
  }
}
