package vn.dossier.operate.status;

import java.time.LocalDateTime;
import java.util.List;
import vn.dossier.report.layout.Page;

/** The status as a page in one file: the history of runs, with all that is known of each. */
public final class StatusPage {

  /**
   * What the template is filled with.
   *
   * @param verdict what became of last night, in words
   * @param tone class of the verdict: good, bad or blank
   * @param published what BI sees, in words
   * @param missing nights without a publish, each with what to type, word by word
   * @param starts commands that failed without a run
   * @param lock who holds the warehouse, in words
   * @param sharing how far the partitions are that workers share, in words; blank when there are
   *     none
   */
  record Model(
      String takenAt,
      String verdict,
      String tone,
      String published,
      List<List<String>> missing,
      String lock,
      List<StartModel> starts,
      String sharing,
      List<WorkerModel> workers,
      List<RunOnPage.Item> quarantine,
      boolean noRuns,
      List<RunOnPage> runs) {}

  record WorkerModel(
      String name,
      String process,
      String threads,
      String done,
      String now,
      String lost,
      String rate,
      String state) {}

  record StartModel(String at, String command, String exit, String cause) {}

  private StatusPage() {}

  /**
   * @param now when the page is written, in the zone of the dossiers
   */
  public static String render(Status status, RunDetailsReader details, LocalDateTime now) {
    return new Page(StatusPage.class, "status.html")
        .render(
            new Model(
                StatusWords.time(now),
                status.verdict().line(),
                tone(status.verdict()),
                StatusWords.published(status.freshness()),
                status.gaps().stream().map(StatusWords::gap).map(StatusWords::split).toList(),
                lock(status.lock()),
                status.startsWithoutRun().stream().map(StatusPage::start).toList(),
                status.sharing() == null ? "" : StatusWords.sharing(status.sharing()),
                status.sharing() == null
                    ? List.of()
                    : status.sharing().workers().stream().map(StatusPage::worker).toList(),
                RunOnPage.Item.of(details.quarantine()),
                status.runs().isEmpty(),
                status.runs().stream()
                    .map(run -> RunOnPage.of(run, run == status.runs().get(0), details))
                    .toList()));
  }

  private static String tone(Status.Verdict verdict) {
    return switch (verdict.code()) {
      case "LOADED" -> "good";
      case "RUNNING", "NOTHING_LOADED" -> "";
      default -> "bad";
    };
  }

  private static WorkerModel worker(Status.Worker worker) {
    return new WorkerModel(
        worker.ofNight() ? "night" : Long.toString(worker.workerId()),
        "%s, pid %d".formatted(worker.host(), worker.pid()),
        Integer.toString(worker.threads()),
        RunOnPage.count(worker.partitionsDone()),
        RunOnPage.count(worker.partitionsAtWork()),
        RunOnPage.count(worker.partitionsLost()),
        worker.rowsPerSecond() == null ? "–" : RunOnPage.count(worker.rowsPerSecond()),
        worker.state());
  }

  private static StartModel start(Status.Start start) {
    return new StartModel(
        StatusWords.time(start.startedAt()),
        start.command(),
        start.exitCode() == null ? "–" : start.exitCode().toString(),
        start.neverEnded() ? "never ended" : start.cause() == null ? "" : start.cause());
  }

  private static String lock(Status.Lock lock) {
    if (lock == null) {
      return "free";
    }
    return "%s %s since %s"
        .formatted(
            lock.held() ? "held by" : "free; left behind by",
            lock.job(),
            lock.since() == null ? "?" : StatusWords.time(lock.since()));
  }
}
