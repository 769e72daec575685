package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.MidScan;
import vn.dossier.testing.night.Nights;

/** A dossier whose accepted date moves is classified by its id, and never lost. */
class MovedDossierTest {

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate NEXT = NIGHT.plusDays(1);

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  /** The window of the second night begins on 2022-01-01 and ends on 2023-10-31. */
  @Test
  void factsWhoseDatesLeaveTheWindowAreClassifiedByTheirIds() throws SQLException {
    nights = new Nights(Databases.h2());
    move(
        "2021-06-15 08:00:00 -> fact 2021-06-15",
        "2023-10-31 23:59:59 -> fact 2023-10-31",
        "2023-11-01 00:00:00 -> fact 2023-11-01",
        "2023-11-02 00:00:00 -> ACCEPTED_DATE_IN_FUTURE",
        "null -> ACCEPTED_DATE_MISSING");
    // Neither the one accepted after the business date is shown, nor what is in quarantine
    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(3);
  }

  @Test
  void factsWhoseDatesBecomeImpossibleAreClassifiedByTheirIds() throws SQLException {
    nights = new Nights(Databases.server("utf8mb4_uca1400_ai_ci"));
    move(
        "2021-06-15 08:00:00 -> fact 2021-06-15",
        "2023-11-01 00:00:00 -> fact 2023-11-01",
        "null -> ACCEPTED_DATE_MISSING",
        "0000-00-00 00:00:00 -> ACCEPTED_DATE_MISSING",
        "2023-02-30 00:00:00 -> VALUE_INVALID",
        "2020-00-15 00:00:00 -> VALUE_INVALID");
    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(2);
  }

  /** One finished dossier stays; of the others, each gets a new accepted date. */
  private void move(String... moves) {
    nights.dossier("stays", "9", "2023-10-05 08:00:00");
    for (int i = 0; i < moves.length; i++) {
      nights.dossier("moves-" + i, "9", "2023-10-05 08:00:00");
    }
    nights.night(NIGHT);
    for (int i = 0; i < moves.length; i++) {
      String date = moves[i].split(" -> ")[0];
      nights.dossier("moves-" + i).put("ngay_tiep_nhan", date.equals("null") ? null : date);
    }

    assertThat(nights.night(NEXT).code()).isEqualTo(ExitCode.OK);

    for (int i = 0; i < moves.length; i++) {
      assertThat(places("moves-" + i)).as(moves[i]).containsExactly(moves[i].split(" -> ")[1]);
    }
    assertThat(places("stays")).containsExactly("fact 2023-10-05");
    assertThat(
            nights.number("SELECT MAX(source_dossiers) FROM etl_run WHERE selection = 'ROLLING'"))
        .isEqualTo(moves.length + 1L);
  }

  @Test
  void aFactOfARangeThatMovedOutOfItIsClassifiedByItsId() throws SQLException {
    nights = new Nights(Databases.h2());
    nights.dossier("moves", "9", "2023-10-05 08:00:00");
    nights.dossier("gone", "9", "2023-10-05 08:00:00");
    nights.dossier("elsewhere", "9", "2023-10-06 08:00:00");
    nights.night(NIGHT);
    nights.dossier("moves").put("ngay_tiep_nhan", "2023-09-01 08:00:00");
    nights.dossier("elsewhere").put("ngay_tiep_nhan", "2023-09-01 08:00:00");
    nights.lose("gone");

    nights.run(NEXT, "backfill --from 2023-10-05 --to 2023-10-05".split(" "));

    assertThat(places("moves")).containsExactly("fact 2023-09-01");
    assertThat(places("gone")).isEmpty();
    assertThat(places("elsewhere")).containsExactly("fact 2023-10-06");
  }

  @Test
  void aRangeTakesNoDossierWithoutADateAndNoneOfQuarantine() throws SQLException {
    nights = new Nights(Databases.h2());
    nights.dossier("undated", "4", null);
    nights.night(NIGHT);
    nights.dossier("undated").put("trang_thai_ho_so_id", "1");
    nights.run(NEXT, "backfill --from 2023-10-01 --to 2023-10-30".split(" "));
    assertThat(places("undated")).containsExactly("ACCEPTED_DATE_MISSING");
    nights.night(NEXT);
    assertThat(places("undated")).isEmpty();
  }

  @Test
  void anOpenFactOlderThanTheWindowIsReadEveryNight() throws SQLException {
    nights = new Nights(Databases.h2());
    nights.dossier("open", "4", "2019-05-05 08:00:00");
    nights.dossier("closed", "9", "2019-05-05 08:00:00");
    nights.night(NIGHT);
    nights.dossier("open").put("kenh_thuc_hien", "1");
    nights.dossier("closed").put("kenh_thuc_hien", "1");
    nights.night(NEXT);
    assertThat(nights.rowsOf("SELECT dossier_id AS d, channel AS c FROM fact_dossier"))
        .containsExactly("{D=closed, C=ONLINE}", "{D=open, C=DIRECT}");
    nights.night(NEXT, "--full", "--force");
    assertThat(nights.number("SELECT SUM(direct) FROM fact_dossier_daily")).isEqualTo(2);
  }

  @Test
  void whoMovesWhileTheScanRunsIsCaughtByTheLookUp() throws SQLException {
    nights =
        new Nights(
            Databases.h2(), "dossier.nightly.chunk-size", 2, "dossier.nightly.partitions", 1);
    for (int i = 1; i <= 6; i++) {
      nights.dossier("d-" + i, "9", "2023-10-0" + i + " 08:00:00");
    }
    nights.night(NIGHT);
    nights.dossier("d-1").put("kenh_thuc_hien", "1");
    MidScan.happens(
        nights,
        () -> {
          nights.source().update("UPDATE ho_so SET ngay_tiep_nhan = '2019-01-01' WHERE id = 'd-4'");
          nights.source().update("UPDATE ho_so SET ngay_tiep_nhan = NULL WHERE id = 'd-5'");
          nights.source().update("DELETE FROM ho_so WHERE id = 'd-6'");
          // Behind the position: new to the warehouse, so the next night's
          nights
              .source()
              .update(
                  "INSERT INTO ho_so (id, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)"
                      + " VALUES ('d-0', 'G1', '9', '2023-10-09')");
        });

    assertThat(nights.night(NEXT).code()).isEqualTo(ExitCode.OK);

    assertThat(places("d-4")).containsExactly("fact 2019-01-01");
    assertThat(places("d-5")).containsExactly("ACCEPTED_DATE_MISSING");
    assertThat(places("d-6")).isEmpty();
    assertThat(places("d-0")).isEmpty();
    nights.runOnly(NEXT.plusDays(2), "nightly", "--date", NEXT.plusDays(1).toString());
    assertThat(places("d-0")).containsExactly("fact 2023-10-09");
  }

  /** Where the warehouse has a dossier. */
  private List<String> places(String id) {
    return nights
        .warehouse()
        .queryForList(
            "SELECT CONCAT('fact ', accepted_date) FROM fact_dossier WHERE dossier_id = ?"
                + " UNION ALL SELECT reason_code FROM etl_reject WHERE dossier_id = ?",
            String.class,
            id,
            id);
  }
}
