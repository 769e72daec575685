package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.rows.RowByRow;
import vn.dossier.source.connect.SourcePool;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.ServerSetting;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.Product;

/** What a night reads is the source's: not of its server's defaults, nor of this host's. */
@SuppressWarnings("try") // a setting of the server is undone by being closed
class SourceSessionsTest {

  private static final String COLLATION = "utf8mb4_general_ci";
  private static final String DAYS =
      "SELECT DISTINCT collected_date FROM fact_collection_daily ORDER BY collected_date";

  // Times that another zone or an hour more would move to another day, or out of the night
  private static void fill(Nights nights) {
    nights.dossier("first", "4", "2023-10-01 00:00:00");
    nights.dossier("early", "4", "2023-10-05 05:30:00");
    nights.dossier("late", "4", "2023-10-05 23:59:59");
    nights.dossier("tonight", "4", "2023-10-30 23:59:59");
    nights.dossier("tomorrow", "4", "2023-10-31 00:00:00");
    Map<String, Object> done = nights.dossier("done", "10", "2023-10-06 00:00:00");
    done.put("ngay_hen_tra", "2023-10-09 00:30:00");
    done.put("ngay_ket_thuc_xu_ly", "2023-10-09 00:30:00");
    nights.dossier("gone", "4", "2023-10-06 00:00:00").put("deleted_on", "2023-10-07 05:00:00");
    nights.paid("p-1", "early", "2023-10-05 05:30:00");
    nights.paid("p-2", "late", "2023-10-06 00:00:00");
    nights
        .rows()
        .add(
            SourceTable.GIAY_TO_SO_HOA,
            "id",
            "g-1",
            "ma_ho_so",
            "early",
            "loai_so_hoa",
            "1",
            "trang_thai_so_hoa",
            "1",
            "don_vi_id",
            "H00.G1",
            "thoi_gian_so_hoa",
            "2023-10-05 05:30:00");
  }

  @ParameterizedTest
  @CsvSource({
    "DATETIME, +00:00, America/Los_Angeles, ''",
    "TIMESTAMP, +00:00, Asia/Ho_Chi_Minh, ''",
    "TIMESTAMP, -08:00, America/Los_Angeles, ?useServerPrepStmts=true"
  })
  void daysDoNotMove(String type, String ofServer, String ofHost, String option)
      throws SQLException {
    Databases plain = Databases.server(COLLATION);
    Databases moved = Databases.server(COLLATION);
    TimeZone before = TimeZone.getDefault();
    try (Nights expected = new Nights(plain);
        Nights nights = new Nights(moved, "dossier.source.url", moved.sourceUrl() + option)) {
      fill(expected);
      assertThat(expected.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
      fill(nights);
      nights.save();
      retype(moved, type);
      try (ServerSetting zone = ServerSetting.of(moved, "time_zone", ofServer)) {
        TimeZone.setDefault(TimeZone.getTimeZone(ofHost));
        assertThat(nights.runOnly(Nights.FIRST.plusDays(1), "nightly", "--date", "2023-10-30"))
            .extracting(outcome -> outcome.code())
            .isEqualTo(ExitCode.OK);
        assertThat(Differences.between(expected.canonical(), nights.canonical())).isEmpty();
        assertThat(nights.rowsOf(DAYS))
            .containsExactly("{collected_date=2023-10-05}", "{collected_date=2023-10-06}");
        String seen = Answer.to(moved.settings(), "check").out().replaceAll("\\s+", " ");
        if (type.equals("TIMESTAMP")) {
          assertThat(seen)
              .contains("TIMESTAMP columns are read in Asia/Ho_Chi_Minh (+07:00)", ofServer)
              .contains("ho_so.ngay_tiep_nhan", "yeu_cau_thanh_toan.ngay_thu_phi")
              // No statement reads it
              .doesNotContain("ho_so.ngay_nop_ho_so");
        } else {
          assertThat(seen).contains("no column that is read is TIMESTAMP");
        }
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  // With the zone of those who wrote the values
  private static void retype(Databases databases, String type) throws SQLException {
    try (Connection connection = databases.source()) {
      JdbcTemplate source = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      source.execute("SET time_zone = '+07:00'");
      List<Map<String, Object>> columns =
          source.queryForList(
              """
              SELECT table_name AS tab, column_name AS col FROM information_schema.columns
              WHERE table_schema = DATABASE() AND data_type = 'datetime'
              """);
      assertThat(columns).isNotEmpty();
      for (Map<String, Object> column : columns) {
        source.execute(
            "ALTER TABLE %s MODIFY %s %s NULL DEFAULT NULL"
                .formatted(column.get("tab"), column.get("col"), type));
      }
    }
  }

  @Test
  void aSourceMayLiveInAnotherZoneThanTheDossiers() throws SQLException {
    Databases databases = Databases.server(COLLATION);
    try (Nights nights = new Nights(databases, "dossier.source.zone", "UTC")) {
      fill(nights);
      nights.save();
      retype(databases, "TIMESTAMP");
      assertThat(nights.runOnly(Nights.FIRST.plusDays(1), "nightly", "--date", "2023-10-30").code())
          .isEqualTo(ExitCode.OK);
      assertThat(nights.rowsOf(DAYS))
          .containsExactly("{collected_date=2023-10-04}", "{collected_date=2023-10-05}");
    }
  }

  /** Only a server with its zones loaded knows one whose offset changes. */
  @Test
  void aZoneThatTheServerDoesNotKnowIsNamed() throws SQLException {
    Databases databases = Databases.server(COLLATION);
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.source.zone", "Europe/Berlin");
    Answer answer = Answer.to(settings, "nightly", "--date", "2023-10-30");
    if (knows(databases, "Europe/Berlin")) {
      assertThat(answer.code()).as(answer.err()).isZero();
    } else {
      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err().lines().filter(line -> !line.contains(" INFO ")))
          .singleElement()
          .asString()
          .contains("The source: its server does not know the zone Europe/Berlin")
          .contains("mysql_tzinfo_to_sql", "dossier.source.zone");
    }
  }

  private static boolean knows(Databases databases, String zone) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT CONVERT_TZ('2023-07-01', '+00:00', '%s') IS NOT NULL".formatted(zone))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  @Test
  void whatIsNotCommittedIsNotCounted() throws SQLException {
    Databases databases = Databases.server(COLLATION);
    try (Nights nights = new Nights(databases);
        ServerSetting dirty =
            ServerSetting.of(databases, "transaction_isolation", "READ-UNCOMMITTED");
        Connection writer = databases.source();
        Statement statement = writer.createStatement()) {
      nights.dossier("d-1", "4", "2023-10-02 08:00:00");
      nights.dossier("d-2", "4", "2023-10-02 08:00:00");
      nights.save();
      writer.setAutoCommit(false);
      statement.execute("UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = 'd-1'");
      statement.execute("DELETE FROM ho_so WHERE id = 'd-2'");
      statement.execute(
          "INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)"
              + " VALUES ('d-3', 'd-3', 'G1', '4', '2023-10-02')");

      assertThat(nights.runOnly(Nights.FIRST.plusDays(1), "nightly", "--date", "2023-10-30").code())
          .isEqualTo(ExitCode.OK);
      writer.rollback();

      assertThat(nights.rowsOf("SELECT dossier_id, channel FROM fact_dossier"))
          .containsExactly("{dossier_id=d-1, channel=ONLINE}", "{dossier_id=d-2, channel=ONLINE}");
      assertThat(
              Answer.to(databases.settings(), "check")
                  .out()
                  .lines()
                  .filter(
                      line ->
                          line.contains(
                              "isolation READ COMMITTED; the server's default is READ UNCOMMITTED")))
          .hasSize(2);
    }
  }

  /** Behind a slow network each answer counts: a query of a page waits for its own alone. */
  @Test
  void aQueryWaitsForOneAnswer() throws SQLException {
    Databases databases = Databases.server(COLLATION).migrated();
    try (Product product = new Product(databases.settings());
        Connection source = product.get(SourcePool.class).getConnection()) {
      RowByRow rows = new RowByRow(new SingleConnectionDataSource(source, true));
      assertThat(questions(source, () -> rows.queryForList("SELECT id FROM ho_so"))).isOne();
      assertThat(rows.queryForObject("SELECT @@SESSION.net_write_timeout", Integer.class))
          .as("rows that come one by one wait while a chunk is written")
          .isGreaterThanOrEqualTo(600);
    }
  }

  // What the server was asked meanwhile
  private static long questions(Connection connection, Runnable meanwhile) throws SQLException {
    long before = questions(connection);
    meanwhile.run();
    return questions(connection) - before - 1;
  }

  private static long questions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
      row.next();
      return row.getLong(2);
    }
  }
}
