package vn.dossier.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.ExitCode;
import vn.dossier.nightly.Outcome;
import vn.dossier.nightly.Reruns;
import vn.dossier.nightly.StepName;
import vn.dossier.recalculation.CanonicalRows;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Difference;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.source.SetupException;
import vn.dossier.warehouse.Migrations;

/** A run that failed goes on where it was; any step can be repeated, to the same figures. */
class ContinuedRunTest {

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate MORNING = NIGHT.plusDays(1);
  private static final String[] NIGHTLY = {"nightly", "--date", NIGHT.toString()};

  private static final Set<CanonicalTable> ACCOUNTS =
      Set.of(CanonicalTable.ETL_RUN, CanonicalTable.ETL_RUN_EXCLUSION);

  private Nights nights;

  @BeforeEach
  void open() throws SQLException {
    nights = sevenDossiers();
  }

  @AfterEach
  void close() {
    nights.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly --date 2023-10-30", "rerun"})
  void aRunThatFailedGoesOnAtTheChunkThatFailed(String command) {
    Outcome failed = failAtTheThirdChunk();
    assertThat(failed.message()).contains("rerun");
    assertThat(readCounts(failed)).containsExactly("classify-dossiers:0 6");
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(4);

    Outcome continued = nights.runOnly(MORNING, command.split(" "));

    assertThat(continued.code()).isEqualTo(ExitCode.OK);
    assertThat(readCounts(continued)).containsExactly("classify-dossiers:0 3");
    assertThat(nights.rowsOf("SELECT dossier_id AS d, job_execution_id AS e FROM fact_dossier"))
        .containsExactly(
            "{D=d-1, E=1}",
            "{D=d-2, E=1}",
            "{D=d-3, E=1}",
            "{D=d-4, E=1}",
            "{D=d-5, E=2}",
            "{D=d-6, E=2}",
            "{D=d-7, E=2}");
  }

  @Test
  void theRowOfTheContinuedRunNamesWhatItContinuesAndCountsTheWholeRun() {
    failAtTheThirdChunk();
    nights.runOnly(MORNING, "rerun");
    assertThat(
            nights.rowsOf(
                "SELECT job_execution_id AS e, continues AS c, status AS s, source_dossiers AS n,"
                    + " loaded AS l, inserted AS i, rejected AS r FROM etl_run"))
        .containsExactly(
            "{E=1, C=null, S=FAILED, N=4, L=4, I=4, R=0}",
            "{E=2, C=1, S=COMPLETED, N=7, L=7, I=7, R=0}");
  }

  @Test
  void aContinuedRunGivesTheRowsOfAnUndisturbedOne() throws SQLException {
    failAtTheThirdChunk();
    nights.runOnly(MORNING, "rerun");
    try (Nights undisturbed = sevenDossiers()) {
      undisturbed.night(NIGHT);
      assertThat(Differences.between(undisturbed.canonical(), nights.canonical())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly --date 2023-10-30", "rerun"})
  void whatTheSourceFailedToTellIsAskedAgainAndNothingElse(String command) {
    nights.save();
    nights.source().execute("ALTER TABLE giay_to_so_hoa RENAME TO elsewhere");
    Outcome failed = nights.runOnly(MORNING, NIGHTLY);
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(nights.rowsOf("SELECT * FROM fact_dossier_daily")).isEmpty();
    nights.source().execute("ALTER TABLE elsewhere RENAME TO giay_to_so_hoa");

    Outcome continued = nights.runOnly(MORNING, command.split(" "));

    assertThat(continued.code()).isEqualTo(ExitCode.OK);
    assertThat(steps(continued))
        .containsExactly("load-digitised-results", "aggregate-facts", "verify-facts", "publish");
  }

  @Test
  void whatWasFrozenStaysFrozenUntilTheRunIsComplete() {
    failAtTheThirdChunk();
    nights.dossier("d-0", "4", "2023-10-01 08:00:00");
    nights.dossier("d-9", "4", "2023-11-01 08:00:00");

    Outcome continued = nights.run(MORNING.plusDays(5), "rerun");

    assertThat(continued.code()).isEqualTo(ExitCode.OK);
    assertThat(nights.rowsOf("SELECT as_of_date AS d, scope_to AS t FROM etl_run"))
        .containsOnly("{D=2023-10-31, T=2023-10-30}");
    // Behind the position when it came; the next night meets it
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier WHERE dossier_id = 'd-0'"))
        .isZero();
    nights.night(MORNING.plusDays(1));
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(9);
  }

  @Test
  void aRunWhosePlanWasNotStoredWhenItDiedCanBeContinued() {
    migrate();
    nights.warehouse().execute(LostContext.ON_H2);
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.FAILED);
    nights.warehouse().execute("DROP TRIGGER lose");
    assertThat(nights.runOnly(MORNING, "rerun").code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(7);
  }

  @Test
  void everyStepOfACompleteRunCanBeRepeatedToTheSameRows() {
    fillEveryTable();
    nights.night(NIGHT);
    nights.dossier("d-1").put("kenh_thuc_hien", "1");
    nights.dossier("d-2").put("trang_thai_ho_so_id", "77");
    nights.night(MORNING);
    CanonicalRows before = nights.canonical();
    for (StepName step : StepName.values()) {
      Outcome repeated = nights.product().get(Reruns.class).rerunFrom(step, null);

      assertThat(repeated.code()).as(step.text()).isEqualTo(ExitCode.OK);
      assertThat(steps(repeated)).as(step.text()).startsWith("plan-night").endsWith("publish");
      assertThat(steps(repeated).filter(isBefore(step))).as(step.text()).isEmpty();
      assertThat(differences(before, nights.canonical())).as(step.text()).isEmpty();
    }
    assertThat(
            nights.rowsOf(
                "SELECT DISTINCT source_dossiers AS n, loaded AS l, rejected AS r, business_date"
                    + " AS d FROM etl_run WHERE job_execution_id > 1"))
        .containsExactly("{N=9, L=8, R=1, D=2023-10-31}");
  }

  @Test
  void everyStepOfAFailedRunUpToItsGateCanBeRepeatedToTheRowsOfAnUndisturbedOne()
      throws SQLException {
    fillEveryTable();
    migrate();
    try (Nights undisturbed = sevenDossiers()) {
      undisturbed.use(nights.rows());
      undisturbed.night(NIGHT);
      for (StepName step : StepName.VERIFY_FACTS.before()) {
        nights.warehouse().execute(CorruptedCell.creation(true));
        assertThat(nights.night(NIGHT, "--full", "--force").code()).isEqualTo(ExitCode.GATE);
        nights.warehouse().execute("DROP TRIGGER corrupt");

        Outcome repeated = nights.product().get(Reruns.class).rerunFrom(step, null);

        assertThat(repeated.code()).as(step.text()).isEqualTo(ExitCode.OK);
        assertThat(differences(undisturbed.canonical(), nights.canonical()))
            .as(step.text())
            .isEmpty();
      }
    }
  }

  @Test
  void aStepBehindOneThatFailedCannotBeRepeated() {
    failAtTheThirdChunk();
    Reruns runs = nights.product().get(Reruns.class);
    assertThatThrownBy(() -> runs.rerunFrom(StepName.PUBLISH, null))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("type rerun");
    assertThatThrownBy(() -> runs.rerunFrom(StepName.CLASSIFY_DOSSIERS, 4711L))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("4711");
  }

  private static Nights sevenDossiers() throws SQLException {
    Nights nights =
        new Nights(
            Databases.h2(), "dossier.nightly.chunk-size", 2, "dossier.nightly.partitions", 1);
    for (int i = 1; i <= 7; i++) {
      nights.dossier("d-" + i, "4", "2023-10-0" + i + " 08:00:00");
    }
    return nights;
  }

  private void fillEveryTable() {
    nights.dossier("d-8", "9", "2023-10-05 08:00:00").put("ngay_tra", "2023-10-08 08:00:00");
    nights.dossier("d-9", "0", "2023-10-05 08:00:00");
    nights.dossier("d-9").put("trang_thai_ho_so_id", "2");
    nights.paid("p-1", "d-8", "2023-10-06 09:00:00");
    nights
        .rows()
        .add(
            SourceTable.GIAY_TO_SO_HOA,
            "id",
            "s-1",
            "loai_so_hoa",
            "1",
            "thoi_gian_so_hoa",
            "2023-10-07 09:00:00",
            "don_vi_id",
            "H00.G1");
  }

  private void migrate() {
    nights.product().get(Migrations.class).migrate();
  }

  private Outcome failAtTheThirdChunk() {
    migrate();
    nights.warehouse().execute(RefusedFact.ON_H2);
    Outcome failed = nights.night(NIGHT);
    nights.warehouse().execute("DROP TRIGGER refuse");
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    return failed;
  }

  /**
   * Whether a step's work is taken over: not that of plan-night, which takes over, nor that of
   * computing and verifying cells, which a published run does again together.
   */
  private static Predicate<String> isBefore(StepName step) {
    return name ->
        !List.of("plan-night", "aggregate-facts", "verify-facts").contains(name)
            && step.before().contains(StepName.of(name).orElseThrow());
  }

  private static List<Difference> differences(CanonicalRows expected, CanonicalRows found) {
    return Differences.between(expected, found).stream()
        .filter(difference -> !ACCOUNTS.contains(difference.table()))
        .toList();
  }

  private Stream<String> steps(Outcome outcome) {
    return nights
        .warehouse()
        .queryForList(
            "SELECT STEP_NAME FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID = ?"
                + " AND STEP_NAME NOT LIKE '%:%' ORDER BY STEP_EXECUTION_ID",
            String.class, outcome.jobExecutionId())
        .stream();
  }

  private List<String> readCounts(Outcome outcome) {
    return nights
        .warehouse()
        .queryForList(
            "SELECT CONCAT(STEP_NAME, ' ', READ_COUNT) FROM BATCH_STEP_EXECUTION"
                + " WHERE JOB_EXECUTION_ID = ? AND STEP_NAME LIKE '%:%' ORDER BY STEP_EXECUTION_ID",
            String.class, outcome.jobExecutionId());
  }
}
