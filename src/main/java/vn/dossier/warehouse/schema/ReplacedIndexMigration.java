package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.api.migration.Context;

/**
 * Puts an index of facts in the place of another. In Java, because no statement makes an index only
 * where it is missing on every engine.
 */
abstract class ReplacedIndexMigration extends VersionedMigration {

  private final IndexChange create;
  private final IndexChange drop;

  /** An index, and the statement that makes or removes it. */
  record IndexChange(String index, String statement) {}

  ReplacedIndexMigration(String version, String description, IndexChange create, IndexChange drop) {
    super(version, description);
    this.create = create;
    this.drop = drop;
  }

  @Override
  public final void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    Set<String> indexes = Indexes.of(connection, "fact_dossier");
    try (Statement statement = connection.createStatement()) {
      if (!indexes.contains(create.index())) {
        statement.execute(create.statement());
      }
      if (indexes.contains(drop.index())) {
        statement.execute(drop.statement());
      }
    }
  }
}
