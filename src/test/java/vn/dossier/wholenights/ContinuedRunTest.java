package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.testing.night.SevenDossiers.failAtTheThirdChunk;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.night.LostContext;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.SevenDossiers;
import vn.dossier.warehouse.schema.Migrations;

/** A run that failed goes on where it was. */
class ContinuedRunTest {

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate MORNING = NIGHT.plusDays(1);
  private static final String[] NIGHTLY = {"nightly", "--date", NIGHT.toString()};

  private Nights nights;

  @BeforeEach
  void open() throws SQLException {
    nights = SevenDossiers.onH2();
  }

  @AfterEach
  void close() {
    nights.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly --date 2023-10-30", "rerun"})
  void aRunThatFailedGoesOnAtTheChunkThatFailed(String command) {
    Outcome failed = failAtTheThirdChunk(nights);
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
    failAtTheThirdChunk(nights);
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
    failAtTheThirdChunk(nights);
    nights.runOnly(MORNING, "rerun");
    try (Nights undisturbed = SevenDossiers.onH2()) {
      undisturbed.night(NIGHT);
      assertThat(Differences.between(undisturbed.canonical(), nights.canonical())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly --date 2023-10-30", "rerun"})
  void whatTheSourceFailedToTellIsAskedAgainAndNothingElse(String command) {
    nights.rows().add(SourceTable.GIAY_TO_SO_HOA, "id", "s-1", "loai_so_hoa", "1");
    nights.save();
    nights.breakTable("giay_to_so_hoa", "id");
    Outcome failed = nights.runOnly(MORNING, NIGHTLY);
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(nights.rowsOf("SELECT * FROM fact_dossier_daily")).isEmpty();
    nights.repairTable("giay_to_so_hoa");

    Outcome continued = nights.runOnly(MORNING, command.split(" "));

    assertThat(continued.code()).isEqualTo(ExitCode.OK);
    assertThat(steps(continued))
        .containsExactly("load-digitised-results", "aggregate-facts", "verify-facts", "publish");
  }

  @Test
  void whatWasFrozenStaysFrozenUntilTheRunIsComplete() {
    failAtTheThirdChunk(nights);
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
    nights.product().get(Migrations.class).migrate();
    nights.warehouse().execute(LostContext.ON_H2);
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.FAILED);
    nights.warehouse().execute("DROP TRIGGER lose");
    assertThat(nights.runOnly(MORNING, "rerun").code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(7);
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
