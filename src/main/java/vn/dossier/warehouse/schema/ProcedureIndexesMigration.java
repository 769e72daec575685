package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.Context;

/**
 * V43: the months of a procedure are found, and summed, by an index alone, and its dossiers by
 * another, which serves due dates as well. In Java, because no statement makes an index only where
 * it is missing on every engine.
 */
final class ProcedureIndexesMigration extends VersionedMigration {

  private static final String OF_MONTHS =
      """
      CREATE INDEX ix_fact_dossier_monthly_procedure ON fact_dossier_monthly (
        procedure_key, month_start, agency_key, dossiers, online)
      """;

  private static final String OF_DOSSIERS =
      "CREATE INDEX ix_fact_dossier_procedure ON fact_dossier (procedure_key, due_date)";

  ProcedureIndexesMigration() {
    super("43", "indexes of procedures");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      if (!Indexes.of(connection, "fact_dossier_monthly")
          .contains("ix_fact_dossier_monthly_procedure")) {
        statement.execute(OF_MONTHS);
      }
      if (!Indexes.of(connection, "fact_dossier").contains("ix_fact_dossier_procedure")) {
        statement.execute(OF_DOSSIERS);
      }
    }
  }
}
