package vn.dossier.operate.status;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.dossier.nightly.plan.Acceptance;

/**
 * One run as the page shows it.
 *
 * @param tone class of its status: good, bad or blank
 * @param open whether its details are shown at once
 * @param next what to type, word by word
 * @param notable checks that failed or warn
 */
record RunOnPage(
    String id,
    String title,
    String status,
    String tone,
    boolean open,
    List<Item> facts,
    String error,
    List<List<String>> next,
    List<Step> steps,
    List<Item> counts,
    List<Item> exclusions,
    List<Item> warnings,
    List<Check> notable,
    List<Check> checks,
    String checksSummary,
    List<Restatement> restatements,
    Retired retired) {

  private static final String NONE = "–";

  /** A term and its value. */
  record Item(String name, String value) {

    static Item of(String name, long count) {
      return new Item(name, count(count));
    }

    static List<Item> of(List<RunDetailsReader.Reason> reasons) {
      return reasons.stream().map(reason -> of(reason.code(), reason.dossiers())).toList();
    }
  }

  record Step(String name, String status, String seconds, String read, String error) {

    static Step of(Status.Step step) {
      return new Step(
          step.name(),
          step.status(),
          step.seconds() == null ? NONE : String.format(Locale.ROOT, "%.1f", step.seconds()),
          count(step.readCount()),
          step.error() == null ? "" : step.error());
    }
  }

  record Check(
      String name, String severity, String observed, String allowed, String result, String tone) {

    static Check of(RunDetailsReader.Check check) {
      return new Check(
          check.name(),
          check.severity(),
          number(check.observed()),
          number(check.allowed()),
          check.passed() ? "passed" : check.severity().equals("ERROR") ? "failed" : "warns",
          check.passed() ? "good" : "bad");
    }

    private static String number(BigDecimal number) {
      return NumberFormat.getNumberInstance(Locale.ROOT).format(number);
    }
  }

  record Restatement(String month, String measure, String agencies, String net) {

    static Restatement of(RunDetailsReader.Restatement restatement) {
      return new Restatement(
          YearMonth.from(restatement.month()).toString(),
          restatement.measure(),
          count(restatement.agencies()),
          String.format(Locale.ROOT, "%+,d", restatement.net()));
    }
  }

  /**
   * What was about to vanish.
   *
   * @param acceptedBy in words; blank when nobody let it pass
   * @param acceptCommand blank when that is settled
   */
  record Retired(
      boolean published, String facts, List<Cell> cells, String acceptedBy, String acceptCommand) {

    record Cell(String month, String agency, String facts) {}

    static Retired of(Status.Retired retired, boolean published) {
      Acceptance accepted = retired.acceptedBy();
      return new Retired(
          published,
          "%s facts: %s gone from the source, %s excluded, %s in quarantine"
              .formatted(
                  count(retired.facts()),
                  count(retired.gone()),
                  count(retired.excluded()),
                  count(retired.rejected())),
          cells(retired),
          accepted == null
              ? ""
              : "%s on %s at %s"
                  .formatted(accepted.account(), accepted.host(), StatusWords.time(accepted.at())),
          retired.acceptCommand() == null ? "" : retired.acceptCommand());
    }

    private static List<Cell> cells(Status.Retired retired) {
      List<Cell> cells = new ArrayList<>();
      for (Status.RetiredCell cell : retired.largest()) {
        cells.add(
            new Cell(
                cell.month(), cell.agencyCode() + " " + cell.agencyName(), count(cell.facts())));
      }
      if (retired.otherCells() > 0) {
        cells.add(
            new Cell(
                "others",
                "in %s months of agencies".formatted(count(retired.otherCells())),
                count(retired.otherFacts())));
      }
      return cells;
    }
  }

  /**
   * @param newest whether no run is newer
   */
  static RunOnPage of(Status.Run run, boolean newest, RunDetailsReader details) {
    long id = run.jobExecutionId();
    List<RunDetailsReader.Check> checks = details.checks(id);
    long passed = checks.stream().filter(RunDetailsReader.Check::passed).count();
    return new RunOnPage(
        Long.toString(id),
        "%s %s".formatted(run.jobName(), run.businessDate()),
        StatusWords.state(run),
        run.unsuccessful() ? "bad" : run.status().equals("COMPLETED") ? "good" : "",
        newest || run.unsuccessful(),
        facts(run),
        run.error() == null ? "" : run.error(),
        run.nextCommands().stream().map(StatusWords::split).toList(),
        run.steps().stream().map(Step::of).toList(),
        run.counts() == null ? List.of() : counts(run.counts()),
        Item.of(details.exclusions(id)),
        run.warnings().entrySet().stream()
            .map(warning -> Item.of(warning.getKey(), warning.getValue()))
            .toList(),
        checks.stream().filter(check -> !check.passed()).map(Check::of).toList(),
        checks.stream().map(Check::of).toList(),
        "%d of %d passed".formatted(passed, checks.size()),
        details.restatements(id).stream().map(Restatement::of).toList(),
        run.retired() == null ? null : Retired.of(run.retired(), run.publishedAt() != null));
  }

  private static List<Item> facts(Status.Run run) {
    return List.of(
        new Item("Started", run.startedAt() == null ? NONE : StatusWords.time(run.startedAt())),
        new Item("Took", run.seconds() == null ? NONE : StatusWords.took(run.seconds())),
        new Item("Reads", run.selection() == null ? NONE : run.selection()),
        new Item(
            "Published",
            run.publishedAt() == null
                ? "no"
                : StatusWords.time(run.publishedAt()) + (run.withdrawn() ? ", taken back" : "")),
        new Item("Continues", run.continues() == null ? NONE : run.continues().toString()));
  }

  private static List<Item> counts(Status.Counts counts) {
    return List.of(
        Item.of("Source dossiers", counts.sourceDossiers()),
        Item.of("Loaded", counts.loaded()),
        Item.of("Excluded", counts.excluded()),
        Item.of("Rejected", counts.rejected()),
        Item.of("Inserted", counts.inserted()),
        Item.of("Updated", counts.updated()),
        Item.of("Unchanged", counts.unchanged()),
        Item.of("Retired", counts.retired()),
        Item.of("Warnings", counts.warnings()));
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
