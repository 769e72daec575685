package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** The program writes into a schema that is empty or its own, and of no later program. */
class WhoseSchemaTest {

  private static final String NOT_OURS =
      "The warehouse's schema is not empty and not ours (it holds ";

  private static final List<String> WRITING =
      List.of(
          "migrate",
          "nightly --date 2023-10-30",
          "backfill --from 2023-10-01 --to 2023-10-30",
          "rerun",
          "recover",
          "rejects replay",
          "purge --older-than 400d");

  private static final List<String> READING =
      List.of(
          "status", "rejects", "report --month 2023-10", "compare --rules jobs/rules/one-stop.yml");

  enum Server {
    H2,
    MARIADB;

    private Databases databases() throws SQLException {
      return this == H2 ? Databases.h2() : Databases.server("utf8mb4_general_ci").migrated();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWarehouseOfALaterProgramIsReadAndNotWritten(Server server) throws SQLException {
    Databases databases = server.databases();
    source(
        databases,
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')",
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('a', 'H1-1', 'SYT', '2', '4', '2023-10-05 08:00:00')
        """);
    assertThat(type(databases, "nightly --date 2023-10-29").code()).isZero();
    for (int success = 0; success < 2; success++) {
      warehouse(
          databases,
          "DELETE FROM flyway_schema_history WHERE version = '99'",
          """
          INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
            checksum, installed_by, execution_time, success)
          VALUES (990, '99', 'to come', 'SQL', 'V99__to_come.sql', 1, 'other', 1, %d)
          """
              .formatted(success));
      String before = contents(databases);
      String said = "The warehouse is at version 99, made by a later program than this one";

      for (String command : WRITING) {
        Answer answer = type(databases, command);
        assertThat(answer.code()).as(command).isEqualTo(2);
        assertThat(answer.err()).as(command).contains(said, "use that one");
      }
      Answer check = type(databases, "check");
      assertThat(check.code()).isEqualTo(2);
      assertThat(check.out().replaceAll("\\s+", " ")).contains(said);
      for (String command : READING) {
        Answer answer = type(databases, command);
        assertThat(answer.code()).as(command + answer.err()).isZero();
        assertThat(answer.err()).as(command).containsOnlyOnce(said);
      }
      assertThat(contents(databases)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSourceIsNoWarehouse(Server server) throws SQLException {
    Databases databases = server.databases();
    Databases same =
        new Databases(
            databases.sourceUrl(),
            databases.sourceUrl(),
            databases.username(),
            databases.password());
    assertNotOurs(same, "don_vi");
  }

  @Test
  void norIsADatabaseOfAnotherProgramThatUsesTheSameLibraries() throws SQLException {
    Databases databases = Databases.h2();
    warehouse(databases, "CREATE TABLE BATCH_JOB_INSTANCE (JOB_INSTANCE_ID BIGINT PRIMARY KEY)");
    assertNotOurs(databases, "batch_job_instance");
    warehouse(databases, "DROP TABLE BATCH_JOB_INSTANCE");
    assertThat(type(databases, "migrate").code()).isZero();
    removeAllButBatch(databases);
    warehouse(
        databases,
        "DELETE FROM flyway_schema_history WHERE installed_rank > 1",
        "UPDATE flyway_schema_history SET description = 'init', script = 'V1__init.sql'");
    assertNotOurs(databases, "batch_job_execution");
  }

  /** Killed in the first migration: its tables are there, and nothing is noted. */
  @Test
  void whatOurFirstMigrationLeftWhenItWasKilledIsOurs() throws SQLException {
    Databases databases = Databases.h2();
    assertThat(type(databases, "migrate").code()).isZero();
    List<String> made = tables(databases, "");
    removeAllButBatch(databases);
    warehouse(databases, "DELETE FROM flyway_schema_history");

    Answer again = type(databases, "migrate");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(tables(databases, "")).isEqualTo(made);
  }

  private static void removeAllButBatch(Databases databases) throws SQLException {
    for (String view : tables(databases, "AND table_type = 'VIEW'")) {
      warehouse(databases, "DROP VIEW IF EXISTS %s CASCADE".formatted(view));
    }
    for (String table : tables(databases, "")) {
      if (!table.matches("(?i)BATCH_.*|flyway_schema_history")) {
        warehouse(databases, "DROP TABLE " + table);
      }
    }
  }

  @Test
  void migrateNeedsNothingOfTheSource() throws SQLException {
    Databases databases = Databases.h2();
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.source.url", "jdbc:mysql://host/${no.such}");
    settings.put("dossier.source.password-file", "/no/such/file");
    settings.remove("dossier.source.password");
    settings.put("dossier.source.pool-size", "none");
    assertThat(Answer.to(settings, "migrate").code()).isZero();
    settings.keySet().removeIf(key -> key.startsWith("dossier.source"));
    Answer again = Answer.to(settings, "migrate");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).startsWith("The warehouse schema is at version ");
    assertThat(Answer.to(settings, "nightly").err()).contains("dossier.source.url is not set");
  }

  private static void assertNotOurs(Databases databases, String table) throws SQLException {
    List<String> before = tables(databases, "");
    List<String> commands = new ArrayList<>(WRITING);
    commands.addAll(READING);
    for (String command : commands) {
      Answer answer = type(databases, command);
      assertThat(answer.code()).as(command + answer.err()).isEqualTo(2);
      assertThat(answer.err()).as(command).containsIgnoringCase(NOT_OURS + table);
    }
    Answer check = type(databases, "check");
    assertThat(check.code()).isEqualTo(2);
    assertThat(check.out().replaceAll("\\s+", " ")).containsIgnoringCase(NOT_OURS + table);
    assertThat(tables(databases, "")).isEqualTo(before);
  }

  private static Answer type(Databases databases, String command) {
    return Answer.to(databases.settings(), command.split(" "));
  }

  private static void source(Databases databases, String... statements) throws SQLException {
    execute(databases.source(), statements);
  }

  private static void warehouse(Databases databases, String... statements) throws SQLException {
    execute(databases.warehouse(), statements);
  }

  private static void execute(Connection opened, String... statements) throws SQLException {
    try (Connection connection = opened;
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> tables(Databases databases, String condition) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = databases.warehouse();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA() %s
                ORDER BY table_name
                """
                    .formatted(condition))) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  /** What a run or a repair would change. */
  private static String contents(Databases databases) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection connection = databases.warehouse();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("flyway_schema_history", "etl_run", "BATCH_JOB_EXECUTION", "etl_lock")) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
          while (rows.next()) {
            text.append(table);
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              text.append('|').append(rows.getString(i));
            }
            text.append('\n');
          }
        }
      }
    }
    return text.toString();
  }
}
