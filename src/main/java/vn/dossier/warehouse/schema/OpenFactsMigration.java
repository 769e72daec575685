package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.api.migration.Context;

/**
 * V40: the index of facts by finished day tells of the open ones, which have none, what the backlog
 * counts: a night finds them without passing over all facts. In Java, because no statement makes an
 * index only where it is missing on every engine.
 */
public final class OpenFactsMigration extends VersionedMigration {

  private static final String OLD = "ix_fact_dossier_completion";
  private static final String NEW = "ix_fact_dossier_finished";

  private static final String CREATE =
      """
      CREATE INDEX ix_fact_dossier_finished ON fact_dossier (
        finished_date, agency_key, procedure_key, is_open, accepted_date, due_date, open_state)
      """;

  private final Vendor vendor;

  OpenFactsMigration(Vendor vendor) {
    super("40", "open facts");
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
                ? "DROP INDEX ix_fact_dossier_completion"
                : "DROP INDEX ix_fact_dossier_completion ON fact_dossier");
      }
    }
  }
}
