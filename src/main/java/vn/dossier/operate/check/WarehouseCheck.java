package vn.dossier.operate.check;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.operate.session.PoolSizes;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.ServerProduct;
import vn.dossier.warehouse.schema.Migrations;
import vn.dossier.warehouse.schema.SchemaState;
import vn.dossier.warehouse.sql.BulkInsert;

/** Looks at the warehouse: connection, schema, pool, and what the server does to a session. */
final class WarehouseCheck {

  private static final String CONNECTION = "warehouse connection";
  private static final String SCHEMA = "warehouse schema";
  private static final String POOL = "warehouse pool";
  private static final String SESSION = "warehouse session";
  private static final String COLLATION = "warehouse collation";
  private static final String WRITES = "warehouse writes";

  /** Those that compare bytewise and do not pad with blanks: MySQL's and MariaDB's. */
  private static final Set<String> BYTEWISE = Set.of("utf8mb4_0900_bin", "utf8mb4_nopad_bin");

  private static final String COLLATIONS =
      """
      SELECT DISTINCT CONCAT(c.table_name, ' ', c.collation_name)
      FROM information_schema.columns c
      JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = DATABASE() AND c.collation_name IS NOT NULL
        AND t.table_type = 'BASE TABLE'
      """;

  private static final List<String> OWN =
      List.of("dim_", "fact_", "etl_", "stage_", "catalogue_", "BATCH_");

  private final ApplicationContext context;
  private final Inspection inspection;

  WarehouseCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  /** Gives whether the warehouse answers. */
  boolean run() {
    boolean connected =
        inspection.look(
            CONNECTION, "spring.datasource.url, .username, .password", this::connection);
    inspection.look(POOL, "spring.datasource.hikari.maximum-pool-size", this::pool);
    if (!connected) {
      return false;
    }
    inspection.look(SCHEMA, "type migrate", this::schema);
    inspection.look(SESSION, null, this::isolation);
    if (context.getBean(DataSourceProperties.class).determineUrl().startsWith("jdbc:mysql:")) {
      inspection.look(SESSION, null, this::session);
      inspection.look(COLLATION, null, this::collation);
      inspection.look(WRITES, null, this::writes);
    }
    return true;
  }

  private JdbcTemplate warehouse() {
    return new JdbcTemplate(context.getBean(HikariDataSource.class));
  }

  private void writes() {
    inspection.ok(
        WRITES,
        BulkInsert.takesLocalData(warehouse())
            ? "new rows are loaded by LOAD DATA LOCAL"
            : "new rows are inserted in batches, which is slower: local_infile is off at the"
                + " server, or allowLoadLocalInfile=false in the URL");
  }

  private void connection() {
    inspection.ok(CONNECTION, ServerProduct.of(warehouse()));
  }

  private void schema() {
    SchemaState state = context.getBean(Migrations.class).state();
    String version = state.version();
    if (state.refused()) {
      inspection.error(SCHEMA, Schema.REFUSED, Schema.NIGHTS_ACCOUNT);
    } else if (!state.tablesOfOthers().isEmpty()) {
      inspection.error(SCHEMA, Schema.notOurs(state), "keep the warehouse apart from the source");
    } else if (state.unknown() != null) {
      inspection.error(SCHEMA, Schema.later(state), "use that program");
    } else if (state.pending() > 0) {
      inspection.warning(
          SCHEMA,
          "version %s, lacks %d migrations"
              .formatted(version == null ? "none" : version, state.pending()),
          "type migrate (the next run does it too, if its account may)");
    } else {
      inspection.ok(SCHEMA, "version %s, up to date".formatted(version));
    }
  }

  private void pool() {
    inspection.pool(
        POOL,
        context.getBean(PoolSizes.class).warehouse(),
        context.getBean(NightlyProperties.class).partitions());
  }

  private void isolation() {
    Integer level = warehouse().execute((Connection c) -> c.getTransactionIsolation());
    if (level != null && level == Connection.TRANSACTION_READ_COMMITTED) {
      inspection.ok(SESSION, "isolation READ COMMITTED" + ServerDefaults.isolation(warehouse()));
    } else {
      inspection.warning(
          SESSION,
          "isolation is not READ COMMITTED",
          "spring.datasource.hikari.transaction-isolation: partitions may wait for each other");
    }
  }

  private void session() {
    String mode = text("SELECT @@SESSION.sql_mode");
    if (mode.contains("STRICT_TRANS_TABLES") || mode.contains("STRICT_ALL_TABLES")) {
      inspection.ok(SESSION, "sql_mode is strict");
    } else {
      inspection.error(
          SESSION,
          "sql_mode is not strict: values could be cut silently",
          "spring.datasource.hikari.connection-init-sql must set STRICT_TRANS_TABLES");
    }
    inspection.ok(
        SESSION,
        "time zone %s (%s); dates are stored as local to %s whatever it is"
            .formatted(
                text("SELECT @@SESSION.time_zone"),
                text("SELECT @@system_time_zone"),
                context.getBean(NightlyProperties.class).zone()));
  }

  private void collation() {
    TreeSet<String> tables = new TreeSet<>();
    TreeSet<String> wrong = new TreeSet<>();
    for (String found : warehouse().queryForList(COLLATIONS, String.class)) {
      String table = found.substring(0, found.indexOf(' '));
      if (OWN.stream()
          .anyMatch(prefix -> table.regionMatches(true, 0, prefix, 0, prefix.length()))) {
        tables.add(table);
        if (!BYTEWISE.contains(found.substring(found.indexOf(' ') + 1))) {
          wrong.add(found);
        }
      }
    }
    if (!wrong.isEmpty()) {
      inspection.error(
          COLLATION,
          "not bytewise: " + String.join(", ", wrong),
          "ALTER TABLE ... CONVERT TO CHARACTER SET utf8mb4 COLLATE one of " + BYTEWISE);
    } else if (!tables.isEmpty()) {
      inspection.ok(COLLATION, "utf8mb4, bytewise, in %d tables".formatted(tables.size()));
    }
  }

  private String text(String query) {
    return String.valueOf(warehouse().queryForObject(query, String.class));
  }
}
