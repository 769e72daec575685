package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.api.migration.Context;

/**
 * V48: the index of facts by code tells of their buckets as well: a night finds the facts of what
 * changed without passing over all of them. In Java, because no statement makes an index only where
 * it is missing on every engine.
 */
final class CodeIndexMigration extends VersionedMigration {

  private static final String OLD = "ix_fact_dossier_code";
  private static final String NEW = "ix_fact_dossier_code_bucket";

  private static final String CREATE =
      "CREATE INDEX ix_fact_dossier_code_bucket ON fact_dossier (dossier_code, code_bucket)";

  private final Vendor vendor;

  CodeIndexMigration(Vendor vendor) {
    super("48", "facts by bucket");
    this.vendor = vendor;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    Set<String> indexes = Indexes.of(connection, "fact_dossier");
    try (Statement statement = connection.createStatement()) {
      if (!indexes.contains(NEW)) {
        statement.execute(CREATE);
      }
      if (indexes.contains(OLD)) {
        statement.execute(
            vendor == Vendor.H2
                ? "DROP INDEX ix_fact_dossier_code"
                : "DROP INDEX ix_fact_dossier_code ON fact_dossier");
      }
    }
  }
}
