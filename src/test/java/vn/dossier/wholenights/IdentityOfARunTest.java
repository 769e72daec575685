package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import vn.dossier.DossierEtl;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.operate.CommandLineInterface;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.SevenDossiers;

/** What a repeated command does, and what needs --force (src/docs/contracts.md). */
class IdentityOfARunTest {

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate NEXT = NIGHT.plusDays(1);

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
  void aLoadedNightIsSaidToBeLoadedAndNothingChanges() {
    nights.night(NIGHT);
    List<String> before = everything();
    nights.dossier("d-1").put("kenh_thuc_hien", "1");

    Outcome again = nights.night(NIGHT);

    assertThat(again.code()).isEqualTo(ExitCode.OK);
    assertThat(again.message()).contains("already loaded");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void forceMakesASecondAttempt() {
    nights.night(NIGHT);
    nights.dossier("d-1").put("kenh_thuc_hien", "1");

    Outcome forced = nights.night(NIGHT, "--force");

    assertThat(forced.code()).isEqualTo(ExitCode.OK);
    assertThat(parameter(forced, "attempt")).isEqualTo("2");
    assertThat(parameter(forced, "businessDate")).isEqualTo("2023-10-30");
    assertThat(nights.number("SELECT SUM(online) FROM fact_dossier_daily")).isEqualTo(6);
    assertThat(nights.night(NIGHT).message()).contains("already loaded (run 2)");
  }

  @Test
  void aNightThatWasNotFullIsReadInFullOnlyByForce() {
    nights.night(NIGHT);
    nights.night(NEXT);
    assertSetup(() -> nights.night(NEXT, "--full"), "nightly --date 2023-10-31 --full --force");
    assertThat(nights.night(NEXT, "--full", "--force").code()).isEqualTo(ExitCode.OK);
    assertThat(nights.night(NEXT, "--full").message()).contains("already loaded");
  }

  @Test
  void anOlderDateThanPublishedIsReadOnlyByForce() {
    nights.night(NEXT);
    assertSetup(() -> nights.run(NEXT.plusDays(1), night(NIGHT)), "--date 2023-10-30 --force");
    assertThat(nights.run(NEXT.plusDays(1), night(NIGHT, "--force")).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.rowsOf("SELECT business_date AS d FROM etl_freshness"))
        .containsExactly("{D=2023-10-31}");
  }

  @Test
  void aDateThatHasNotComeIsWrongUsage() {
    assertSetup(() -> nights.run(NIGHT, night(NEXT)), "has not come yet");
    assertThat(nights.run(NIGHT, night(NIGHT)).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aBackfillNeedsAPublishedNightAndEndsWithIt() {
    assertSetup(() -> backfill("2023-10-01", "2023-10-02"), "run nightly first");
    nights.night(NIGHT);
    assertSetup(() -> backfill("2023-10-01", "2023-10-31"), "after 2023-10-30");
    assertSetup(() -> backfill("2023-10-03", "2023-10-02"), "is after --to");
    assertThat(backfill("2023-10-01", "2023-10-30").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aBackfillIsMadeAnewEachTimeItIsAsked() {
    nights.night(NIGHT);
    assertThat(parameter(backfill("2023-10-01", "2023-10-02"), "attempt")).isEqualTo("1");
    nights.dossier("d-1").put("kenh_thuc_hien", "1");
    assertThat(parameter(backfill("2023-10-01", "2023-10-02"), "attempt")).isEqualTo("2");
    assertThat(nights.number("SELECT SUM(online) FROM fact_dossier_daily")).isEqualTo(6);
  }

  @Test
  void withNothingToRerunAllIsWell() {
    assertThat(nights.run(NEXT, "rerun").code()).isEqualTo(ExitCode.OK);
    nights.night(NIGHT);
    Outcome outcome = nights.run(NEXT, "rerun");
    assertThat(outcome.code()).isEqualTo(ExitCode.OK);
    assertThat(outcome.message()).contains("Nothing to rerun");
  }

  @Test
  void anInstanceThatACrashLeftWithoutAnExecutionDoesNotBlock() {
    nights.night(NIGHT);
    nights
        .product()
        .get(JobRepository.class)
        .createJobInstance(
            "nightly",
            new JobParametersBuilder()
                .addLocalDate("businessDate", NEXT)
                .addLong("attempt", 1L)
                .toJobParameters());
    assertThat(nights.night(NEXT).code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rerun --step no-such-step",
        "rerun --execution 4711",
        "nightly --date 2999-01-01",
        "nightly --date yesterday",
        "backfill --from 2023-10-01 --to 2023-10-02",
        "no-such-command"
      })
  void wrongUsageEndsWithTwo(String command) {
    nights.save();
    String[] arguments = (command + settings()).split(" ");
    assertThat(CommandLineInterface.run(DossierEtl.class, arguments)).isEqualTo(2);
  }

  private String settings() {
    StringBuilder settings = new StringBuilder();
    nights
        .databases()
        .settings()
        .forEach((name, value) -> settings.append(" --%s=%s".formatted(name, value)));
    return settings.toString();
  }

  private Outcome backfill(String from, String to) {
    return nights.run(NEXT, "backfill", "--from", from, "--to", to);
  }

  private static String[] night(LocalDate date, String... options) {
    return ("nightly --date " + date + " " + String.join(" ", options)).split(" ");
  }

  private String parameter(Outcome outcome, String name) {
    return nights
        .warehouse()
        .queryForObject(
            "SELECT PARAMETER_VALUE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID = ? AND"
                + " PARAMETER_NAME = ? AND IDENTIFYING = 'Y'",
            String.class,
            outcome.jobExecutionId(),
            name);
  }

  /** Every row of every table of the warehouse. */
  private List<String> everything() {
    return nights.rowsOf("SCRIPT NOPASSWORDS");
  }

  private static void assertSetup(Runnable command, String message) {
    assertThatThrownBy(command::run)
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(message);
  }
}
