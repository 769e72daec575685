package vn.dossier.operate.status;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vn.dossier.operate.status.Status.Check;
import vn.dossier.operate.status.Status.Counts;
import vn.dossier.operate.status.Status.Freshness;
import vn.dossier.operate.status.Status.Gap;
import vn.dossier.operate.status.Status.Lock;
import vn.dossier.operate.status.Status.Retired;
import vn.dossier.operate.status.Status.RetiredCell;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Sharing;
import vn.dossier.operate.status.Status.Start;
import vn.dossier.operate.status.Status.Step;
import vn.dossier.operate.status.Status.Worker;
import vn.dossier.report.layout.Table;

/** The status for people; only messages make a line wider than 120 columns. */
public final class StatusText {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final int MOST_STEPS = 40;

  private final StringBuilder text = new StringBuilder();

  private StatusText() {}

  public static String render(Status status) {
    StatusText answer = new StatusText();
    answer.line(status.verdict().line());
    answer.line("");
    answer.line("Published: " + published(status.freshness()));
    status.gaps().forEach(gap -> answer.line("Missing night: " + gap(gap)));
    answer.line("Lock: " + lock(status.lock()));
    answer.line("");
    answer.starts(withoutRun(status));
    answer.sharing(status.sharing());
    answer.runs(status.runs());
    return answer.text.toString();
  }

  private static String published(Freshness freshness) {
    return freshness == null
        ? "nothing yet"
        : "up to %s, at %s by run %d%s"
            .formatted(
                freshness.businessDate(),
                time(freshness.publishedAt()),
                freshness.jobExecutionId(),
                freshness.remark());
  }

  static String gap(Gap gap) {
    String next = String.join(", then ", gap.nextCommands());
    if (gap.from().equals(gap.to())) {
      return "%s; type %s".formatted(gap.from(), next);
    }
    return "%s to %s; type %s%s"
        .formatted(
            gap.from(),
            gap.to(),
            next,
            // A night with a date is one night
            next.endsWith("nightly") ? "" : ", and so on day by day");
  }

  /** Starts since the last publish that no run shows, the newest first. */
  static List<Start> withoutRun(Status status) {
    return status.starts().stream()
        .filter(Start::failedWithoutRun)
        // The column of the publish may have been rounded up to the next second
        .filter(
            start ->
                status.freshness() == null
                    || !start.startedAt().plusSeconds(1).isBefore(status.freshness().publishedAt()))
        .toList();
  }

  private void starts(List<Start> starts) {
    if (starts.isEmpty()) {
      return;
    }
    Table table = new Table("", "Started without a run", "Command", " Exit", "Cause");
    for (Start start : starts) {
      table.add(
          MINUTE.format(start.startedAt()),
          start.command(),
          start.exitCode(),
          start.neverEnded() ? "never ended" : start.cause());
    }
    text.append(table.render());
    line("");
  }

  private void sharing(Sharing sharing) {
    if (sharing == null) {
      return;
    }
    line(sharingLine(sharing));
    Table table =
        new Table(
            "", "Worker", "Process", " Threads", " Done", " Now", " Lost", " Rows/s", "State");
    for (Worker worker : sharing.workers()) {
      table.add(
          worker.ofNight() ? "night" : Long.toString(worker.workerId()),
          "%s, pid %d".formatted(worker.host(), worker.pid()),
          worker.threads(),
          worker.partitionsDone(),
          worker.partitionsAtWork(),
          worker.partitionsLost(),
          worker.rowsPerSecond(),
          worker.state());
    }
    text.append(table.render());
    line("");
  }

  static String sharingLine(Sharing sharing) {
    return sharing.jobExecutionId() == null
        ? "Workers: no run has shared its partitions yet"
        : "Workers: %d of %d partitions of run %d done, %d left; %d hand-overs"
            .formatted(
                sharing.done(),
                sharing.partitions(),
                sharing.jobExecutionId(),
                sharing.left(),
                sharing.handOvers());
  }

  private static String lock(Lock lock) {
    if (lock == null) {
      return "free";
    }
    String holder =
        lock.owner() == null
            ? "somebody who has not written a name yet"
            : "%s of %s (pid %d on %s, since %s, last sign of life %s)"
                .formatted(
                    lock.job(),
                    lock.owner(),
                    lock.pid(),
                    lock.host(),
                    time(lock.since()),
                    time(lock.heartbeatAt()));
    return lock.held() ? "held by " + holder : "free; left behind by " + holder;
  }

  private void runs(List<Run> runs) {
    if (runs.isEmpty()) {
      line("No run yet: type nightly");
      return;
    }
    Table table =
        new Table(
            "",
            " Run",
            " After",
            "Job",
            "Date",
            "Reads",
            "Status",
            "Started",
            " Took",
            " Loaded",
            " Excluded",
            " Rejected",
            "Publ.");
    for (Run run : runs) {
      Counts counts = run.counts();
      table.add(
          Long.toString(run.jobExecutionId()),
          run.continues() == null ? null : run.continues().toString(),
          run.jobName(),
          run.businessDate(),
          run.selection(),
          run.dead() ? "DEAD" : run.status(),
          run.startedAt() == null ? null : MINUTE.format(run.startedAt()),
          took(run.seconds()),
          counts == null ? null : counts.loaded(),
          counts == null ? null : counts.excluded(),
          counts == null ? null : counts.rejected(),
          run.publishedAt() == null ? "no" : run.withdrawn() ? "taken back" : "yes");
    }
    text.append(table.render());
    for (Run run : runs) {
      if (run == runs.get(0) || run.unsuccessful()) {
        details(run);
      }
    }
  }

  private void details(Run run) {
    line("");
    line(
        "Run %d, %s %s: %s"
            .formatted(
                run.jobExecutionId(),
                run.jobName(),
                run.businessDate(),
                run.dead() ? "its process died" : run.status()));
    Counts counts = run.counts();
    if (counts == null) {
      line("  It ended before it was planned");
    } else {
      line(
          "  %,d dossiers; %,d inserted, %,d updated, %,d unchanged, %,d retired; %,d warnings"
              .formatted(
                  counts.sourceDossiers(),
                  counts.inserted(),
                  counts.updated(),
                  counts.unchanged(),
                  counts.retired(),
                  counts.warnings()));
    }
    run.warnings()
        .forEach((code, rows) -> line("  warning %s: %,d source rows".formatted(code, rows)));
    steps(run.steps());
    for (Check check : run.failedChecks()) {
      line(
          "  check %s %s: observed %s, allowed %s%s"
              .formatted(
                  check.name(),
                  check.severity().equals("ERROR") ? "failed" : "warns",
                  check.observed(),
                  check.allowed(),
                  check.detail() == null ? "" : ": " + check.detail()));
    }
    if (run.retired() != null) {
      retired(run.retired(), run.publishedAt() != null);
    }
    if (run.error() != null && run.steps().stream().allMatch(step -> step.error() == null)) {
      line("  error: " + run.error());
    }
    if (!run.nextCommands().isEmpty()) {
      line("  Type next: " + String.join(", then ", run.nextCommands()));
    } else if (run.unsuccessful()) {
      line("  Nothing to do: a later run of the same date took over");
    }
  }

  private void retired(Retired retired, boolean published) {
    if (retired.facts() > 0) {
      line(
          "  %s: %,d facts; %,d gone from the source, %,d excluded, %,d in quarantine"
              .formatted(
                  published ? "vanished" : "about to vanish",
                  retired.facts(),
                  retired.gone(),
                  retired.excluded(),
                  retired.rejected()));
    }
    for (RetiredCell cell : retired.largest()) {
      line(
          "    %s  %,9d  %s %s"
              .formatted(cell.month(), cell.facts(), cell.agencyCode(), cell.agencyName()));
    }
    if (retired.otherCells() > 0) {
      line(
          "    others   %,9d  in %,d months of agencies"
              .formatted(retired.otherFacts(), retired.otherCells()));
    }
    if (retired.acceptedBy() != null) {
      line(
          "  let pass by %s on %s at %s"
              .formatted(
                  retired.acceptedBy().account(),
                  retired.acceptedBy().host(),
                  time(retired.acceptedBy().at())));
    }
    if (retired.acceptCommand() != null) {
      line("  If all that is gone on purpose: " + retired.acceptCommand());
    }
  }

  private void steps(List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    Table table = new Table("  ", "Step", "Status", " Took", " Read", "Error");
    for (Step step : notable(steps)) {
      table.add(
          step.name(),
          step.status(),
          step.seconds() == null ? null : String.format(Locale.ROOT, "%.1f s", step.seconds()),
          step.readCount(),
          step.error() == null ? "" : step.error());
    }
    text.append(table.render());
  }

  // Hundreds of partitions would hide the rest
  private static List<Step> notable(List<Step> steps) {
    return steps.size() <= MOST_STEPS
        ? steps
        : steps.stream()
            .filter(step -> step.name().indexOf(':') < 0 || !step.status().equals("COMPLETED"))
            .toList();
  }

  private static String took(Long seconds) {
    return seconds == null
        ? null
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private static String time(LocalDateTime time) {
    return TIME.format(time);
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}
