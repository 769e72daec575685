package vn.dossier.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dossier.operate.status.Status.Lock;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Start;
import vn.dossier.operate.status.Status.Verdict;

/** One line says what became of last night, and what to type. */
class LastNightTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 26, 7, 0);
  private static final LocalDateTime TWO = LocalDateTime.of(2026, 11, 26, 2, 0);

  private boolean publishedOnce = true;
  private boolean published;
  private List<String> commands = List.of("nightly");
  private Lock lock;
  private String progress;
  private List<Run> runs = List.of();
  private List<Start> starts = List.of();

  @Test
  void loaded() {
    published = true;
    tells("LOADED", "Last night (2026-11-25) is loaded and published");
  }

  @Test
  void loadedAndAnotherRunAtWork() {
    published = true;
    lock = held("backfill");
    runs = List.of(run("backfill", "2026-11-25", "STARTED", false, null));
    progress = "classify-dossiers, about 45 %";
    tells(
        "LOADED",
        "Last night (2026-11-25) is loaded and published;"
            + " backfill 2026-11-25 is running since 02:00 (classify-dossiers, about 45 %)");
  }

  @Test
  void loadedAndALaterRunFailed() {
    published = true;
    runs = List.of(run("backfill", "2026-11-25", "FAILED", false, "lost", "rerun"));
    tells(
        "LOADED",
        "Last night (2026-11-25) is loaded and published;"
            + " but run 7 (backfill 2026-11-25) failed since: type rerun");
  }

  @Test
  void running() {
    lock = held("nightly");
    runs = List.of(run("nightly", "2026-11-25", "STARTED", false, null));
    progress = "classify-dossiers, about 45 %";
    tells(
        "RUNNING",
        "Last night (2026-11-25) is running since 02:00 (classify-dossiers, about 45 %)");
  }

  @Test
  void anEarlierNightIsMadeUpFirst() {
    lock = held("nightly");
    runs = List.of(run("nightly", "2026-11-24", "STARTED", false, null));
    tells(
        "RUNNING",
        "Last night (2026-11-25) is not loaded yet: nightly 2026-11-24 is running since 02:00");
  }

  @Test
  void failedBeforeARun() {
    starts = List.of(start("nightly", 1, "The source: Connection refused", null));
    tells(
        "FAILED",
        "Last night (2026-11-25) did not load at 02:00: The source: Connection refused; type nightly");
  }

  @Test
  void failedForAPersonToMend() {
    starts = List.of(start("nightly --auto-recover", 2, "column x is missing.", null));
    tells(
        "FAILED",
        "Last night (2026-11-25) did not load at 02:00: column x is missing;"
            + " fix that, then type nightly");
  }

  @Test
  void failedInARunThatTellsWhy() {
    starts = List.of(start("nightly", 1, "Run 7 failed, ...; type rerun to continue", 7L));
    runs = List.of(run("nightly", "2026-11-25", "FAILED", false, "SQLException: lost", "rerun"));
    commands = List.of("recover", "nightly");
    tells(
        "FAILED",
        "Last night (2026-11-25) did not load at 02:00: SQLException: lost;"
            + " type recover, then nightly");
  }

  @Test
  void stopped() {
    starts = List.of(start("nightly", 5, "Run 7 was stopped: type rerun to continue", 7L));
    tells(
        "STOPPED",
        "Last night (2026-11-25) did not load at 02:00: it was stopped on request; type nightly");
  }

  @Test
  void killed() {
    starts = List.of(start("nightly", null, null, 7L));
    tells(
        "DIED",
        "Last night (2026-11-25) did not load at 02:00: its process never ended,"
            + " it was killed or its host went down; type nightly");
  }

  @Test
  void onlyJustStarted() {
    starts = List.of(at(start("nightly", null, null, null), NOW.minusSeconds(10)));
    tells("RUNNING", "Last night (2026-11-25) is not loaded yet: nightly has just been started");
  }

  @Test
  void turnedAwayAfterItHadFailedTheFailureCounts() {
    starts =
        List.of(
            start("nightly", 3, "Another run is active", null),
            start("nightly", 1, "The source: gone", null));
    assertThat(verdict().line()).contains("The source: gone");
    starts = starts.subList(0, 1);
    assertThat(verdict().line()).contains("Another run is active");
  }

  @Test
  void neverStarted() {
    LocalDateTime before = TWO.minusDays(2);
    starts =
        List.of(
            start("purge --older-than 400d", 0, null, null),
            at(start("nightly", 0, null, 3L), before));
    tells(
        "NOT_STARTED",
        "Last night (2026-11-25) is not loaded:"
            + " nothing has been started since 2026-11-24 02:00; type nightly");
  }

  @Test
  void aNightOfAnotherDateIsNotLastNights() {
    starts = List.of(start("nightly --date 2026-11-20 --force", 1, "lost", null));
    tells(
        "NOT_STARTED",
        "Last night (2026-11-25) is not loaded: nothing has been started for it; type nightly");
    starts = List.of(start("nightly --date=2026-11-25", 1, "lost", null));
    assertThat(verdict().code()).isEqualTo("FAILED");
  }

  @Test
  void whatFailedBeforeDatesWereTakenBackCountsNoMore() {
    starts =
        List.of(
            start("withdraw --date 2026-12-05", 0, null, 9L),
            start("nightly", 2, "2026-12-05 is published, which has not come yet", null));
    tells(
        "NOT_STARTED",
        "Last night (2026-11-25) is not loaded: nothing has been started for it; type nightly");
  }

  @Test
  void nothingIsLoadedYet() {
    publishedOnce = false;
    tells("NOTHING_LOADED", "Nothing is loaded yet: type nightly");
    starts = List.of(start("nightly", 1, "The source: gone", null));
    tells("FAILED", "Nothing is loaded yet, it failed at 02:00: The source: gone; type nightly");
  }

  @Test
  void withoutTracesRunsTell() {
    runs = List.of(run("nightly", "2026-11-25", "FAILED", false, "lost", "rerun"));
    tells("FAILED", "Last night (2026-11-25) did not load at 02:00: lost; type nightly");
    runs = List.of(run("nightly", "2026-11-25", "STARTED", true, null, "recover", "rerun"));
    assertThat(verdict().code()).isEqualTo("DIED");
  }

  private void tells(String code, String line) {
    assertThat(verdict().line()).isEqualTo(line);
    assertThat(verdict().code()).isEqualTo(code);
  }

  private Verdict verdict() {
    return new LastNight(NOW, publishedOnce, published, commands, lock, progress, runs, starts)
        .verdict();
  }

  private static Lock held(String job) {
    return new Lock(true, job, "loader", "host", 1L, null, TWO, NOW);
  }

  private static Start start(String command, Integer code, String cause, Long execution) {
    return new Start(
        command,
        TWO,
        code == null ? null : TWO.plusMinutes(1),
        code == null,
        code,
        cause,
        execution,
        "loader",
        "host",
        1,
        "1.2.0");
  }

  private static Start at(Start start, LocalDateTime time) {
    return new Start(
        start.command(),
        time,
        start.endedAt(),
        start.neverEnded(),
        start.exitCode(),
        start.cause(),
        start.jobExecutionId(),
        start.owner(),
        start.host(),
        start.pid(),
        start.programVersion());
  }

  private static Run run(
      String job, String date, String status, boolean dead, String error, String... next) {
    return new Run(
        7,
        null,
        job,
        LocalDate.parse(date),
        "ROLLING",
        null,
        null,
        status,
        dead,
        TWO,
        null,
        null,
        null,
        null,
        false,
        List.of(),
        List.of(),
        Map.of(),
        error,
        List.of(next),
        null);
  }
}
