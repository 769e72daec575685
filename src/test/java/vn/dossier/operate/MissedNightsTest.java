package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.ProvincialDay;

/** A night without a date makes up what was missed, oldest first; one with a date runs alone. */
class MissedNightsTest {

  private static final LocalDate YESTERDAY = ProvincialDay.yesterday();

  private final Databases databases;
  private final Map<String, Object> settings;

  MissedNightsTest() throws SQLException {
    databases = Databases.h2().migrated();
    settings = databases.settings();
    settings.put("dossier.nightly.catch-up", "2");
  }

  @Test
  void aFirstRunMakesNothingUp() {
    nightly();
    assertThat(published()).containsExactly(YESTERDAY);
  }

  @Test
  void theNewestMissedNightsAreMadeUpOldestFirst() {
    nightly("--date", YESTERDAY.minusDays(5).toString());
    Answer answer = nightly();
    assertThat(answer.code()).isZero();
    assertThat(published())
        .containsExactly(
            YESTERDAY.minusDays(5), YESTERDAY.minusDays(2), YESTERDAY.minusDays(1), YESTERDAY);
    assertThat(nightly().out()).contains("already loaded");
  }

  @Test
  void noneIsMadeUpWhenNobodyWantsIt() {
    nightly("--date", YESTERDAY.minusDays(2).toString());
    nightly("--no-catch-up");
    assertThat(published()).containsExactly(YESTERDAY.minusDays(2), YESTERDAY);
  }

  /** As a night that was typed on its own day. */
  private void lastWasProvisional() {
    warehouse()
        .update(
            """
            UPDATE etl_run SET as_of_date = business_date
            WHERE published_date = (SELECT business_date FROM etl_freshness)
            """);
  }

  @Test
  void aNightWhoseDayWasNotOverIsMadeUpAgainBeforeThoseThatWereMissed() {
    nightly("--date", YESTERDAY.minusDays(2).toString());
    lastWasProvisional();
    assertThat(Answer.to(settings, "status").out()).contains("provisional: the day was not over");
    assertThat(
            Answer.to(settings, "status", "--json").json().at("/freshness/provisional").asBoolean())
        .isTrue();
    settings.put("dossier.nightly.catch-up", "7");

    assertThat(nightly().code()).isZero();

    assertThat(published())
        .containsExactly(
            YESTERDAY.minusDays(2), YESTERDAY.minusDays(2), YESTERDAY.minusDays(1), YESTERDAY);
    assertThat(Answer.to(settings, "status").out()).doesNotContain("provisional");
  }

  @Test
  void aNightWhoseDayWasNotOverIsLoadedAgainByTheSameCommand() {
    nightly();
    lastWasProvisional();
    assertThat(nightly().out()).contains("is complete");
    assertThat(published()).containsExactly(YESTERDAY, YESTERDAY);
    assertThat(nightly().out()).contains("already loaded");
  }

  @Test
  void theFirstFailureEndsItAndIsContinuedFirst() {
    nightly("--date", YESTERDAY.minusDays(2).toString());
    warehouse().execute("ALTER TABLE stage_digitised_result RENAME TO away");
    assertThat(nightly().code()).isNotZero();
    assertThat(published()).containsExactly(YESTERDAY.minusDays(2));
    warehouse().execute("ALTER TABLE away RENAME TO stage_digitised_result");

    assertThat(nightly().code()).isZero();

    assertThat(published())
        .containsExactly(YESTERDAY.minusDays(2), YESTERDAY.minusDays(1), YESTERDAY);
    assertThat(
            warehouse()
                .queryForObject("SELECT COUNT(*) FROM etl_run WHERE continues = 2", Long.class))
        .isEqualTo(1);
  }

  @Test
  void aSchedulerCanRecoverAndLoadInOneCommand() {
    nightly();
    warehouse().update("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");
    assertThat(nightly("--auto-recover").code()).isZero();
    assertThat(nightly().out()).contains("already loaded");
  }

  @Test
  void aNightThatABackfillSupersededIsPlannedAnewAndTheNextOnesFollow() {
    nightly("--date", YESTERDAY.minusDays(2).toString());
    failedAndSuperseded();

    Answer asked = nightly();
    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err())
        .contains("superseded", "nightly --date %s --force".formatted(YESTERDAY.minusDays(1)));
    assertThat(nightly("--auto-recover").code()).isZero();

    assertThat(published())
        .containsExactly(YESTERDAY.minusDays(2), YESTERDAY.minusDays(1), YESTERDAY);
  }

  @Test
  void aPersonDecidesWhereLaterFiguresArePublished() {
    nightly("--date", YESTERDAY.minusDays(3).toString());
    String older = YESTERDAY.minusDays(5).toString();
    failedAndSuperseded("--date", older, "--force");

    Answer refused = nightly("--auto-recover", "--date", older);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(YESTERDAY.minusDays(3) + " is published", "nightly --date " + older + " --force");
    assertThat(nightly("--date", older, "--force").code()).isZero();
  }

  private void failedAndSuperseded(String... options) {
    warehouse().execute("ALTER TABLE stage_digitised_result RENAME TO away");
    assertThat(nightly(options).code()).isNotZero();
    warehouse().execute("ALTER TABLE away RENAME TO stage_digitised_result");
    String day = YESTERDAY.minusDays(20).toString();
    assertThat(Answer.to(settings, "backfill", "--from", day, "--to", day).code()).isZero();
  }

  private Answer nightly(String... options) {
    List<String> typed = new ArrayList<>(List.of("nightly"));
    typed.addAll(List.of(options));
    return Answer.to(settings, typed.toArray(String[]::new));
  }

  private List<LocalDate> published() {
    return warehouse()
        .queryForList(
            "SELECT published_date FROM etl_run WHERE published_date IS NOT NULL ORDER BY 1",
            LocalDate.class);
  }

  private JdbcTemplate warehouse() {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            databases.warehouseUrl(), databases.username(), databases.password()));
  }
}
