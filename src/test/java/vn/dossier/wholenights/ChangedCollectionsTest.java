package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.RefusedPublish;

/** A night that reads what changed counts, verifies and publishes the cells of money it touched. */
class ChangedCollectionsTest {

  private static final LocalDate NIGHT = Nights.FIRST;

  private static final String CELLS =
      """
      SELECT c.collected_date AS d, a.agency_code AS a, c.method AS m, c.requests AS n, c.amount AS v
      FROM fact_collection_daily c JOIN dim_agency a ON a.agency_key = c.agency_key
      ORDER BY c.collected_date, a.agency_code, c.method
      """;

  private static final String RECEIPTS =
      """
      SELECT c.month_start AS d, a.agency_code AS a, c.receipts AS n
      FROM fact_e_receipt_monthly c JOIN dim_agency a ON a.agency_key = c.agency_key
      ORDER BY c.month_start, a.agency_code
      """;

  private Nights nights;
  private Map<String, Object> request;

  /** How a request can leave its cell. */
  enum Move {
    ANOTHER_DAY(r -> r.put("ngay_thu_phi", "2023-10-06 09:00:00"), "2023-10-06, G1, ONLINE"),
    ANOTHER_MONTH(r -> r.put("ngay_thu_phi", "2023-09-30 09:00:00"), "2023-09-30, G1, ONLINE"),
    ANOTHER_METHOD(r -> r.put("hinh_thuc_thanh_toan", "tien-mat"), "2023-10-05, G1, CASH"),
    ANOTHER_DOSSIER(r -> r.put("ma_ho_so", "d-20"), "2023-10-05, G2, ONLINE"),
    REFUNDED(r -> r.put("trang_thai", "Đã hoàn phí"), null),
    DELETED(r -> r.put("deleted_on", "2023-10-30 12:00:00"), null),
    NOT_COLLECTED(r -> r.put("ngay_thu_phi", null), null);

    private final Consumer<Map<String, Object>> change;
    private final String cell;

    Move(Consumer<Map<String, Object>> change, String cell) {
      this.change = change;
      this.cell = cell;
    }
  }

  @BeforeEach
  void moneyOfAFirstNight() throws SQLException {
    start();
    for (int i = 10; i < 30; i++) {
      nights.dossier("d-" + i, "4", "2023-10-02 08:00:00").put("don_vi_id", i < 20 ? "G1" : "G2");
    }
    request = nights.paid("p-1", "d-15", "2023-10-05 09:00:00");
    nights.paid("p-2", "d-16", "2023-10-05 09:00:00");
    nights.paid("p-3", "d-17", "2023-10-07 09:00:00");
    nights.paid("p-4", "d-25", "2022-03-07 09:00:00");
    publish(NIGHT);
    assertThat(cells())
        .containsExactly(
            "2022-03-07, G2, ONLINE, 1, 50000",
            "2023-10-05, G1, ONLINE, 2, 100000",
            "2023-10-07, G1, ONLINE, 1, 50000");
  }

  private void start(Object... settings) throws SQLException {
    nights = new Nights(Databases.server("utf8mb4_general_ci"), settings);
  }

  @AfterEach
  void close() {
    nights.close();
  }

  private void publish(LocalDate night) {
    Outcome outcome = nights.night(night);
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM etl_touched_collection")).isZero();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_touched_cell")).isZero();
  }

  private List<String> cells() {
    return nights
        .warehouse()
        .query(
            CELLS,
            (rs, row) ->
                "%s, %s, %s, %d, %d"
                    .formatted(
                        rs.getString("d"),
                        rs.getString("a"),
                        rs.getString("m"),
                        rs.getLong("n"),
                        rs.getLong("v")));
  }

  private List<String> receipts() {
    return nights
        .warehouse()
        .query(
            RECEIPTS,
            (rs, row) ->
                "%s, %s, %d".formatted(rs.getString("d"), rs.getString("a"), rs.getLong("n")));
  }

  private void lose(String id) {
    nights.rows().rows(SourceTable.YEU_CAU_THANH_TOAN).removeIf(row -> row.get("id").equals(id));
  }

  private long checks(String name) {
    return nights.number(
        "SELECT COUNT(*) FROM etl_run_check WHERE check_name = ? AND job_execution_id ="
            + " (SELECT MAX(job_execution_id) FROM etl_run)",
        name);
  }

  // A figure that no identity sees: it stands where nobody counted the cell again
  private void markCells() {
    nights.warehouse().update("UPDATE fact_collection_daily SET dossiers = 77");
  }

  private List<String> cellsLeftAlone() {
    return nights
        .warehouse()
        .queryForList(
            "SELECT CAST(collected_date AS CHAR(10)) FROM fact_collection_daily WHERE dossiers = 77"
                + " ORDER BY collected_date",
            String.class);
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatMovesIsCountedWhereItWentAndNoLongerWhereItWas(Move move) {
    markCells();
    move.change.accept(request);
    publish(NIGHT.plusDays(1));
    assertThat(cells())
        .contains("2023-10-05, G1, ONLINE, 1, 50000")
        .hasSize(move.cell == null ? 3 : 4);
    if (move.cell != null) {
      assertThat(cells()).contains(move.cell + ", 1, 50000");
    }
    assertThat(cellsLeftAlone()).containsExactly("2022-03-07", "2023-10-07");
    assertThat(receipts()).isEqualTo(receiptsOf(move));
    assertThat(checks("collections-equal-requests")).isEqualTo(1);
  }

  private static List<String> receiptsOf(Move move) {
    return switch (move) {
      case ANOTHER_DAY, ANOTHER_METHOD -> List.of("2022-03-01, G2, 1", "2023-10-01, G1, 3");
      case ANOTHER_DOSSIER ->
          List.of("2022-03-01, G2, 1", "2023-10-01, G1, 2", "2023-10-01, G2, 1");
      case ANOTHER_MONTH -> List.of("2022-03-01, G2, 1", "2023-09-01, G1, 1", "2023-10-01, G1, 2");
      case REFUNDED, DELETED, NOT_COLLECTED -> List.of("2022-03-01, G2, 1", "2023-10-01, G1, 2");
    };
  }

  @Test
  void aRequestThatVanishesIsCountedNoMore() {
    lose("p-1");
    publish(NIGHT.plusDays(1));
    assertThat(cells()).contains("2023-10-05, G1, ONLINE, 1, 50000");
    lose("p-2");
    publish(NIGHT.plusDays(2));
    assertThat(cells())
        .containsExactly("2022-03-07, G2, ONLINE, 1, 50000", "2023-10-07, G1, ONLINE, 1, 50000");
    assertThat(receipts()).containsExactly("2022-03-01, G2, 1", "2023-10-01, G1, 1");
    assertThat(nights.number("SELECT COUNT(*) FROM stage_collection")).isEqualTo(2);
    assertThat(nights.number("SELECT COUNT(*) FROM stage_e_receipt")).isEqualTo(2);
  }

  @Test
  void aDossierThatGoesToAnotherAgencyTakesItsMoneyAlong() {
    nights.dossier("d-17").put("don_vi_id", "G2");
    publish(NIGHT.plusDays(1));
    assertThat(cells())
        .containsExactly(
            "2022-03-07, G2, ONLINE, 1, 50000",
            "2023-10-05, G1, ONLINE, 2, 100000",
            "2023-10-07, G2, ONLINE, 1, 50000");
    nights.dossier("d-17").put("trang_thai_ho_so_id", "3");
    publish(NIGHT.plusDays(2));
    assertThat(cells()).noneMatch(cell -> cell.startsWith("2023-10-07"));
  }

  @Test
  void requestsReadAgainAsTheyWereTouchNothing() {
    markCells();
    nights.dossier("d-15").put("trang_thai_ho_so_id", "5");
    publish(NIGHT.plusDays(1));
    assertThat(cellsLeftAlone()).hasSize(3);
    assertThat(checks("collections-equal-requests")).isZero();
    assertThat(checks("receipts-equal-requests")).isZero();
    assertThat(checks("facts-equal-daily")).isEqualTo(1);
  }

  @Test
  void aDayThatLeavesTheScopeKeepsItsCellsAndOneThatEntersItGetsThem() {
    nights.paid("p-5", "d-25", "2024-01-01 09:00:00");
    publish(NIGHT.plusDays(1));
    assertThat(cells()).hasSize(3);
    // The scope begins with 2023 now
    publish(LocalDate.of(2024, 1, 1));
    assertThat(cells())
        .containsExactly(
            "2022-03-07, G2, ONLINE, 1, 50000",
            "2023-10-05, G1, ONLINE, 2, 100000",
            "2023-10-07, G1, ONLINE, 1, 50000",
            "2024-01-01, G2, ONLINE, 1, 50000");
    assertThat(receipts())
        .containsExactly("2022-03-01, G2, 1", "2023-10-01, G1, 3", "2024-01-01, G2, 1");
  }

  @Test
  void aNightOfAnEarlierDateLeavesLaterMoneyToTheNightThatReachesIt() {
    request.put("ngay_thu_phi", "2023-11-03 09:00:00");
    nights.warehouse().execute("RENAME TABLE stage_digitised_result TO away");
    assertThat(nights.night(NIGHT.plusDays(5)).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("RENAME TABLE away TO stage_digitised_result");
    Outcome earlier = nights.run(NIGHT.plusDays(6), "nightly", "--date", NIGHT.plusDays(1) + "");
    assertThat(earlier.code()).as(earlier.message()).isEqualTo(ExitCode.OK);
    assertThat(cells())
        .containsExactly(
            "2022-03-07, G2, ONLINE, 1, 50000",
            "2023-10-05, G1, ONLINE, 1, 50000",
            "2023-10-07, G1, ONLINE, 1, 50000");
    Outcome later = nights.night(NIGHT.plusDays(5), "--force");
    assertThat(later.code()).as(later.message()).isEqualTo(ExitCode.OK);
    assertThat(cells()).contains("2023-11-03, G1, ONLINE, 1, 50000");
  }

  /** The next night finds nothing changed, and publishes what the one before it touched. */
  @Test
  void whatANightTouchedThatCouldNotPublishIsPublishedByTheNext() {
    request.put("ngay_thu_phi", "2023-09-06 09:00:00");
    lose("p-3");
    nights.dossier("d-16").put("ngay_tiep_nhan", "2023-10-05 08:00:00");
    nights.warehouse().execute(RefusedPublish.ON_A_SERVER);
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.FAILED);
    nights.warehouse().execute("DROP TRIGGER refuse");
    assertThat(cells()).contains("2023-10-05, G1, ONLINE, 2, 100000");
    markCells();
    publish(NIGHT.plusDays(2));
    assertThat(cells())
        .containsExactly(
            "2022-03-07, G2, ONLINE, 1, 50000",
            "2023-09-06, G1, ONLINE, 1, 50000",
            "2023-10-05, G1, ONLINE, 1, 50000");
    assertThat(receipts())
        .containsExactly("2022-03-01, G2, 1", "2023-09-01, G1, 1", "2023-10-01, G1, 1");
    assertThat(cellsLeftAlone()).containsExactly("2022-03-07");
  }

  /** It noted no cells, and yet its checksums settled. */
  @Test
  void whatANightThatReadEverythingCouldNotPublishIsPublishedByTheNext() {
    nights.agency("G3", "Sở Tư pháp (mẫu)");
    request.put("ngay_thu_phi", "2023-09-06 09:00:00");
    nights.dossier("d-16").put("ngay_tiep_nhan", "2023-10-05 08:00:00");
    nights.warehouse().execute(RefusedPublish.ON_A_SERVER);
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.FAILED);
    nights.warehouse().execute("DROP TRIGGER refuse");
    lose("p-3");
    publish(NIGHT.plusDays(2));
    assertThat(
            nights.number(
                "SELECT tally FROM etl_run_tally WHERE run_id = 3 AND kind = 'READ' AND"
                    + " partition_name = 'classify-dossiers:0'"))
        .isLessThan(5);
    assertThat(cells())
        .containsExactly(
            "2022-03-07, G2, ONLINE, 1, 50000",
            "2023-09-06, G1, ONLINE, 1, 50000",
            "2023-10-05, G1, ONLINE, 1, 50000");
    assertThat(receipts())
        .containsExactly("2022-03-01, G2, 1", "2023-09-01, G1, 1", "2023-10-01, G1, 1");
  }

  @Test
  void whatANightTouchedThatFailedBeforeItCountedIsPublishedByTheNext() {
    request.put("ngay_thu_phi", "2023-09-06 09:00:00");
    nights.warehouse().execute("RENAME TABLE stage_digitised_result TO away");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("RENAME TABLE away TO stage_digitised_result");
    publish(NIGHT.plusDays(2));
    assertThat(cells())
        .contains("2023-09-06, G1, ONLINE, 1, 50000", "2023-10-05, G1, ONLINE, 1, 50000");
    assertThat(receipts()).contains("2023-09-01, G1, 1", "2023-10-01, G1, 2");
  }

  /** Continued behind its last chunk, the step could not tell which requests are gone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStepThatDiesBetweenItsChunksForgetsNoRequestThatIsThere(boolean continued)
      throws SQLException {
    nights.restart("dossier.nightly.chunk-size", 1);
    for (Map<String, Object> row : nights.rows().rows(SourceTable.YEU_CAU_THANH_TOAN)) {
      row.put("so_tien", 60_000);
    }
    lose("p-2");
    nights
        .warehouse()
        .execute(
            """
            CREATE TRIGGER refused BEFORE INSERT ON stage_collection FOR EACH ROW
            IF NEW.request_id = 'p-3' THEN
              SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not now';
            END IF
            """);
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isNotEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT amount FROM stage_collection WHERE request_id = 'p-1'"))
        .isEqualTo(60_000);
    nights.warehouse().execute("DROP TRIGGER refused");
    if (continued) {
      Outcome outcome = nights.runOnly(NIGHT.plusDays(2), "rerun");
      assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    } else {
      publish(NIGHT.plusDays(2));
    }
    assertThat(cells())
        .containsExactly(
            "2022-03-07, G2, ONLINE, 1, 60000",
            "2023-10-05, G1, ONLINE, 1, 60000",
            "2023-10-07, G1, ONLINE, 1, 60000");
    assertThat(receipts()).containsExactly("2022-03-01, G2, 1", "2023-10-01, G1, 2");
  }

  @Test
  void everyRepeatedStepGivesTheSameMoney() {
    request.put("ngay_thu_phi", "2023-09-06 09:00:00");
    publish(NIGHT.plusDays(1));
    List<String> before = cells();
    for (StepName step :
        List.of(StepName.LOAD_COLLECTIONS, StepName.AGGREGATE_FACTS, StepName.PUBLISH)) {
      Outcome repeated = nights.runOnly(NIGHT.plusDays(2), "rerun", "--step", step.text());
      assertThat(repeated.code()).as(repeated.message()).isEqualTo(ExitCode.OK);
      assertThat(cells()).as(step.text()).isEqualTo(before);
    }
    request.put("ngay_thu_phi", "2023-10-05 09:00:00");
    publish(NIGHT.plusDays(2));
    assertThat(cells()).contains("2023-10-05, G1, ONLINE, 2, 100000").hasSize(3);
  }

  /** A cell that differs although nobody noted it. */
  @Test
  void theGateFindsACellThatNobodyNoted() {
    nights
        .warehouse()
        .update(
            "UPDATE stage_collection SET collected_date = '2023-10-08' WHERE request_id = 'p-3'");
    request.put("ngay_thu_phi", "2023-10-06 09:00:00");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.GATE);
    assertThat(
            nights.number(
                "SELECT COUNT(*) FROM etl_run_check WHERE passed = 0 AND check_name ="
                    + " 'collections-equal-requests'"))
        .isEqualTo(1);
    Outcome full = nights.night(NIGHT.plusDays(1), "--full", "--force");
    assertThat(full.code()).as(full.message()).isEqualTo(ExitCode.OK);
    assertThat(cells())
        .contains("2023-10-06, G1, ONLINE, 1, 50000", "2023-10-07, G1, ONLINE, 1, 50000");
  }
}
