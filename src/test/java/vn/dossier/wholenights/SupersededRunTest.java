package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dossier.testing.night.SevenDossiers.failAtTheThirdChunk;
import static vn.dossier.testing.night.SevenDossiers.failBeforeItWrites;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.SevenDossiers;

/** When a failed run may not be continued any more, and what a late one must see. */
class SupersededRunTest {

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate NEXT = NIGHT.plusDays(1);

  private static final String ATTEMPTS =
      "SELECT CAST(PARAMETER_VALUE AS INT) AS attempt FROM BATCH_JOB_EXECUTION_PARAMS"
          + " WHERE PARAMETER_NAME = 'attempt'";

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
  void aRunThatWasContinuedToItsEndHasNothingToRerun() {
    nights.save();
    long failed = failAtTheThirdChunk(nights).jobExecutionId();
    nights.runOnly(NEXT, "rerun");
    Outcome outcome = nights.product().get(RunRestarter.class).rerun(failed, null);
    assertThat(outcome.code()).isEqualTo(ExitCode.OK);
    assertThat(outcome.message()).contains("Nothing to rerun");
  }

  @Test
  void aRunIsSupersededByALaterOneThatWrote() {
    long failed = failAtTheThirdChunk(nights).jobExecutionId();
    nights.night(NEXT);
    RunRestarter runs = nights.product().get(RunRestarter.class);
    assertSetup(() -> nights.night(NIGHT), "nightly --date 2023-10-30 --force");
    assertSetup(() -> runs.rerun(failed, null), "nightly --date 2023-10-30 --force");
    assertThat(nights.night(NIGHT, "--force").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aRunIsNotSupersededByALaterOneThatFailedBeforeItWrote() {
    failAtTheThirdChunk(nights);
    failBeforeItWrites(nights, NEXT);
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT MAX(attempt) FROM (" + ATTEMPTS + ") a")).isEqualTo(1);
  }

  @Test
  void aRunThatHadNotWrittenMeetsAllThatAnotherWroteMeanwhile() {
    failAtTheThirdChunk(nights);
    failBeforeItWrites(nights, NEXT);
    nights.night(NIGHT);
    nights.lose("d-7");
    assertThat(nights.night(NEXT).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.rowsOf("SELECT dossier_id FROM fact_dossier"))
        .hasSize(6)
        .noneMatch(row -> row.contains("d-7"));
  }

  @Test
  void aRunThatFailsAgainBeforeItWritesSupersedesNobody() {
    failAtTheThirdChunk(nights);
    failBeforeItWrites(nights, NEXT);
    failBeforeItWrites(nights, NEXT);
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aRunThatHadNotWrittenReachesAsFarAsAnotherPublishedMeanwhile() {
    nights.dossier("d-8", "4", "2023-10-30 08:00:00");
    failAtTheThirdChunk(nights);
    failBeforeItWrites(nights, NIGHT.minusDays(1));
    nights.night(NIGHT);
    nights.dossier("d-1").put("kenh_thuc_hien", "1");
    assertThat(nights.night(NIGHT.minusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.rowsOf("SELECT month_start, dossiers, online FROM fact_dossier_monthly"))
        .containsExactly("{MONTH_START=2023-10-01, DOSSIERS=8, ONLINE=7}");
  }

  @Test
  void aRunIsSupersededByOtherRules(@TempDir Path jobs) throws SQLException, IOException {
    failAtTheThirdChunk(nights);
    String rules =
        new ClassPathResource("jobs/rules/one-stop.yml").getContentAsString(StandardCharsets.UTF_8);
    Files.createDirectory(jobs.resolve("rules"));
    Files.writeString(
        jobs.resolve("rules/one-stop.yml"),
        rules.replace("channel-missing: direct", "channel-missing: unknown"));
    try (Nights other = new Nights(nights.databases(), "dossier.jobs", jobs.toString())) {
      assertSetup(
          () -> other.runOnly(NEXT, "nightly", "--date", NIGHT.toString()),
          "nightly --date 2023-10-30 --force");
      assertThat(other.product().get(RunStarter.class).superseded(NIGHT)).isPresent();
    }
    assertThat(nights.product().get(RunStarter.class).superseded(NIGHT)).isEmpty();
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
  }

  private static void assertSetup(Runnable command, String message) {
    assertThatThrownBy(command::run)
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(message);
  }
}
