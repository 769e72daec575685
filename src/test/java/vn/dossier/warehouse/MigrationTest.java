package vn.dossier.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.ServerSetting;
import vn.dossier.testing.night.Product;
import vn.dossier.warehouse.schema.Migrations;

/** The schema of the warehouse, built from nothing on each kind of database. */
class MigrationTest {

  enum Server {
    H2,
    MARIADB;

    private Product product;
    private ServerSetting lenient;

    private Databases databases() throws SQLException {
      return this == H2 ? Databases.h2() : Databases.server("utf8mb4_general_ci");
    }

    private JdbcTemplate warehouse() throws SQLException {
      if (product == null) {
        Databases databases = databases();
        if (this == MARIADB) {
          // A server whose configuration is not strict
          lenient = ServerSetting.of(databases, "sql_mode", "");
        }
        product = new Product(databases.settings());
        Migrations migrations = product.get(Migrations.class);
        assertThat(migrations.version()).isNull();
        assertThat(migrations.pending()).isPositive();
        migrations.migrate();
        assertThat(migrations.pending()).isZero();
      }
      return product.get(JdbcTemplate.class);
    }
  }

  /** An amount of a figure, and the whole that it is a part of. */
  private record Part(long numerator, long denominator) {}

  @AfterAll
  static void close() throws SQLException {
    for (Server server : Server.values()) {
      if (server.product != null) {
        server.product.close();
        server.product = null;
      }
      if (server.lenient != null) {
        server.lenient.close();
        server.lenient = null;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSchemaIsBuiltOnce(Server server) throws SQLException {
    JdbcTemplate warehouse = server.warehouse();
    server.product.get(Migrations.class).migrate();
    assertThat(
            warehouse.queryForList(
                "SELECT agency_code FROM stage_dim_agency WHERE agency_key = 0", String.class))
        .containsExactly("");
    assertThat(warehouse.queryForList("SELECT * FROM etl_freshness")).isEmpty();
    assertThat(warehouse.queryForList("SELECT * FROM kpi_monthly")).isEmpty();
    assertThat(warehouse.queryForList("SELECT * FROM BATCH_JOB_EXECUTION")).isEmpty();
  }

  /** Each of them in its turn: what comes behind it has not been there yet. */
  @ParameterizedTest
  @EnumSource
  void aMigrationCutShortBeginsAnew(Server server) throws SQLException {
    try (Product product = new Product(server.databases().settings())) {
      JdbcTemplate warehouse = product.get(JdbcTemplate.class);
      Flyway flyway = product.get(Flyway.class);
      for (MigrationInfo migration : flyway.info().pending()) {
        if (migration.getVersion() != null) {
          Flyway upToIt = upTo(migration.getVersion(), flyway.getConfiguration());
          upToIt.migrate();
          // Killed: the tables are there, the note that they are is not
          warehouse.update(
              "DELETE FROM flyway_schema_history WHERE version = ?",
              migration.getVersion().getVersion());
          upToIt.migrate();
        }
      }
      Migrations migrations = product.get(Migrations.class);
      String version = migrations.version();
      migrations.migrate();
      // Failed: Flyway has noted it
      warehouse.update(
          "UPDATE flyway_schema_history SET success = 0 WHERE version = ? OR version IS NULL",
          version);
      assertThat(migrations.pending()).isPositive();
      migrations.migrate();
      assertThat(migrations.pending()).isZero();
      assertThat(migrations.version()).isEqualTo(version);
    }
  }

  // What is repeated behind all others speaks of tables and columns that come later
  private static Flyway upTo(MigrationVersion version, Configuration configuration) {
    return Flyway.configure()
        .configuration(configuration)
        .javaMigrations(
            Stream.of(configuration.getJavaMigrations())
                .filter(migration -> migration.getVersion() != null)
                .toArray(JavaMigration[]::new))
        .target(version)
        .load();
  }

  @ParameterizedTest
  @EnumSource
  void keysCompareByteForByte(Server server) throws SQLException {
    JdbcTemplate warehouse = server.warehouse();
    List<String> ids = List.of("a", "A", "á", "a ", "a\u0301", "");
    for (String id : ids) {
      warehouse.update("INSERT INTO etl_sighting (dossier_id) VALUES (?)", id);
      warehouse.update("INSERT INTO catalogue_agency (agency_code, ambiguous) VALUES (?, 0)", id);
      warehouse.update(
          "INSERT INTO catalogue_procedure (procedure_code, procedure_key, yields_result)"
              + " VALUES (?, 1, 1)",
          id);
    }
    for (String id : ids) {
      assertThat(
              warehouse.queryForList(
                  "SELECT s.dossier_id FROM etl_sighting s JOIN catalogue_agency a"
                      + " ON a.agency_code = s.dossier_id WHERE s.dossier_id = ?",
                  String.class,
                  id))
          .containsExactly(id);
    }
  }

  @Test
  void everyTextOfTheWarehouseOnAServerComparesByteForByte() throws SQLException {
    assertThat(
            Server.MARIADB
                .warehouse()
                .queryForList(
                    """
                    SELECT CONCAT(c.table_name, '.', c.column_name, ' ', c.collation_name)
                    FROM information_schema.columns c
                    JOIN information_schema.tables t
                      ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                    WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
                      AND c.table_name NOT LIKE 'BATCH%' AND c.table_name <> 'flyway_schema_history'
                      AND c.collation_name IS NOT NULL
                      AND c.collation_name NOT IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin')
                    """,
                    String.class))
        .isEmpty();
  }

  @Test
  void everyTableOnAServerHoldsAnyLetter() throws SQLException {
    assertThat(
            Server.MARIADB
                .warehouse()
                .queryForList(
                    """
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = DATABASE() AND table_collation NOT LIKE 'utf8mb4%'
                    """,
                    String.class))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooLongIsRefusedAndNotCut(Server server) throws SQLException {
    JdbcTemplate warehouse = server.warehouse();
    String tooLong = "x".repeat(37);
    assertThatThrownBy(
            () -> warehouse.update("INSERT INTO etl_sighting (dossier_id) VALUES (?)", tooLong))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> warehouse.update("INSERT INTO stage_date VALUES ('2023-02-30', 'p')"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @ParameterizedTest
  @EnumSource
  void ratesAreRoundedHalfUpToSixDecimalsExactly(Server server) throws SQLException {
    Map<LocalDate, Part> parts = new HashMap<>();
    LocalDate month = LocalDate.of(1950, 1, 1);
    for (Part part : parts()) {
      parts.put(month, part);
      month = month.plusMonths(1);
    }
    JdbcTemplate warehouse = publish(server, parts);
    Map<LocalDate, BigDecimal> rates = new HashMap<>();
    warehouse.query(
        "SELECT month_start, rate FROM kpi_monthly WHERE level = 'ALL' AND indicator = 'cashless'",
        rs -> {
          rates.put(rs.getObject("month_start", LocalDate.class), rs.getBigDecimal("rate"));
        });
    assertThat(rates).hasSize(parts.size());
    parts.forEach(
        (key, part) -> assertThat(rates.get(key)).as(part.toString()).isEqualTo(rate(part)));
    assertThat(
            warehouse.queryForList(
                "SELECT month_start FROM kpi_monthly_agency WHERE indicator = 'cashless'"))
        .hasSize(parts.size());
  }

  private static BigDecimal rate(Part part) {
    return part.denominator() == 0
        ? null
        : BigDecimal.valueOf(part.numerator())
            .divide(BigDecimal.valueOf(part.denominator()), 6, RoundingMode.HALF_UP);
  }

  /** Thirds, halves of the last decimal from both sides, huge ones, and any. */
  private static List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(0, 0));
    parts.add(new Part(0, 7));
    parts.add(new Part(1, 3));
    parts.add(new Part(2, 3));
    parts.add(new Part(7, 7));
    parts.add(new Part(1, 8_000_000));
    parts.add(new Part(1, 2_000_000));
    parts.add(new Part(1, 2_000_001));
    parts.add(new Part(999_999_999_999L, 1_000_000_000_000L));
    Random random = new Random(20231031);
    for (int i = 0; i < 200; i++) {
      long tie = 2L * random.nextInt(1_000_000) + 1;
      long scale = 1 + random.nextInt(1000);
      parts.add(new Part(tie * scale, 2_000_000 * scale));
      parts.add(new Part(tie * scale - 1, 2_000_000 * scale));
      long whole = 1 + random.nextInt(5000);
      parts.add(new Part(random.nextInt((int) whole + 1), whole));
      long large = 1 + random.nextLong(1_000_000_000_000L);
      parts.add(new Part(random.nextLong(large + 1), large));
    }
    return parts;
  }

  /** As if months had been published in which the unknown agency had these. */
  private static JdbcTemplate publish(Server server, Map<LocalDate, Part> parts)
      throws SQLException {
    JdbcTemplate warehouse = server.warehouse();
    warehouse.update("INSERT INTO dim_agency SELECT * FROM stage_dim_agency");
    warehouse.batchUpdate(
        """
        INSERT INTO fact_agency_monthly VALUES
          (?, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, ?, 0, 0, ?, 0, 0, 0, 0,
           0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, NULL, 1)
        """,
        parts.entrySet().stream()
            .map(
                entry ->
                    new Object[] {
                      entry.getKey(), entry.getValue().denominator(), entry.getValue().numerator()
                    })
            .toList());
    return warehouse;
  }
}
