package vn.dossier.operate.status;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.dossier.nightly.plan.Acceptance;
import vn.dossier.operate.status.Status.Counts;
import vn.dossier.operate.status.Status.Freshness;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.report.layout.Page;

/** The status as a page in one file: the history of runs, with all that is known of each. */
public final class StatusPage {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

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
      List<Item> quarantine,
      boolean noRuns,
      List<RunModel> runs) {}

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

  /** A term and its value. */
  record Item(String name, String value) {}

  /**
   * @param tone class of its status: good, bad or blank
   * @param open whether its details are shown at once
   * @param next what to type, word by word: a line must not end within --date
   * @param notable checks that failed or warn
   */
  record RunModel(
      String id,
      String title,
      String status,
      String tone,
      boolean open,
      List<Item> facts,
      String error,
      List<List<String>> next,
      List<StepModel> steps,
      List<Item> counts,
      List<Item> exclusions,
      List<Item> warnings,
      List<CheckModel> notable,
      List<CheckModel> checks,
      String checksSummary,
      List<RestatementModel> restatements,
      RetiredModel retired) {}

  /**
   * @param acceptedBy in words; blank when nobody let it pass
   * @param acceptCommand blank when that is settled
   */
  record RetiredModel(
      boolean published,
      String facts,
      List<RetiredCellModel> cells,
      String acceptedBy,
      String acceptCommand) {}

  record RetiredCellModel(String month, String agency, String facts) {}

  record StepModel(String name, String status, String seconds, String read, String error) {}

  record CheckModel(
      String name, String severity, String observed, String allowed, String result, String tone) {}

  record RestatementModel(String month, String measure, String agencies, String net) {}

  private StatusPage() {}

  /**
   * @param now when the page is written, in the zone of the dossiers
   */
  public static String render(Status status, RunDetailsReader details, LocalDateTime now) {
    return new Page(StatusPage.class, "status.html")
        .render(
            new Model(
                TIME.format(now),
                status.verdict().line(),
                tone(status.verdict()),
                published(status.freshness()),
                status.gaps().stream().map(gap -> words(StatusText.gap(gap))).toList(),
                lock(status.lock()),
                StatusText.withoutRun(status).stream().map(StatusPage::start).toList(),
                status.sharing() == null ? "" : StatusText.sharingLine(status.sharing()),
                status.sharing() == null
                    ? List.of()
                    : status.sharing().workers().stream().map(StatusPage::worker).toList(),
                items(details.quarantine()),
                status.runs().isEmpty(),
                status.runs().stream()
                    .map(run -> run(run, run == status.runs().get(0), details))
                    .toList()));
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
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
        count(worker.partitionsDone()),
        count(worker.partitionsAtWork()),
        count(worker.partitionsLost()),
        worker.rowsPerSecond() == null ? "–" : count(worker.rowsPerSecond()),
        worker.state());
  }

  private static StartModel start(Status.Start start) {
    return new StartModel(
        TIME.format(start.startedAt()),
        start.command(),
        start.exitCode() == null ? "–" : start.exitCode().toString(),
        start.neverEnded() ? "never ended" : start.cause() == null ? "" : start.cause());
  }

  private static String published(Freshness freshness) {
    return freshness == null
        ? "nothing yet"
        : "up to %s, at %s by run %d%s"
            .formatted(
                freshness.businessDate(),
                TIME.format(freshness.publishedAt()),
                freshness.jobExecutionId(),
                freshness.remark());
  }

  private static String lock(Status.Lock lock) {
    if (lock == null) {
      return "free";
    }
    return "%s %s since %s"
        .formatted(
            lock.held() ? "held by" : "free; left behind by",
            lock.job(),
            lock.since() == null ? "?" : TIME.format(lock.since()));
  }

  private static RunModel run(Run run, boolean newest, RunDetailsReader details) {
    List<RunDetailsReader.Check> checks = details.checks(run.jobExecutionId());
    long passed = checks.stream().filter(RunDetailsReader.Check::passed).count();
    return new RunModel(
        Long.toString(run.jobExecutionId()),
        "%s %s".formatted(run.jobName(), run.businessDate()),
        run.dead() ? "DEAD" : run.status(),
        run.unsuccessful() ? "bad" : run.status().equals("COMPLETED") ? "good" : "",
        newest || run.unsuccessful(),
        facts(run),
        run.error() == null ? "" : run.error(),
        run.nextCommands().stream().map(StatusPage::words).toList(),
        run.steps().stream().map(StatusPage::step).toList(),
        run.counts() == null ? List.of() : counts(run.counts()),
        items(details.exclusions(run.jobExecutionId())),
        run.warnings().entrySet().stream()
            .map(warning -> new Item(warning.getKey(), count(warning.getValue())))
            .toList(),
        checks.stream().filter(check -> !check.passed()).map(StatusPage::check).toList(),
        checks.stream().map(StatusPage::check).toList(),
        "%d of %d passed".formatted(passed, checks.size()),
        details.restatements(run.jobExecutionId()).stream()
            .map(
                r ->
                    new RestatementModel(
                        YearMonth.from(r.month()).toString(),
                        r.measure(),
                        count(r.agencies()),
                        String.format(Locale.ROOT, "%+,d", r.net())))
            .toList(),
        run.retired() == null ? null : retired(run.retired(), run.publishedAt() != null));
  }

  private static RetiredModel retired(Status.Retired retired, boolean published) {
    List<RetiredCellModel> cells = new ArrayList<>();
    for (Status.RetiredCell cell : retired.largest()) {
      cells.add(
          new RetiredCellModel(
              cell.month(), cell.agencyCode() + " " + cell.agencyName(), count(cell.facts())));
    }
    if (retired.otherCells() > 0) {
      cells.add(
          new RetiredCellModel(
              "others",
              "in %s months of agencies".formatted(count(retired.otherCells())),
              count(retired.otherFacts())));
    }
    Acceptance accepted = retired.acceptedBy();
    return new RetiredModel(
        published,
        "%s facts: %s gone from the source, %s excluded, %s in quarantine"
            .formatted(
                count(retired.facts()),
                count(retired.gone()),
                count(retired.excluded()),
                count(retired.rejected())),
        cells,
        accepted == null
            ? ""
            : "%s on %s at %s"
                .formatted(accepted.account(), accepted.host(), TIME.format(accepted.at())),
        retired.acceptCommand() == null ? "" : retired.acceptCommand());
  }

  private static List<Item> facts(Run run) {
    return List.of(
        new Item("Started", run.startedAt() == null ? "–" : TIME.format(run.startedAt())),
        new Item("Took", run.seconds() == null ? "–" : took(run.seconds())),
        new Item("Reads", run.selection() == null ? "–" : run.selection()),
        new Item(
            "Published",
            run.publishedAt() == null
                ? "no"
                : TIME.format(run.publishedAt()) + (run.withdrawn() ? ", taken back" : "")),
        new Item("Continues", run.continues() == null ? "–" : run.continues().toString()));
  }

  private static List<Item> counts(Counts counts) {
    return List.of(
        new Item("Source dossiers", count(counts.sourceDossiers())),
        new Item("Loaded", count(counts.loaded())),
        new Item("Excluded", count(counts.excluded())),
        new Item("Rejected", count(counts.rejected())),
        new Item("Inserted", count(counts.inserted())),
        new Item("Updated", count(counts.updated())),
        new Item("Unchanged", count(counts.unchanged())),
        new Item("Retired", count(counts.retired())),
        new Item("Warnings", count(counts.warnings())));
  }

  private static StepModel step(Status.Step step) {
    return new StepModel(
        step.name(),
        step.status(),
        step.seconds() == null ? "–" : String.format(Locale.ROOT, "%.1f", step.seconds()),
        count(step.readCount()),
        step.error() == null ? "" : step.error());
  }

  private static CheckModel check(RunDetailsReader.Check check) {
    return new CheckModel(
        check.name(),
        check.severity(),
        number(check.observed()),
        number(check.allowed()),
        check.passed() ? "passed" : check.severity().equals("ERROR") ? "failed" : "warns",
        check.passed() ? "good" : "bad");
  }

  private static List<Item> items(List<RunDetailsReader.Reason> reasons) {
    return reasons.stream().map(r -> new Item(r.code(), count(r.dossiers()))).toList();
  }

  private static String took(long seconds) {
    return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private static String number(BigDecimal number) {
    return NumberFormat.getNumberInstance(Locale.ROOT).format(number);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
