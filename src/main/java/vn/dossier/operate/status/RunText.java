package vn.dossier.operate.status;

import java.util.List;
import java.util.Locale;
import vn.dossier.operate.status.Status.Check;
import vn.dossier.operate.status.Status.Counts;
import vn.dossier.operate.status.Status.Retired;
import vn.dossier.operate.status.Status.RetiredCell;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Step;
import vn.dossier.report.layout.Table;

/** One run for people: what it did, what stopped it, and what to type next. */
final class RunText {

  private static final int MOST_STEPS = 40;

  private final StringBuilder text = new StringBuilder();

  private RunText() {}

  static String of(Run run) {
    RunText details = new RunText();
    details.run(run);
    return details.text.toString();
  }

  private void run(Run run) {
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
                  StatusWords.time(retired.acceptedBy().at())));
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

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}
