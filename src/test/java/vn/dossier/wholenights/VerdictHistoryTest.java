package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.testing.night.Nights;

/** A row wherever a run judges a dossier otherwise than it was held, and nowhere else. */
class VerdictHistoryTest {

  private static final LocalDate NIGHT = Nights.FIRST;

  private Nights nights;
  private int day;

  @AfterEach
  void close() {
    nights.close();
  }

  @ParameterizedTest
  @EnumSource
  void aFirstLoadAndNightsThatChangeNoFlagLeaveNoRow(GateTest.Server server) throws SQLException {
    open(server);

    assertThat(changesOfANight()).isEmpty();
    assertThat(changesOfANight()).isEmpty();
    nights.dossier("d-1").put("muc_do", "3");
    nights.dossier("d-new", "4", "2023-10-03 08:00:00");
    assertThat(changesOfANight()).isEmpty();
    assertThat(nights.number("SELECT updated FROM etl_run WHERE job_execution_id = 3")).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void aFlagThatChangesTellsBothSidesAndTheRunsThatWroteThem(GateTest.Server server)
      throws SQLException {
    open(server);
    changesOfANight();

    nights.dossier("d-1").put("kenh_thuc_hien", "1");

    assertThat(changesOfANight())
        .containsExactly(
            "d-1: LOADED of run 1 [channel=ONLINE, online=1]"
                + " -> LOADED of run 2 [channel=DIRECT, online=0]");
  }

  @ParameterizedTest
  @EnumSource
  void aDossierIsFollowedThroughQuarantineDeletionAndReturn(GateTest.Server server)
      throws SQLException {
    open(server);
    changesOfANight();

    nights.dossier("d-1").put("trang_thai_ho_so_id", "77");
    assertThat(changesOfANight())
        .singleElement()
        .asString()
        .startsWith("d-1: LOADED of run 1 [agency_key=1, ")
        .contains("online=1")
        .endsWith(" -> REJECTED STATUS_UNKNOWN of run 2");

    nights.dossier("d-1").put("don_vi_id", "NOBODY");
    nights.dossier("d-1").put("trang_thai_ho_so_id", "4");
    assertThat(changesOfANight())
        .containsExactly(
            "d-1: REJECTED STATUS_UNKNOWN of run 2 -> REJECTED AGENCY_UNKNOWN of run 3");

    nights.dossier("d-1").put("deleted_on", "2023-10-30 08:00:00");
    assertThat(changesOfANight())
        .containsExactly("d-1: REJECTED AGENCY_UNKNOWN of run 2 -> EXCLUDED DELETED of run 4");

    nights.dossier("d-1").put("deleted_on", null);
    nights.dossier("d-1").put("don_vi_id", "G1");
    assertThat(changesOfANight())
        .singleElement()
        .asString()
        .startsWith("d-1: NONE -> LOADED of run 5 [agency_key=1, ");

    nights.lose("d-1");
    assertThat(changesOfANight())
        .singleElement()
        .asString()
        .startsWith("d-1: LOADED of run 5 [")
        .endsWith(" -> GONE of run 6");
  }

  private void open(GateTest.Server server) throws SQLException {
    nights = new Nights(server.databases(), "dossier.nightly.chunk-size", 2);
    nights.dossier("d-1", "4", "2023-10-01 08:00:00");
    nights.dossier("d-2", "4", "2023-10-01 08:00:00");
    nights.dossier("d-refused", "3", "2023-10-02 08:00:00");
    nights.dossier("d-bad", "66", "2023-10-03 08:00:00");
  }

  private List<String> changesOfANight() {
    LocalDate date = NIGHT.plusDays(day++);
    assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
    return nights
        .warehouse()
        .query(
            "SELECT * FROM etl_verdict_history WHERE job_execution_id = ? ORDER BY change_id",
            (rs, n) ->
                rs.getString("dossier_code")
                    + ": "
                    + side(
                        rs.getString("verdict_before"),
                        rs.getString("reason_before"),
                        rs.getString("since_run"),
                        rs.getString("counted_before"))
                    + " -> "
                    + side(
                        rs.getString("verdict"),
                        rs.getString("reason"),
                        rs.getString("job_execution_id"),
                        rs.getString("counted")),
            day);
  }

  private static String side(String verdict, String reason, String run, String counted) {
    return verdict
        + (reason == null ? "" : " " + reason)
        + (run == null ? "" : " of run " + run)
        + (counted == null ? "" : " [" + counted + "]");
  }
}
