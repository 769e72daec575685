package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.night.DisturbedNights;
import vn.dossier.testing.night.Nights;

/**
 * Nights among sessions, catalogues and stopped runs that are not as a night expects them. The
 * nights behind them are quiet, and then everything is as the source has it.
 */
class OddSurroundingsTest {

  private static final String[] AS_LIMITED = {
    "dossier.source.username",
    "limited",
    "dossier.source.password",
    "limited",
    "dossier.nightly.chunk-size",
    "2"
  };

  private final DisturbedNights nights = new DisturbedNights();

  @AfterEach
  void end() throws SQLException {
    nights.close();
  }

  /** A tab at the end of one column, and then at the start of the next. */
  @Test
  void aTabMovesFromOneColumnIntoTheNext() throws SQLException {
    Map<String, Object> dossier = nights.dossier("d-a", "d-a", DisturbedNights.NEW);
    dossier.put("kenh_thuc_hien", "\t2");
    dossier.put("muc_do", "");
    nights.begin();
    nights.quiet(0);

    nights.change("UPDATE ho_so SET kenh_thuc_hien = '', muc_do = '2\t'");

    nights.quiet(1, 2);
    assertThat(facts("channel, online")).containsExactly("DIRECT 0");
  }

  /** A procedure has another code while the night reads it; it fails before it has compared. */
  @Test
  void aNightThatUsedACatalogueOfAMomentAndFailedIsReadAgain() throws SQLException {
    nights.procedure("1.000001");
    nights.dossier("d-old", "d-old", DisturbedNights.OLD).put("ma_tthc", "1.000001");
    nights.dossier("d-new", "d-new", DisturbedNights.NEW).put("ma_tthc", "1.000001");
    nights.begin();
    nights.quiet(0);
    nights.change(
        "UPDATE ho_so SET trang_thai_ho_so_id = '9', ngay_ket_thuc_xu_ly = '2023-10-31'"
            + " WHERE id = 'd-old'");
    nights.at(
        "before load-dimensions 1",
        "UPDATE thu_tuc SET ma_tthc = '9.999999'",
        "after load-dimensions 1",
        "UPDATE thu_tuc SET ma_tthc = '1.000001'",
        "before verify-facts 1",
        null);
    assertThat(nights.night(1)).isOne();
    nights.release();

    assertThat(nights.night(1, "--force")).isZero();

    nights.quiet(2);
    assertThat(
            facts(
                "dossier_id, status_code, (SELECT procedure_code FROM dim_procedure p"
                    + " WHERE p.procedure_key = fact_dossier.procedure_key)"))
        .containsExactly("d-new 4 1.000001", "d-old 9 1.000001");
  }

  /** An agency is there while the night reads it; the night fails, and the next date follows. */
  @Test
  void anAgencyOfAMomentIsNeverPublished() throws SQLException {
    Map<String, Object> dossier = nights.dossier("d-old", "d-old", DisturbedNights.OLD);
    dossier.put("don_vi_id", "G9");
    dossier.put("trang_thai_ho_so_id", "9");
    dossier.put("ngay_ket_thuc_xu_ly", "2023-10-20 08:00:00");
    nights.dossier("d-new", "d-new", DisturbedNights.NEW);
    nights.begin();
    nights.quiet(0);
    nights.at(
        "before load-dimensions 1",
        "INSERT INTO don_vi (group_code, catalog) VALUES ('G9', 'xa-phuong')",
        "after load-dimensions 1",
        "DELETE FROM don_vi WHERE group_code = 'G9'",
        "before verify-facts 1",
        null);
    assertThat(nights.night(1)).isOne();

    nights.quiet(2, 3);

    assertThat(nights.number("SELECT COUNT(*) FROM fact_completion_daily")).isZero();
    assertThat(nights.column("SELECT dossier_id FROM etl_reject", String.class))
        .containsExactly("d-old");
  }

  /** A backfill dies, and an agency is added by day. */
  @Test
  void anAgencyThatIsAddedAfterARunHasDiedStopsNoNight() throws SQLException {
    nights.dossier("d-a", "d-a", DisturbedNights.NEW);
    nights.begin();
    nights.quiet(0);
    nights.change("UPDATE don_vi SET loai_bien_lai_thanh_toan = 'viettel'");
    nights.at("before load-collections 1", null);
    assertThat(nights.command(0, "backfill --from 2023-10-02 --to 2023-10-02")).isOne();

    nights.change("INSERT INTO don_vi (group_code, catalog) VALUES ('G7', 'xa-phuong')");

    nights.quiet(1);
  }

  /** A limit stops a night; a backfill of another day comes. */
  @Test
  void aBackfillPublishesNothingOfANightThatWasStopped() throws SQLException {
    stoppedByALimit();

    assertThat(nights.command(1, "backfill --from 2023-10-08 --to 2023-10-08")).isEqualTo(4);

    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_monthly")).isEqualTo(8);
  }

  /** A limit stops a night, and the source is corrected. */
  @Test
  void aNightThatALimitStoppedIsReadAgain() throws SQLException {
    stoppedByALimit();

    nights.change("UPDATE ho_so SET don_vi_id = 'G1'");

    nights.quiet(1);
  }

  /** Of eight dossiers, four lose their agency, and three may be in quarantine. */
  private void stoppedByALimit() throws SQLException {
    for (int i = 1; i <= 8; i++) {
      nights.dossier("d-" + i, "d-" + i, "2023-10-0" + i + " 08:00:00");
    }
    nights.begin("dossier.rejects.max", 3);
    nights.quiet(0);
    nights.change("UPDATE ho_so SET don_vi_id = 'lost' WHERE id < 'd-5'");
    assertThat(nights.night(1)).isEqualTo(4);
  }

  /** The source cuts answers off for whoever logs in; the last component has a file. */
  @Test
  void aSessionThatLimitsItsAnswersIsReadCompletely() throws SQLException {
    nights.dossier("d-1", "d-1", DisturbedNights.NEW);
    for (int i = 100; i < 560; i++) {
      nights.component("k-" + i, "d-1", i == 559 ? "a.pdf" : null);
    }
    nights.begin((Object[]) AS_LIMITED);

    withSession("SET SESSION sql_select_limit = 400");

    assertThat(facts("component_digitised")).containsExactly("1");
  }

  /** The source fills codes up with blanks for whoever logs in. */
  @Test
  void keysAreReadWithoutTheBlanksThatASessionFillsThemUpWith() throws SQLException {
    nights.dossier("d-a", "d-a", DisturbedNights.NEW);
    nights.component("k-1", "d-a", "a.pdf");
    nights.begin((Object[]) AS_LIMITED);
    nights.change("ALTER TABLE thanh_phan_ho_so MODIFY ho_so CHAR(50)");

    withSession("SET SESSION sql_mode = 'PAD_CHAR_TO_FULL_LENGTH'");

    assertThat(facts("component_digitised")).containsExactly("1");
  }

  /** Loads a night as an account whose sessions begin with a statement. */
  private void withSession(String statement) {
    nights.change("CREATE USER IF NOT EXISTS 'limited'@'%' IDENTIFIED BY 'limited'");
    nights.change("GRANT SELECT ON *.* TO 'limited'@'%'");
    nights.change("SET GLOBAL init_connect = \"" + statement + "\"");
    try {
      nights.quiet(0);
    } finally {
      nights.change("SET GLOBAL init_connect = ''");
    }
  }

  /** A withdrawal fails when it has taken the history of agencies back; a night comes. */
  @Test
  void noRunPublishesWhatAWithdrawalHasBegun() throws SQLException {
    nights.dossier("d-a", "d-a", "2023-10-29 08:00:00");
    nights.dossier("d-b", "d-b", "2023-10-30 08:00:00");
    nights.dossier("d-c", "d-c", "2023-10-31 08:00:00");
    nights.begin();
    nights.quiet(0);
    nights.change("UPDATE don_vi SET catalog = 'xa-phuong'");
    nights.quiet(1, 2);
    List<String> before = levels();
    String withdraw = "withdraw --date " + Nights.FIRST.plusDays(2);
    nights.at("before load-collections 1", null);
    assertThat(nights.command(2, withdraw)).isOne();
    nights.release();

    assertThatThrownBy(() -> nights.night(3))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(withdraw);
    assertThat(levels()).isEqualTo(before);

    assertThat(nights.command(2, withdraw)).isZero();
    nights.quiet(2);
    assertThat(levels()).isEqualTo(before);
  }

  private List<String> facts(String columns) {
    return nights.column(
        "SELECT CONCAT_WS(' ', " + columns + ") FROM fact_dossier ORDER BY dossier_id",
        String.class);
  }

  private List<String> levels() {
    return nights.column(
        "SELECT CONCAT(accepted_date, ' ', level) FROM fact_dossier_daily d JOIN dim_agency a"
            + " ON a.agency_key = d.agency_key ORDER BY accepted_date",
        String.class);
  }
}
