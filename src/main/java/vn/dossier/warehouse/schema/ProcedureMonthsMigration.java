package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * V43: the months of a procedure are found, and summed, by an index alone. In Java, because no
 * statement makes an index only where it is missing on every engine.
 */
final class ProcedureMonthsMigration implements JavaMigration {

  private static final String NAME = "ix_fact_dossier_monthly_procedure";

  private static final String CREATE =
      """
      CREATE INDEX ix_fact_dossier_monthly_procedure ON fact_dossier_monthly (
        procedure_key, month_start, agency_key, dossiers, online)
      """;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("43");
  }

  @Override
  public String getDescription() {
    return "months of procedures";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    if (!Indexes.of(connection, "fact_dossier_monthly").contains(NAME)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(CREATE);
      }
    }
  }
}
