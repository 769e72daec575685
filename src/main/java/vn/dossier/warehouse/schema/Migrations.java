package vn.dossier.warehouse.schema;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The version of the warehouse's schema. */
@Component
public final class Migrations {

  /** The first of ours: a schema whose history lacks it was made by somebody else. */
  private static final String FIRST = "V1__spring_batch.sql";

  private static final String TABLES =
      """
      SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()
      ORDER BY table_name
      """;

  /** What MySQL and MariaDB answer to an account that has no right to a table. */
  private static final int TABLE_ACCESS_DENIED = 1142;

  private final Flyway flyway;

  public Migrations(Flyway flyway) {
    this.flyway = flyway;
  }

  /** Looks at the schema once. */
  public SchemaState state() {
    MigrationInfoService info = flyway.info();
    MigrationInfo[] all = info.all();
    MigrationInfo current = info.current();
    boolean refused = Arrays.stream(all).noneMatch(Migrations::isInstalled) && isRefused();
    return new SchemaState(
        current == null ? null : named(current),
        Arrays.stream(all)
            .filter(migration -> migration.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .map(MigrationVersion::getVersion)
            .orElse(null),
        info.pending().length + failed(all),
        Arrays.stream(all)
            .filter(migration -> isInstalled(migration) && !migration.getState().isResolved())
            .filter(migration -> migration.getState() != MigrationState.DELETED)
            .max(Comparator.comparing(MigrationInfo::getInstalledRank))
            .map(Migrations::named)
            .orElse(null),
        refused ? List.of() : tablesOfOthers(all),
        refused);
  }

  // A server does not show an account the tables that it may not read: an empty history may be a
  // hidden one
  private boolean isRefused() {
    try {
      jdbc().execute("SELECT 1 FROM %s LIMIT 0".formatted(flyway.getConfiguration().getTable()));
      return false;
    } catch (DataAccessException e) {
      return e.getRootCause() instanceof SQLException sql
          && sql.getErrorCode() == TABLE_ACCESS_DENIED;
    }
  }

  private JdbcTemplate jdbc() {
    return new JdbcTemplate(flyway.getConfiguration().getDataSource());
  }

  /** How many migrations the schema lacks, those included that failed half-way. */
  public int pending() {
    return state().pending();
  }

  /** The version that the schema has; null when it is empty. */
  public String version() {
    return state().version();
  }

  /**
   * Brings the schema up to date; the caller holds the lock, and has seen that this program knows
   * all that is there. A migration that was cut short, by a kill or an error, begins again: servers
   * commit each change of a table by itself, so every statement of a migration can be repeated.
   */
  public void migrate() {
    if (failed(flyway.info().all()) > 0) {
      flyway.repair();
    }
    flyway.migrate();
  }

  private static int failed(MigrationInfo[] all) {
    return (int) Arrays.stream(all).filter(m -> m.getState().isFailed()).count();
  }

  private static boolean isInstalled(MigrationInfo migration) {
    return migration.getInstalledRank() != null;
  }

  private static String named(MigrationInfo migration) {
    return migration.getVersion() == null
        ? migration.getDescription()
        : migration.getVersion().getVersion();
  }

  private List<String> tablesOfOthers(MigrationInfo[] all) {
    List<MigrationInfo> installed = Arrays.stream(all).filter(Migrations::isInstalled).toList();
    if (installed.stream().anyMatch(migration -> FIRST.equals(migration.getScript()))) {
      return List.of();
    }
    List<String> tables = jdbc().queryForList(TABLES, String.class);
    return installed.isEmpty() && isOurFirstCutShort(tables) ? List.of() : tables;
  }

  // Flyway notes a migration behind its last statement: killed before, it leaves an empty history
  private boolean isOurFirstCutShort(List<String> tables) {
    String history = flyway.getConfiguration().getTable();
    return tables.contains(history)
        && tables.stream()
            .allMatch(
                table ->
                    table.equals(history) || table.toUpperCase(Locale.ROOT).startsWith("BATCH_"));
  }
}
