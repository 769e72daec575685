package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.Context;

/**
 * Adds the column of a measure that fact_dossier can already be counted by. In cells that are
 * published it is null, which the views show nothing of, until a publish has counted it: facts may
 * be ahead of what is published, so nobody can count it for those cells now. The next run counts
 * every cell again, and its gate compares them with the facts.
 *
 * <p>In Java, since MySQL knows no ADD COLUMN IF NOT EXISTS, and commits each of them by itself.
 */
final class MeasureMigration extends VersionedMigration {

  // A table of a later migration is made with the column
  private static final String LACKS_COLUMN =
      """
      SELECT COUNT(*) FROM information_schema.tables t
      WHERE t.table_schema = SCHEMA() AND LOWER(t.table_name) = ?
        AND NOT EXISTS (
          SELECT 1 FROM information_schema.columns c
          WHERE c.table_schema = SCHEMA() AND LOWER(c.table_name) = LOWER(t.table_name)
            AND LOWER(c.column_name) = ?)
      """;

  // The mark of WorkingState.touchEverything, where there is a cell without the measure
  private static final String RECOUNT =
      """
      INSERT IGNORE INTO etl_touched_cell
        (accepted_date, agency_key, procedure_key, partition_name, month_start)
      SELECT DATE '1900-01-01', 0, 0, 'everything', DATE '1900-01-01'
      FROM (SELECT 1 AS cell FROM %s WHERE %s IS NULL LIMIT 1) c
      """;

  private final String measure;
  private final List<String> tables;

  private MeasureMigration(String version, String measure, List<String> tables) {
    super(version, "measure " + measure);
    this.measure = measure;
    this.tables = tables;
  }

  /** A measure of dossiers by the day of acceptance. */
  static MeasureMigration ofDossiers(String version, String measure) {
    return new MeasureMigration(
        version,
        measure,
        List.of(
            "fact_dossier_daily",
            "fact_dossier_monthly",
            "stage_dossier_daily",
            "stage_dossier_monthly",
            "fact_monthly_as_is",
            "fact_agency_monthly",
            "stage_agency_monthly"));
  }

  /** A measure of completions by the day of finishing. */
  static MeasureMigration ofCompletions(String version, String measure) {
    return new MeasureMigration(
        version,
        measure,
        List.of(
            "fact_completion_daily",
            "stage_completion_daily",
            "fact_monthly_as_is",
            "fact_agency_monthly",
            "stage_agency_monthly"));
  }

  /**
   * V41: dossiers that were past their due date at the end of the month that received them, of
   * months only.
   */
  static MeasureMigration ofLateInMonth() {
    return new MeasureMigration(
        "41", "late_in_month", List.of("fact_dossier_monthly", "stage_dossier_monthly"));
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        if (lacksColumn(connection, table)) {
          statement.execute("ALTER TABLE %s ADD COLUMN %s BIGINT".formatted(table, measure));
        }
      }
      statement.execute(RECOUNT.formatted(tables.get(0), measure));
    }
  }

  private boolean lacksColumn(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LACKS_COLUMN)) {
      statement.setString(1, table);
      statement.setString(2, measure);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return found.getInt(1) > 0;
      }
    }
  }
}
