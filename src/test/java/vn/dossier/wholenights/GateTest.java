package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Difference;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.CorruptedCell;
import vn.dossier.testing.night.Nights;

/** A figure that is wrong is not published, and a night that failed leaves nothing wrong behind. */
class GateTest {

  private static final LocalDate FIRST = Nights.FIRST;
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  /** What a night that was never published may leave out: its snapshot, and its own account. */
  private static final Set<CanonicalTable> OF_EACH_RUN =
      Set.of(
          CanonicalTable.ETL_RUN,
          CanonicalTable.ETL_RUN_EXCLUSION,
          CanonicalTable.ETL_RESTATEMENT,
          CanonicalTable.FACT_BACKLOG_DAILY);

  enum Server {
    H2,
    MARIADB;

    Databases databases() throws SQLException {
      return this == H2 ? Databases.h2() : Databases.server("utf8mb4_general_ci");
    }
  }

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  @ParameterizedTest
  @EnumSource
  void aCorruptedCellStopsTheNightAndLeavesThePublishedStateAsItWas(Server server)
      throws SQLException {
    nights = new Nights(server.databases());
    fill(nights);
    assertThat(nights.night(FIRST).code()).isEqualTo(ExitCode.OK);
    Map<String, List<String>> before = nights.published();

    changeForTheSecond(nights);
    nights.warehouse().execute(CorruptedCell.creation(server == Server.H2));
    Outcome outcome = nights.night(SECOND);

    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.GATE);
    assertThat(outcome.message()).contains("facts-equal-daily");
    assertThat(
            nights.rowsOf(
                "SELECT check_name, severity, observed, passed FROM etl_run_check WHERE passed = 0"
                    + " AND job_execution_id = "
                    + outcome.jobExecutionId()
                    + " AND check_name = 'facts-equal-daily'"))
        .hasSize(1)
        .first()
        .asString()
        .containsIgnoringCase("severity=ERROR")
        .containsIgnoringCase("observed=1");
    assertThat(nights.published()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void theNextNightRepairsTheCellsThatOnlyTheFailedNightHadTouched(Server server)
      throws SQLException {
    nights = new Nights(server.databases());
    fill(nights);
    nights.night(FIRST);
    changeForTheSecond(nights);
    nights.warehouse().execute(CorruptedCell.creation(server == Server.H2));
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.GATE);
    nights.warehouse().execute("DROP TRIGGER corrupt");
    changeForTheThird(nights);
    assertThat(nights.night(THIRD).code()).isEqualTo(ExitCode.OK);

    try (Nights undisturbed = new Nights(Databases.h2())) {
      fill(undisturbed);
      undisturbed.night(FIRST);
      changeForTheSecond(undisturbed);
      assertThat(undisturbed.night(SECOND).code()).isEqualTo(ExitCode.OK);
      changeForTheThird(undisturbed);
      undisturbed.night(THIRD);
      assertThat(differences(undisturbed, nights)).isEmpty();
    }
    // The lost dossier was the only one of its cell
    assertThat(
            nights.number(
                "SELECT COUNT(*) FROM fact_dossier_daily WHERE accepted_date = DATE '2023-10-03'"))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aPublishedCellChangedByHandIsFoundByTheNextNightOfItsMonthAndRepairedByAFullOne(
      Server server) throws SQLException {
    nights = new Nights(server.databases());
    fill(nights);
    nights.night(FIRST);
    List<String> right = figures();
    nights
        .warehouse()
        .update(
            "UPDATE fact_dossier_daily SET dossiers = dossiers + 1, online = online + 1"
                + " WHERE accepted_date = DATE '2023-10-03'");

    nights.dossier("d-05").put("kenh_thuc_hien", "1");
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.GATE);
    nights.dossier("d-05").put("kenh_thuc_hien", "2");

    assertThat(nights.night(SECOND, "--full", "--force").code()).isEqualTo(ExitCode.OK);
    assertThat(figures()).isEqualTo(right);
  }

  @Test
  void aMonthChangedByHandIsRepairedByTheNextNightThatTouchesIt() throws SQLException {
    nights = new Nights(Databases.h2());
    fill(nights);
    nights.night(FIRST);
    List<String> right = figures();
    nights
        .warehouse()
        .update(
            "UPDATE fact_dossier_monthly SET amount_due = amount_due + 1, dossiers = 99"
                + " WHERE month_start = DATE '2023-10-01'");

    nights.dossier("d-05").put("trang_thai_ho_so_id", "5");
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.OK);
    assertThat(figures()).isEqualTo(right);
  }

  private List<String> figures() {
    return List.of(
        nights
            .rowsOf(
                "SELECT accepted_date, procedure_key, dossiers, online, amount_due"
                    + " FROM fact_dossier_daily")
            .toString(),
        nights
            .rowsOf(
                "SELECT month_start, procedure_key, dossiers, online, amount_due"
                    + " FROM fact_dossier_monthly")
            .toString());
  }

  private static List<Difference> differences(Nights expected, Nights found) {
    return Differences.between(expected.canonical(), found.canonical()).stream()
        .filter(difference -> !OF_EACH_RUN.contains(difference.table()))
        .toList();
  }

  private static void fill(Nights nights) {
    nights.dossier("d-03", "4", "2023-10-03 08:00:00");
    nights.dossier("d-05", "4", "2023-10-05 08:00:00");
    nights
        .dossier("d-06", "9", "2023-10-06 08:00:00")
        .put("ngay_ket_thuc_xu_ly", "2023-10-09 10:00:00");
    nights.dossier("d-07", "4", "2023-09-07 08:00:00");
    nights.dossier("d-bad", "77", "2023-10-07 08:00:00");
    nights.paid("p-1", "d-05", "2023-10-06 09:00:00");
  }

  /** What only the second night sees change; the third finds it as the second left it. */
  private static void changeForTheSecond(Nights nights) {
    nights.lose("d-03");
    nights.dossier("d-05").put("kenh_thuc_hien", "1");
    nights.dossier("d-06").put("ngay_ket_thuc_xu_ly", "2023-10-10 08:00:00");
    nights.dossier("d-07").put("don_vi_id", "G2");
    nights.dossier("d-bad").put("trang_thai_ho_so_id", "2");
    nights.rows().rows(SourceTable.DON_VI).get(0).put("group_name", "Sở Y tế mới (mẫu)");
    nights.paid("p-2", "d-07", "2023-10-06 09:00:00");
  }

  private static void changeForTheThird(Nights nights) {
    nights.dossier("d-20", "2", "2023-10-20 08:00:00");
  }
}
