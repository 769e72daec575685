package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.testing.night.LostCommit;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.SevenDossiers;
import vn.dossier.warehouse.schema.Migrations;

/** What came first is the reason, whatever the framework stumbles over after it. */
class LostConnectionTest {

  private static final LocalDate MORNING = Nights.FIRST.plusDays(1);

  @Test
  void theFirstCauseIsToldAndKeptWithItsStepAndRerunGoesOn() throws SQLException {
    try (Nights nights = SevenDossiers.onH2()) {
      nights.product().get(Migrations.class).migrate();
      nights.warehouse().execute(LostCommit.in(nights.databases()));
      Outcome failed = nights.night(Nights.FIRST);
      nights.warehouse().execute("DROP TRIGGER refuse");

      assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
      assertThat(failed.message())
          .contains("the connection is lost", "type rerun to continue")
          .doesNotContain("wrong version");
      assertThat(
              nights.rowsOf(
                  "SELECT STATUS AS s, EXIT_MESSAGE AS m FROM BATCH_STEP_EXECUTION WHERE STEP_NAME"
                      + " LIKE '%:0'"))
          .singleElement()
          .asString()
          .contains("S=FAILED", "the connection is lost");
      assertThat(nights.rowsOf("SELECT EXIT_MESSAGE AS m FROM BATCH_JOB_EXECUTION"))
          .singleElement()
          .asString()
          .contains("the connection is lost");

      assertThat(nights.runOnly(MORNING, "rerun").code()).isEqualTo(ExitCode.OK);
      assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(7);
    }
  }

  /** The outage lasts until after the end of the run: only its cause may have been stored. */
  @Test
  void aCauseThatIsStoredOutlivesTheEndThatIsNot() throws SQLException {
    try (Nights nights = SevenDossiers.onH2()) {
      SevenDossiers.failAtTheThirdChunk(nights);
      nights.warehouse().update("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'UNKNOWN'");

      nights.runOnly(MORNING, "recover");

      assertThat(nights.rowsOf("SELECT EXIT_MESSAGE AS m FROM BATCH_JOB_EXECUTION"))
          .singleElement()
          .asString()
          .contains("refused");
    }
  }

  /** Killed between the row of a partition and its range. */
  @Test
  void aPartitionThatDoesNotKnowItsRangeYetIsHandedOutAgain() throws SQLException {
    try (Nights nights = SevenDossiers.onH2()) {
      SevenDossiers.failAtTheThirdChunk(nights);
      nights
          .warehouse()
          .update("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");
      nights
          .warehouse()
          .update(
              """
              INSERT INTO BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME,
                JOB_EXECUTION_ID, STATUS, CREATE_TIME)
              SELECT 999, 0, 'classify-dossiers:1', MAX(JOB_EXECUTION_ID), 'STARTING',
                CURRENT_TIMESTAMP FROM BATCH_JOB_EXECUTION
              """);

      assertThat(nights.runOnly(MORNING, "rerun").code()).isEqualTo(ExitCode.OK);
      assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(7);
    }
  }
}
