package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.MidScan;
import vn.dossier.testing.night.Nights;

/** What jobs/checks.yml asks for is measured, told, and stops a run where it is configured to. */
class MeasuredChecksTest {

  /** A Monday, as the five before it. */
  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 30);

  @TempDir Path jobs;

  private Nights nights;
  private int dossiers;

  @AfterEach
  void close() {
    nights.close();
  }

  private void open(String checks) throws SQLException, IOException {
    Files.writeString(jobs.resolve("checks.yml"), checks);
    // Every night reads everything: else nobody would ask for a second count
    nights =
        new Nights(
            Databases.h2(), "dossier.jobs", jobs.toString(), "dossier.nightly.full-scan-every", 1);
  }

  private void accepted(int number, LocalDate day) {
    for (int i = 0; i < number; i++) {
      nights.dossier("d-%03d".formatted(++dossiers), "4", day + " 08:00:00");
    }
  }

  private String check(String name) {
    return nights
        .rowsOf(
            "SELECT severity AS s, observed AS o, allowed AS a, passed AS p FROM etl_run_check"
                + " WHERE check_name = '%s' AND job_execution_id =".formatted(name)
                + " (SELECT MAX(job_execution_id) FROM etl_run)")
        .toString();
  }

  private static final String VOLUME =
      "volume-of-day: {weeks: 4, least-weeks: 3, warn: 50, error: 80}";

  @Test
  void aDayThatIsNotOverIsNotCompared() throws SQLException, IOException {
    open(VOLUME);
    for (int week = 1; week <= 4; week++) {
      accepted(4, NIGHT.minusWeeks(week));
    }
    assertThat(nights.night(NIGHT.minusDays(1)).code()).isEqualTo(ExitCode.OK);

    assertThat(nights.run(NIGHT, "nightly", "--date", NIGHT.toString()).code())
        .isEqualTo(ExitCode.OK);
    assertThat(check("volume-of-day")).isEqualTo("[]");

    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.GATE);
    assertThat(check("volume-of-day")).isEqualTo("[{S=ERROR, O=100.000, A=80.000, P=0}]");
  }

  @Test
  void theDayIsComparedWithTheMedianOfItsWeekday() throws SQLException, IOException {
    open(VOLUME);
    // Mondays of 2, 4, 6 and 40: the median is 5, where a mean would be 13; Tuesdays do not count
    accepted(2, NIGHT.minusWeeks(4));
    accepted(4, NIGHT.minusWeeks(3));
    accepted(6, NIGHT.minusWeeks(2));
    accepted(40, NIGHT.minusWeeks(1));
    accepted(50, NIGHT.minusWeeks(5));
    accepted(50, NIGHT.minusDays(6));
    assertThat(nights.night(NIGHT.minusDays(1)).code()).isEqualTo(ExitCode.OK);

    accepted(2, NIGHT);
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(check("volume-of-day")).isEqualTo("[{S=WARN, O=60.000, A=50.000, P=0}]");

    accepted(1, NIGHT);
    nights.night(NIGHT, "--force");
    assertThat(check("volume-of-day")).isEqualTo("[{S=WARN, O=40.000, A=50.000, P=1}]");

    accepted(7, NIGHT);
    Outcome outcome = nights.night(NIGHT, "--force");
    assertThat(check("volume-of-day")).isEqualTo("[{S=ERROR, O=100.000, A=80.000, P=0}]");
    assertThat(outcome.code()).isEqualTo(ExitCode.GATE);
    assertThat(outcome.message())
        .contains("volume-of-day (observed 100, allowed 80)")
        .contains("nightly --date 2023-10-30 --force", "checks.yml", "rerun");
    assertThat(
            nights.number(
                "SELECT SUM(dossiers) FROM fact_dossier_daily WHERE accepted_date = ?", NIGHT))
        .isEqualTo(3);
  }

  @Test
  void aPastThatIsTooShortDoesNotWarn() throws SQLException, IOException {
    open(VOLUME);
    accepted(5, NIGHT.minusWeeks(1));
    accepted(5, NIGHT.minusWeeks(2));
    nights.night(NIGHT.minusDays(1));
    nights.night(NIGHT);
    assertThat(check("volume-of-day")).isEqualTo("[]");
    accepted(5, NIGHT.minusWeeks(3));
    nights.night(NIGHT, "--force");
    nights.night(NIGHT, "--force");
    assertThat(check("volume-of-day")).isEqualTo("[{S=ERROR, O=100.000, A=80.000, P=0}]");
  }

  /** The cells of a first load stand where published ones do, and are no past. */
  @Test
  void aFirstLoadIsComparedWithNothing() throws SQLException, IOException {
    open(VOLUME);
    for (int week = 1; week <= 4; week++) {
      accepted(5, NIGHT.minusWeeks(week));
    }
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(check("volume-of-day")).isEqualTo("[]");
  }

  @Test
  void aWeekdayOnWhichNobodyWorksDoesNotWarn() throws SQLException, IOException {
    open(VOLUME);
    accepted(5, NIGHT.minusWeeks(4).minusDays(1));
    nights.night(NIGHT.minusDays(1));
    accepted(2, NIGHT);
    nights.night(NIGHT);
    assertThat(check("volume-of-day")).isEqualTo("[]");
  }

  @Test
  void unknownChannelsAndProceduresAreSharesOfTheLastDays() throws SQLException, IOException {
    open(
        """
        unknown-channel: {days: 3, least-dossiers: 8, warn: 12.5}
        unknown-procedure: {days: 3, least-dossiers: 8, warn: 12}
        """);
    accepted(8, NIGHT.minusDays(2));
    accepted(1, NIGHT.minusDays(3));
    nights.dossier("d-001").put("kenh_thuc_hien", "9");
    nights.dossier("d-002").put("ma_tthc", "9.999999");
    nights.dossier("d-009").put("kenh_thuc_hien", "9");
    nights.night(NIGHT);
    assertThat(check("unknown-channel")).isEqualTo("[{S=WARN, O=12.500, A=12.500, P=1}]");
    assertThat(check("unknown-procedure")).isEqualTo("[{S=WARN, O=12.500, A=12.000, P=0}]");
    nights.lose("d-008");
    nights.night(NIGHT, "--force");
    assertThat(check("unknown-channel")).isEqualTo("[]");
    // A backfill looks at its range, four days of it
    accepted(1, NIGHT.minusDays(1));
    nights.run(NIGHT.plusDays(1), "backfill", "--from", "2023-10-27", "--to", "2023-10-30");
    assertThat(check("unknown-channel")).isEqualTo("[{S=WARN, O=22.222, A=12.500, P=0}]");
  }

  @Test
  void rejectsAreAShareOfWhatWasRead() throws SQLException, IOException {
    open("rejects: {least-dossiers: 4, warn: 20, error: 40}");
    accepted(4, NIGHT.minusDays(2));
    nights.dossier("d-001").put("trang_thai_ho_so_id", "77");
    nights.night(NIGHT);
    assertThat(check("rejects")).isEqualTo("[{S=WARN, O=25.000, A=20.000, P=0}]");
    nights.run(NIGHT.plusDays(1), "rejects", "replay");
    assertThat(check("rejects")).isEqualTo("[]");
    nights.dossier("d-002").put("trang_thai_ho_so_id", "77");
    Outcome outcome = nights.night(NIGHT.plusDays(1));
    assertThat(outcome.code()).isEqualTo(ExitCode.GATE);
    assertThat(outcome.message()).contains("rejects (observed 50, allowed 40)");
  }

  @Test
  void aSourceThatStandsStillIsOldUntilSomethingIsAcceptedMadeOrChanged()
      throws SQLException, IOException {
    open("source-age: {warn: 3}");
    nights.night(NIGHT);
    assertThat(check("source-age")).isEqualTo("[{S=WARN, O=9999.000, A=3.000, P=0}]");
    accepted(1, NIGHT.minusDays(4));
    // Neither a date of the future nor none is new
    accepted(1, LocalDate.of(2091, 1, 1));
    nights.dossier("d-002").put("created_on", "2091-01-01 00:00:00");
    nights.night(NIGHT, "--force");
    assertThat(check("source-age")).isEqualTo("[{S=WARN, O=4.000, A=3.000, P=0}]");
    nights.dossier("d-001").put("last_modified_on", NIGHT.minusDays(2) + " 23:59:59");
    nights.night(NIGHT, "--force");
    assertThat(check("source-age")).isEqualTo("[{S=WARN, O=2.000, A=3.000, P=1}]");
    nights.dossier("d-002").put("created_on", NIGHT.plusDays(1) + " 07:00:00");
    nights.night(NIGHT, "--force");
    assertThat(check("source-age")).isEqualTo("[{S=WARN, O=0.000, A=3.000, P=1}]");
  }

  @Test
  void whoComesWhileANightReadsIsTheDifferenceOfTheCounts() throws SQLException, IOException {
    open("source-count: {warn: 0}");
    accepted(3, NIGHT.minusDays(2));
    // Out of the window, on a day of the month that not every month has
    accepted(1, LocalDate.of(2019, 1, 30));
    nights.night(NIGHT.minusDays(1));
    nights.night(NIGHT.minusDays(1), "--force");
    assertThat(check("source-count")).isEqualTo("[{S=WARN, O=0.000, A=0.000, P=1}]");
    nights.run(NIGHT, "backfill", "--from", "2023-10-01", "--to", "2023-10-29");
    assertThat(check("source-count")).isEqualTo("[{S=WARN, O=0.000, A=0.000, P=1}]");
    nights.save();
    MidScan.happens(
        nights,
        () ->
            nights
                .source()
                .update(
                    "INSERT INTO ho_so (id, trang_thai_ho_so_id, ngay_tiep_nhan) VALUES"
                        + " ('a-000', '1', '2023-10-28 08:00:00')"));
    nights.source().update("UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = 'd-001'");
    Outcome outcome =
        nights.runOnly(NIGHT.plusDays(1), "nightly", "--date", NIGHT.toString(), "--full");
    assertThat(outcome.code()).isEqualTo(ExitCode.OK);
    assertThat(check("source-count")).isEqualTo("[{S=WARN, O=1.000, A=0.000, P=0}]");
  }

  @Test
  void aFileThatAsksForNothingLeavesTheIdentitiesAlone() throws SQLException, IOException {
    open("# none\n");
    accepted(1, NIGHT);
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM etl_run_check WHERE severity = 'WARN'"))
        .isZero();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_run_check")).isPositive();
  }
}
