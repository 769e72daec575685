package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.night.Nights;
import vn.dossier.warehouse.schema.Migrations;
import vn.dossier.wholenights.GateTest.Server;

/** A business date that is not over is loaded again by the next night, its snapshot too. */
class ProvisionalNightsTest {

  private static final LocalDate DAY = Nights.FIRST;
  private static final LocalDate NEXT = DAY.plusDays(1);

  private static final String SNAPSHOT =
      """
      SELECT CONCAT(snapshot_date, ': ', open_dossiers, ' open, taken on ', taken_on)
      FROM fact_backlog_daily ORDER BY snapshot_date, agency_key
      """;

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  private void open(Server server) throws SQLException {
    nights = new Nights(server.databases());
    nights.dossier("d-1", "4", "2023-10-30 08:00:00");
  }

  private Outcome night(LocalDate date, LocalDate today, String... options) {
    String[] words = new String[3 + options.length];
    System.arraycopy(new String[] {"nightly", "--date", date.toString()}, 0, words, 0, 3);
    System.arraycopy(options, 0, words, 3, options.length);
    return nights.run(today, words);
  }

  private boolean isProvisional() {
    return nights.number("SELECT provisional FROM etl_freshness") == 1;
  }

  private List<String> snapshots() {
    return nights.warehouse().queryForList(SNAPSHOT, String.class);
  }

  /** One dossier in the morning; by the evening it is done, and two of another agency are there. */
  @ParameterizedTest
  @EnumSource
  void theEveningTakesThePlaceOfTheMorning(Server server) throws SQLException {
    open(server);
    Outcome morning = night(DAY, DAY);
    assertThat(morning.code()).isEqualTo(ExitCode.OK);
    assertThat(morning.message()).contains("provisional: 2023-10-30 was not over");
    assertThat(isProvisional()).isTrue();
    assertThat(snapshots()).containsExactly("2023-10-30: 1 open, taken on 2023-10-30");

    nights.dossier("d-1").put("trang_thai_ho_so_id", "10");
    nights.dossier("d-2", "4", "2023-10-30 14:00:00").put("don_vi_id", "G2");
    nights.dossier("d-3", "4", "2023-10-30 16:00:00").put("don_vi_id", "G2");
    Outcome regular = night(DAY, NEXT);

    assertThat(regular.code()).isEqualTo(ExitCode.OK);
    assertThat(regular.message()).doesNotContain("provisional");
    assertThat(isProvisional()).isFalse();
    assertThat(snapshots()).containsExactly("2023-10-30: 2 open, taken on 2023-10-31");
    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(3);

    nights.dossier("d-2").put("trang_thai_ho_so_id", "10");
    assertThat(night(DAY, NEXT).message()).contains("already loaded");
    assertThat(night(DAY, NEXT, "--force").code()).isEqualTo(ExitCode.OK);
    assertThat(snapshots()).containsExactly("2023-10-30: 2 open, taken on 2023-10-31");
  }

  @Test
  void inTheAfternoonTheSameCommandLoadsTheAfternoon() throws SQLException {
    open(Server.H2);
    night(DAY, DAY);
    nights.dossier("d-2", "4", "2023-10-30 14:00:00");
    assertThat(night(DAY, DAY).message()).contains("provisional");
    assertThat(snapshots()).containsExactly("2023-10-30: 2 open, taken on 2023-10-30");
    assertThat(isProvisional()).isTrue();
  }

  @Test
  void itIsReadInFullWithoutForce() throws SQLException {
    open(Server.H2);
    nights.night(DAY.minusDays(1));
    night(DAY, DAY);
    assertThat(night(DAY, NEXT, "--full").message()).contains("is complete").doesNotContain("prov");
    assertThat(isProvisional()).isFalse();
  }

  @Test
  void oneThatFailedIsPlannedAnewWhenItsDayIsOver() throws SQLException {
    open(Server.H2);
    nights.product().get(Migrations.class).migrate();
    nights.warehouse().execute("ALTER TABLE stage_digitised_result RENAME TO away");
    assertThat(night(DAY, DAY).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("ALTER TABLE away RENAME TO stage_digitised_result");

    assertThat(night(DAY, NEXT).code()).isEqualTo(ExitCode.OK);

    assertThat(isProvisional()).isFalse();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_run WHERE continues IS NOT NULL")).isZero();
  }

  @Test
  void oneThatIsContinuedKeepsItsPlanAndIsProvisional() throws SQLException {
    open(Server.H2);
    nights.product().get(Migrations.class).migrate();
    nights.warehouse().execute("ALTER TABLE stage_digitised_result RENAME TO away");
    night(DAY, DAY);
    nights.warehouse().execute("ALTER TABLE away RENAME TO stage_digitised_result");

    assertThat(nights.run(NEXT, "rerun").message()).contains("provisional");
    assertThat(isProvisional()).isTrue();

    assertThat(night(DAY, NEXT).code()).isEqualTo(ExitCode.OK);
    assertThat(isProvisional()).isFalse();
  }

  @Test
  void aBackfillAndAReplayDoNotMakeItFinal() throws SQLException {
    open(Server.H2);
    nights.dossier("d-bad", "77", "2023-10-29 08:00:00");
    night(DAY, DAY);
    nights.run(NEXT, "backfill", "--from", "2023-10-30", "--to", "2023-10-30");
    nights.run(NEXT, "rejects", "replay");
    assertThat(isProvisional()).isTrue();
    assertThat(snapshots()).containsExactly("2023-10-30: 1 open, taken on 2023-10-30");
  }

  /** Of August, whose figures are restated from business dates of October on. */
  @Test
  void whatTheRegularNightChangesInOldMonthsIsARestatement() throws SQLException {
    open(Server.H2);
    nights.dossier("d-0", "4", "2023-08-02 08:00:00");
    night(DAY, DAY);
    nights.dossier("d-0").put("kenh_thuc_hien", "1");
    night(DAY, NEXT);
    assertThat(
            nights.number(
                "SELECT SUM(before_value - after_value) FROM etl_restatement"
                    + " WHERE measure = 'online' AND month_start = DATE '2023-08-01'"))
        .isEqualTo(1);
  }

  /** As after a version that did not tell them apart: only the last date published counts. */
  @Test
  void anOlderDateStaysAsItWas() throws SQLException {
    open(Server.H2);
    night(DAY, DAY);
    nights.night(NEXT);
    assertThat(isProvisional()).isFalse();
    assertThatThrownBy(() -> night(DAY, NEXT.plusDays(1)))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("nightly --date 2023-10-30 --force");
  }
}
