package vn.dossier.wholenights;

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
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.recalculation.CanonicalRows;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Difference;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.night.CorruptedCell;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.SevenDossiers;
import vn.dossier.warehouse.schema.Migrations;

/** Any step of the run planned last can be repeated, to the same figures. */
class RepeatedStepTest {

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate MORNING = NIGHT.plusDays(1);

  private static final Set<CanonicalTable> ACCOUNTS =
      Set.of(CanonicalTable.ETL_RUN, CanonicalTable.ETL_RUN_EXCLUSION);

  private Nights nights;

  @BeforeEach
  void open() throws SQLException {
    nights = SevenDossiers.onH2();
  }

  @AfterEach
  void close() {
    nights.close();
  }

  @Test
  void everyStepOfACompleteRunCanBeRepeatedToTheSameRows() {
    fillEveryTable();
    // Both lie before the window of the second night, which looks them up
    nights.dossier("old-open", "4", "2019-05-05 00:00:00");
    nights.dossier("old-reject", "77", "2019-05-05 00:00:00");
    nights.night(NIGHT);
    nights.dossier("d-1").put("kenh_thuc_hien", "1");
    nights.dossier("d-2").put("trang_thai_ho_so_id", "77");
    nights.night(MORNING);
    CanonicalRows before = nights.canonical();
    for (StepName step : StepName.values()) {
      Outcome repeated = nights.product().get(RunRestarter.class).rerunFrom(step, null, null);

      assertThat(repeated.code()).as(step.text()).isEqualTo(ExitCode.OK);
      assertThat(steps(repeated))
          .as(step.text())
          .startsWith("plan-night")
          .contains(step.text())
          .endsWith("publish");
      // The look-up cannot be repeated without the scan whose rest it is
      StepName first = step == StepName.RETIRE_DOSSIERS ? StepName.CLASSIFY_DOSSIERS : step;
      assertThat(steps(repeated).filter(isBefore(first))).as(step.text()).isEmpty();
      assertThat(differences(before, nights.canonical())).as(step.text()).isEmpty();
    }
    assertThat(
            nights.rowsOf(
                "SELECT DISTINCT source_dossiers AS n, loaded AS l, rejected AS r, business_date"
                    + " AS d FROM etl_run WHERE job_execution_id > 1"))
        .containsExactly("{N=11, L=9, R=2, D=2023-10-31}");
  }

  @Test
  void planNightIsPlannedAnewAndLoadDimensionsReadsTheCatalogueAnewUnderTheOldPlan() {
    nights.night(NIGHT);
    nights.rows().rows(SourceTable.DON_VI).get(0).put("group_name", "Sở Y tế mới (mẫu)");
    nights.save();
    LocalDate later = MORNING.plusDays(3);

    nights.runOnly(later, "rerun", "--step", "load-dimensions");
    nights.runOnly(later, "rerun", "--step", "plan-night");

    assertThat(nights.rowsOf("SELECT job_execution_id AS id, as_of_date AS as_of FROM etl_run"))
        .containsExactly(
            "{ID=1, AS_OF=2023-10-31}", "{ID=2, AS_OF=2023-10-31}", "{ID=3, AS_OF=2023-11-03}");
    assertThat(
            nights.rowsOf(
                "SELECT agency_name AS n FROM dim_agency WHERE agency_code = 'G1' AND is_current = 1"))
        .containsExactly("{N=Sở Y tế mới (mẫu)}");
  }

  /** It notes no cells, like the run that it repeats, and so must say that any may be touched. */
  @Test
  void whatARepeatedFullScanChangedBeforeItFailedIsPublishedByTheNextNight() {
    nights.dossier("d-8", "4", "2023-10-02 08:00:00");
    nights.night(NIGHT);
    long online = nights.number("SELECT SUM(online) FROM fact_dossier_daily");
    nights.dossier("d-8").put("kenh_thuc_hien", "1");
    nights.save();
    nights.warehouse().execute("ALTER TABLE stage_collection RENAME TO away");
    assertThat(
            nights
                .product()
                .get(RunRestarter.class)
                .rerunFrom(StepName.CLASSIFY_DOSSIERS, null, null)
                .code())
        .isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("ALTER TABLE away RENAME TO stage_collection");
    assertThat(nights.night(MORNING).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT SUM(online) FROM fact_dossier")).isEqualTo(online - 1);
    assertThat(nights.number("SELECT SUM(online) FROM fact_dossier_daily")).isEqualTo(online - 1);
    assertThat(nights.number("SELECT SUM(online) FROM fact_dossier_monthly")).isEqualTo(online - 1);
  }

  @Test
  void everyStepOfAFailedRunUpToItsGateCanBeRepeatedToTheRowsOfAnUndisturbedOne()
      throws SQLException {
    fillEveryTable();
    nights.product().get(Migrations.class).migrate();
    try (Nights undisturbed = SevenDossiers.onH2()) {
      undisturbed.use(nights.rows());
      undisturbed.night(NIGHT);
      for (StepName step : StepName.VERIFY_FACTS.before()) {
        nights.warehouse().execute(CorruptedCell.creation(true));
        assertThat(nights.night(NIGHT, "--full", "--force").code()).isEqualTo(ExitCode.GATE);
        nights.warehouse().execute("DROP TRIGGER corrupt");

        Outcome repeated = nights.product().get(RunRestarter.class).rerunFrom(step, null, null);

        assertThat(repeated.code()).as(step.text()).isEqualTo(ExitCode.OK);
        assertThat(differences(undisturbed.canonical(), nights.canonical()))
            .as(step.text())
            .isEmpty();
      }
    }
  }

  @Test
  void aStepBehindOneThatFailedCannotBeRepeated() {
    SevenDossiers.failAtTheThirdChunk(nights);
    RunRestarter runs = nights.product().get(RunRestarter.class);
    assertThatThrownBy(() -> runs.rerunFrom(StepName.PUBLISH, null, null))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("type rerun");
    // One that broke an identity would only count the same again
    nights.night(NIGHT);
    nights.warehouse().execute(CorruptedCell.creation(true));
    assertThat(nights.night(NIGHT, "--full", "--force").code()).isEqualTo(ExitCode.GATE);
    assertThatThrownBy(() -> runs.rerunFrom(StepName.PUBLISH, null, null))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("type nightly --date 2023-10-30 --full --force");
    assertThatThrownBy(() -> runs.rerunFrom(StepName.CLASSIFY_DOSSIERS, 4711L, null))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("4711");
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
}
