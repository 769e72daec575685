package vn.dossier.warehouse.schema;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import vn.dossier.measure.Indicator;
import vn.dossier.measure.Measure;
import vn.dossier.measure.Measures;
import vn.dossier.warehouse.sql.SqlFile;

/**
 * Makes the views that name measures and indicators, and fills the tables that list the indicators.
 * Repeated when measures.yml changes one of them, and when a process died in the middle.
 */
public final class IndicatorMigration implements JavaMigration {

  private static final List<String> VIEWS =
      List.of(
          "views/kpi_part",
          "views/kpi_monthly",
          "views/kpi_monthly_agency",
          "views/kpi_part_as_is",
          "views/kpi_dossier",
          "views/kpi_way_part",
          "views/kpi_timeliness");

  private static final String NAME = "INSERT INTO kpi_indicator (indicator) VALUES (?)";

  private static final String MADE_OF =
      "INSERT INTO kpi_indicator_measure (indicator, part, measure) VALUES (?, ?, ?)";

  // What is published when the table of published figures comes is the first that it can tell of
  private static final List<String> FIRST_FIGURES =
      List.of(
          """
          INSERT INTO fact_published_figure (
            agency_code, month_start, level, indicator, job_execution_id, numerator, denominator)
          SELECT '', k.month_start, k.level, k.indicator, p.job_execution_id, k.numerator, k.denominator
          FROM kpi_monthly k
          JOIN etl_freshness p ON p.job_execution_id IS NOT NULL
          WHERE NOT EXISTS (SELECT 1 FROM fact_published_figure)
          """,
          """
          INSERT INTO fact_published_figure (
            agency_code, month_start, level, indicator, job_execution_id, numerator, denominator)
          SELECT k.agency_code, k.month_start, 'AGENCY', k.indicator, MAX(p.job_execution_id),
            SUM(k.numerator), SUM(k.denominator)
          FROM kpi_part k
          JOIN etl_freshness p ON p.job_execution_id IS NOT NULL
          WHERE NOT EXISTS (SELECT 1 FROM fact_published_figure WHERE level = 'AGENCY')
          GROUP BY k.agency_code, k.month_start, k.indicator
          """);

  private final List<String> statements =
      VIEWS.stream().map(view -> SqlFile.read(IndicatorMigration.class, view)).toList();

  /** None: it is repeatable, and so comes behind all that have one. */
  @Override
  public MigrationVersion getVersion() {
    return null;
  }

  /** By this the migrations without a version are put in order: before the data dictionary. */
  @Override
  public String getDescription() {
    return "all indicators";
  }

  @Override
  public Integer getChecksum() {
    CRC32 checksum = new CRC32();
    checksum.update(
        (String.join("\n", statements) + Measures.all().indicators())
            .getBytes(StandardCharsets.UTF_8));
    return (int) checksum.getValue();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      for (String view : statements) {
        statement.execute(view);
      }
      // Behind the views: a view that does not know an indicator must not meet it
      statement.execute("DELETE FROM kpi_indicator");
      statement.execute("DELETE FROM kpi_indicator_measure");
    }
    try (PreparedStatement name = connection.prepareStatement(NAME);
        PreparedStatement madeOf = connection.prepareStatement(MADE_OF)) {
      for (Indicator indicator : Measures.all().indicators()) {
        name.setString(1, indicator.name());
        name.addBatch();
        for (Measure measure : indicator.numerator()) {
          add(madeOf, indicator, "NUMERATOR", measure);
        }
        add(madeOf, indicator, "DENOMINATOR", indicator.denominator());
      }
      name.executeBatch();
      madeOf.executeBatch();
    }
    try (Statement statement = connection.createStatement()) {
      for (String figures : FIRST_FIGURES) {
        statement.execute(figures);
      }
    }
  }

  private static void add(
      PreparedStatement madeOf, Indicator indicator, String part, Measure measure)
      throws SQLException {
    madeOf.setString(1, indicator.name());
    madeOf.setString(2, part);
    madeOf.setString(3, measure.name());
    madeOf.addBatch();
  }
}
