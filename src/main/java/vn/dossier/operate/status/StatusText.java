package vn.dossier.operate.status;

import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.dossier.operate.status.Status.Counts;
import vn.dossier.operate.status.Status.Lock;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Sharing;
import vn.dossier.operate.status.Status.Start;
import vn.dossier.operate.status.Status.Worker;
import vn.dossier.report.layout.Table;

/** The status for people; only messages make a line wider than 120 columns. */
public final class StatusText {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final StringBuilder text = new StringBuilder();

  private StatusText() {}

  public static String render(Status status) {
    StatusText answer = new StatusText();
    answer.line(status.verdict().line());
    answer.line("");
    answer.line("Published: " + StatusWords.published(status.freshness()));
    status.gaps().forEach(gap -> answer.line("Missing night: " + StatusWords.gap(gap)));
    answer.line("Lock: " + lock(status.lock()));
    answer.line("");
    answer.starts(status.startsWithoutRun());
    answer.sharing(status.sharing());
    answer.runs(status.runs());
    return answer.text.toString();
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
    line(StatusWords.sharing(sharing));
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
                    StatusWords.time(lock.since()),
                    StatusWords.time(lock.heartbeatAt()));
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
          StatusWords.state(run),
          run.startedAt() == null ? null : MINUTE.format(run.startedAt()),
          run.seconds() == null ? null : StatusWords.took(run.seconds()),
          counts == null ? null : counts.loaded(),
          counts == null ? null : counts.excluded(),
          counts == null ? null : counts.rejected(),
          run.publishedAt() == null ? "no" : run.withdrawn() ? "taken back" : "yes");
    }
    text.append(table.render());
    for (Run run : runs) {
      if (run == runs.get(0) || run.unsuccessful()) {
        text.append(RunText.of(run));
      }
    }
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}
