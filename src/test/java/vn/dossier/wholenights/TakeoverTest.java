package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.SevenDossiers;

/** Runs that say that they run although another begins: they will not end by themselves. */
class TakeoverTest {

  private static final LocalDate NEXT = Nights.FIRST.plusDays(1);
  private static final LocalDate MORNING = NEXT.plusDays(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly --date 2023-10-31",
        "nightly --date 2023-10-31 --force",
        "rerun",
        "rerun --step plan-night",
        "nightly --date 2023-11-01",
        "backfill --from 2023-10-01 --to 2023-10-30",
        "recover"
      })
  void whoeverComesNextMarksThemAsFailed(String command) throws SQLException {
    try (Nights nights = SevenDossiers.onH2()) {
      leaveARunThatSaysItRuns(nights);

      assertThat(nights.runOnly(MORNING, command.split(" ")).code()).isEqualTo(ExitCode.OK);

      assertThat(statuses(nights)).containsOnly("FAILED");
    }
  }

  private static void leaveARunThatSaysItRuns(Nights nights) {
    assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
    SevenDossiers.failBeforeItWrites(nights, NEXT);
    for (String table : List.of("BATCH_JOB_EXECUTION", "BATCH_STEP_EXECUTION", "etl_run")) {
      nights
          .warehouse()
          .update("UPDATE %s SET STATUS = 'STARTED' WHERE STATUS = 'FAILED'".formatted(table));
    }
  }

  private static List<String> statuses(Nights nights) {
    return nights
        .warehouse()
        .queryForList(
            """
            SELECT STATUS FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = 2
            UNION ALL SELECT STATUS FROM BATCH_STEP_EXECUTION
            WHERE JOB_EXECUTION_ID = 2 AND STEP_NAME = 'load-dimensions'
            UNION ALL SELECT status FROM etl_run WHERE job_execution_id = 2
            """,
            String.class);
  }
}
