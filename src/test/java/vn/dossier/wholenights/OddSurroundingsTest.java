package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.HoldPoints;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.Product;

/**
 * Nights among sessions, catalogues and stopped nights that are not as a night expects them. The
 * nights behind them are quiet, and then everything is as the source has it.
 */
class OddSurroundingsTest {

  private static final String NEW = "2023-10-02 08:00:00";
  private static final String OLD = "2018-03-01 08:00:00";

  private final HoldPoints points = new HoldPoints();
  private final SourceRows rows = new SourceRows();
  private Databases databases;
  private Map<String, Object> settings;
  private JdbcTemplate source;
  private JdbcTemplate warehouse;

  interface Play {
    void with(Product product) throws SQLException;
  }

  private void play(String collation, Play play, Object... more) throws SQLException {
    databases = Databases.server(collation).migrated();
    settings = databases.settings();
    settings.put("dossier.nightly.chunk-size", 2);
    settings.put("dossier.nightly.partitions", 1);
    for (int i = 0; i < more.length; i += 2) {
      settings.put((String) more[i], more[i + 1]);
    }
    rows.add(
        SourceTable.DON_VI,
        "group_code",
        "G1",
        "ma_dinh_danh",
        "H00.G1",
        "catalog",
        "so-ban-nganh",
        "loai_bien_lai_thanh_toan",
        "vnpt");
    try (Product product = new Product(settings, points);
        Connection s = databases.source();
        Connection w = databases.warehouse()) {
      source = new JdbcTemplate(new SingleConnectionDataSource(s, true));
      warehouse = new JdbcTemplate(new SingleConnectionDataSource(w, true));
      play.with(product);
    }
  }

  private void save() throws SQLException {
    try (Connection s = databases.source()) {
      rows.writeTo(s);
    }
  }

  private static Outcome run(Product product, LocalDate today, String line) {
    Outcome outcome = product.outcome(today, line.split(" "));
    return outcome;
  }

  private static int night(Product product, LocalDate date, String more) {
    return run(product, date.plusDays(1), ("nightly --date " + date + " " + more).trim())
        .code()
        .number();
  }

  private static int night(Product product, int number) {
    return night(product, Nights.FIRST.plusDays(number), "");
  }

  private static int night(Product product, int number, String more) {
    return night(product, Nights.FIRST.plusDays(number), more);
  }

  private Map<String, Object> dossier(String id, String code, String accepted) {
    return rows.add(
        SourceTable.HO_SO,
        "id",
        id,
        "ma_ho_so",
        code,
        "don_vi_id",
        "G1",
        "kenh_thuc_hien",
        "1",
        "trang_thai_ho_so_id",
        "4",
        "ngay_tiep_nhan",
        accepted);
  }

  private void component(String id, String code, String file) {
    rows.add(SourceTable.THANH_PHAN_HO_SO, "id", id, "ho_so", code, "dinh_kem", file);
  }

  private List<String> facts(String columns) {
    return warehouse.queryForList(
        "SELECT CONCAT_WS(' ', " + columns + ") FROM fact_dossier ORDER BY dossier_id",
        String.class);
  }

  private void at(String... happenings) {
    points.hold(
        point -> {
          for (int i = 0; i < happenings.length; i += 2) {
            if (point.equals(happenings[i])) {
              if (happenings[i + 1].equals("FAIL")) {
                throw new IllegalStateException("the network is down");
              }
              source.update(happenings[i + 1]);
            }
          }
        });
  }

  /** A tab at the end of one column, and then at the start of the next. */
  @Test
  void aTabMovesFromOneColumnIntoTheNext() throws SQLException {
    Map<String, Object> d = dossier("d-a", "d-a", NEW);
    d.put("kenh_thuc_hien", "\t2");
    d.put("muc_do", "");
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '', muc_do = '2\t'");
          assertThat(night(product, 1)).isZero();
          assertThat(night(product, 2)).isZero();
          assertThat(facts("channel, online")).containsExactly("DIRECT 0");
        });
  }

  /**
   * A procedure has another code while the night reads it; the night fails before it has compared.
   */
  @Test
  void aNightThatJudgedByACatalogueOfAMomentAndFailedIsReadAgain() throws SQLException {
    rows.add(SourceTable.THU_TUC, "ma_tthc", "1.000001", "ten_tthc", "T", "su_dung", 1);
    dossier("d-old", "d-old", OLD).put("ma_tthc", "1.000001");
    dossier("d-new", "d-new", NEW).put("ma_tthc", "1.000001");
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          assertThat(night(product, 0)).isZero();
          source.update(
              "UPDATE ho_so SET trang_thai_ho_so_id = '9', ngay_ket_thuc_xu_ly = '2023-10-31'"
                  + " WHERE id = 'd-old'");
          at(
              "before load-dimensions 1", "UPDATE thu_tuc SET ma_tthc = '9.999999'",
              "after load-dimensions 1", "UPDATE thu_tuc SET ma_tthc = '1.000001'",
              "before verify-facts 1", "FAIL");
          assertThat(night(product, 1)).isEqualTo(1);
          points.release();
          assertThat(night(product, 1, "--force")).isZero();
          assertThat(night(product, 2)).isZero();
          assertThat(
                  facts(
                      "dossier_id, status_code, (SELECT procedure_code FROM dim_procedure p"
                          + " WHERE p.procedure_key = fact_dossier.procedure_key)"))
              .containsExactly("d-new 4 1.000001", "d-old 9 1.000001");
        });
  }

  /** An agency is there while the night reads it; the night fails, and the next date follows. */
  @Test
  void anAgencyOfAMomentIsNeverPublished() throws SQLException {
    Map<String, Object> d = dossier("d-old", "d-old", OLD);
    d.put("don_vi_id", "G9");
    d.put("trang_thai_ho_so_id", "9");
    d.put("ngay_ket_thuc_xu_ly", "2023-10-20 08:00:00");
    dossier("d-new", "d-new", NEW);
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          assertThat(night(product, 0)).isZero();
          at(
              "before load-dimensions 1",
              "INSERT INTO don_vi (group_code, catalog) VALUES ('G9', 'xa-phuong')",
              "after load-dimensions 1",
              "DELETE FROM don_vi WHERE group_code = 'G9'",
              "before verify-facts 1",
              "FAIL");
          assertThat(night(product, 1)).isEqualTo(1);
          points.release();
          assertThat(night(product, 2)).isZero();
          assertThat(night(product, 3)).isZero();
          assertThat(
                  warehouse.queryForList(
                      "SELECT agency_code FROM fact_completion_daily c JOIN dim_agency a"
                          + " ON a.agency_key = c.agency_key",
                      String.class))
              .isEmpty();
          assertThat(warehouse.queryForList("SELECT dossier_id FROM etl_reject", String.class))
              .containsExactly("d-old");
        });
  }

  /** A backfill dies, and an agency is added by day. */
  @Test
  void anAgencyThatIsAddedAfterARunHasDiedStopsNoNight() throws SQLException {
    dossier("d-a", "d-a", NEW);
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE don_vi SET loai_bien_lai_thanh_toan = 'viettel'");
          at("before load-collections 1", "FAIL");
          assertThat(
                  run(
                          product,
                          Nights.FIRST.plusDays(1),
                          "backfill --from 2023-10-02 --to 2023-10-02")
                      .code()
                      .number())
              .isEqualTo(1);
          points.release();
          source.update("INSERT INTO don_vi (group_code, catalog) VALUES ('G7', 'xa-phuong')");
          assertThat(night(product, 1)).isZero();
        });
  }

  /** A limit stops a night; a backfill of another day comes. */
  @Test
  void aBackfillPublishesNothingOfANightThatWasStopped() throws SQLException {
    for (int i = 1; i <= 8; i++) {
      dossier("d-" + i, "d-" + i, "2023-10-0" + i + " 08:00:00");
    }
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          assertThat(night(product, 0)).isZero();
          source.update(
              "UPDATE ho_so SET don_vi_id = 'lost' WHERE id IN ('d-1','d-2','d-3','d-4')");
          assertThat(night(product, 1)).isEqualTo(4);
          long published =
              warehouse.queryForObject(
                  "SELECT SUM(dossiers) FROM fact_dossier_monthly", Long.class);
          assertThat(published).isEqualTo(8);
          int backfill =
              run(product, Nights.FIRST.plusDays(2), "backfill --from 2023-10-08 --to 2023-10-08")
                  .code()
                  .number();
          assertThat(
                  warehouse.queryForObject(
                      "SELECT SUM(dossiers) FROM fact_dossier_monthly", Long.class))
              .as("published after a backfill that ended with %d", backfill)
              .isEqualTo(8);
        },
        "dossier.rejects.max",
        3);
  }

  /** A limit stops a night, and the source is mended. */
  @Test
  void aNightThatALimitStoppedIsReadAgain() throws SQLException {
    for (int i = 1; i <= 8; i++) {
      dossier("d-" + i, "d-" + i, "2023-10-0" + i + " 08:00:00");
    }
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET don_vi_id = 'lost' WHERE id < 'd-5'");
          assertThat(night(product, 1)).isEqualTo(4);
          source.update("UPDATE ho_so SET don_vi_id = 'G1'");
          // What the scheduler types in the following nights, missed nights first
          assertThat(night(product, 1)).isZero();
        },
        "dossier.rejects.max",
        3);
  }

  /** The source cuts answers off for whoever logs in. */
  @Test
  void aSessionThatLimitsItsAnswersIsReadCompletely() throws SQLException {
    for (int i = 1; i <= 3; i++) {
      dossier("d-" + i, "d-" + i, NEW);
      for (int c = 100; c < 560; c++) {
        component("k-" + i + "-" + c, "d-" + i, c == 559 ? "a.pdf" : null);
      }
    }
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          source.execute("CREATE USER IF NOT EXISTS 'limited'@'%' IDENTIFIED BY 'limited'");
          source.execute("GRANT SELECT ON *.* TO 'limited'@'%'");
          source.execute("SET GLOBAL init_connect = 'SET SESSION sql_select_limit = 400'");
          Map<String, Object> limited = new TreeMap<>(settings);
          limited.put("dossier.source.username", "limited");
          limited.put("dossier.source.password", "limited");
          try (Product reader = new Product(limited)) {
            assertThat(night(reader, 0)).isZero();
            assertThat(night(reader, 1)).isZero();
            assertThat(night(reader, 2)).isZero();
            assertThat(facts("component_digitised")).containsExactly("1", "1", "1");
          } finally {
            source.execute("SET GLOBAL init_connect = ''");
          }
        });
  }

  /** The source fills codes up with blanks for whoever logs in. */
  @Test
  void keysAreReadWithoutTheBlanksThatASessionFillsThemUpWith() throws SQLException {
    dossier("d-a", "d-a", NEW);
    component("k-1", "d-a", "a.pdf");
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          source.execute("ALTER TABLE thanh_phan_ho_so MODIFY ho_so CHAR(50)");
          source.execute("CREATE USER IF NOT EXISTS 'limited'@'%' IDENTIFIED BY 'limited'");
          source.execute("GRANT SELECT ON *.* TO 'limited'@'%'");
          source.execute(
              "SET GLOBAL init_connect = \"SET SESSION sql_mode = 'PAD_CHAR_TO_FULL_LENGTH'\"");
          Map<String, Object> limited = new TreeMap<>(settings);
          limited.put("dossier.source.username", "limited");
          limited.put("dossier.source.password", "limited");
          try (Product reader = new Product(limited)) {
            assertThat(night(reader, 0)).isZero();
            assertThat(facts("component_digitised")).containsExactly("1");
          } finally {
            source.execute("SET GLOBAL init_connect = ''");
          }
        });
  }

  /** A withdrawal fails when it has taken the history of agencies back; a night comes. */
  @Test
  void noRunPublishesWhatAWithdrawalHasBegun() throws SQLException {
    dossier("d-a", "d-a", "2023-10-29 08:00:00");
    dossier("d-b", "d-b", "2023-10-30 08:00:00");
    dossier("d-c", "d-c", "2023-10-31 08:00:00");
    play(
        "utf8mb4_general_ci",
        product -> {
          save();
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE don_vi SET catalog = 'xa-phuong'");
          assertThat(night(product, 1)).isZero();
          assertThat(night(product, 2)).isZero();
          List<String> before = levels();
          String withdraw = "withdraw --date " + Nights.FIRST.plusDays(2);
          at("before load-collections 1", "FAIL");
          assertThat(run(product, Nights.FIRST.plusDays(3), withdraw).code().number()).isOne();
          points.release();

          assertThatThrownBy(() -> night(product, 3))
              .isInstanceOf(SetupException.class)
              .hasMessageContaining(withdraw);
          assertThat(levels()).isEqualTo(before);

          assertThat(run(product, Nights.FIRST.plusDays(3), withdraw).code().number()).isZero();
          assertThat(night(product, 2)).isZero();
          assertThat(levels()).isEqualTo(before);
        });
  }

  private List<String> levels() {
    return warehouse.queryForList(
        "SELECT CONCAT(accepted_date, ' ', level) FROM fact_dossier_daily d JOIN dim_agency a"
            + " ON a.agency_key = d.agency_key ORDER BY accepted_date",
        String.class);
  }
}
