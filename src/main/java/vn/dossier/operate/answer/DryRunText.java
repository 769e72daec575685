package vn.dossier.operate.answer;

import java.util.Locale;
import java.util.Map;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.output.Json;
import vn.dossier.operate.session.AcceptRetired;
import vn.dossier.operate.status.Status;
import vn.dossier.report.layout.Table;
import vn.dossier.warehouse.load.DryRunCounts;
import vn.dossier.warehouse.load.DryRunCounts.Month;

/** A dry run for people: what would change by month, and why dossiers would not be counted. */
public final class DryRunText {

  private static final String NEW_LINE = System.lineSeparator();

  private DryRunText() {}

  /** Prints it, and gives the exit code of a run that does the same. */
  public static int print(DryRunAnswer answer, boolean json) {
    System.out.print(json ? Json.of(answer) + NEW_LINE : render(answer));
    return (answer.stoppedBy().isEmpty() ? ExitCode.OK : ExitCode.GATE).number();
  }

  static String render(DryRunAnswer answer) {
    DryRunCounts would = answer.would();
    StringBuilder text = new StringBuilder();
    text.append(head(answer));
    if (would.months().isEmpty()) {
      text.append("  and change nothing").append(NEW_LINE);
    } else {
      text.append(months(would));
    }
    text.append(
        String.format(Locale.ROOT, "  %,d facts would stay as they are%n", would.unchanged()));
    text.append(reasons("excluded", would.excluded()));
    text.append(reasons("rejected", would.rejected()));
    for (Status.Check check : answer.stoppedBy()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  check %s would stop it: observed %s, allowed %s: %s%n",
              check.name(),
              check.observed(),
              check.allowed(),
              check.detail()));
    }
    if (!answer.stoppedBy().isEmpty()) {
      text.append("  Fix the source or, if all that is gone on purpose, add " + AcceptRetired.NAME)
          .append(NEW_LINE);
    }
    return text.append("Nothing was written").append(NEW_LINE).toString();
  }

  private static String head(DryRunAnswer answer) {
    long dossiers = answer.would().sourceDossiers();
    return answer.businessDate() == null
        ? String.format(
            Locale.ROOT,
            "backfill %s to %s would read %,d dossiers%n",
            answer.from(),
            answer.to(),
            dossiers)
        : String.format(
            Locale.ROOT,
            "nightly %s, accepted%s up to %s, would find %,d dossiers%n",
            answer.businessDate(),
            answer.from() == null ? "" : " from " + answer.from(),
            answer.to(),
            dossiers);
  }

  private static String months(DryRunCounts would) {
    Table table =
        new Table("  ", "Accepted", " Inserted", " Updated", " Retired", " Excluded", " Rejected");
    for (Month month : would.months()) {
      table.add(
          month.month() == null ? "no date" : month.month(),
          month.inserted(),
          month.updated(),
          month.retired(),
          month.excluded(),
          month.rejected());
    }
    table.add(
        "all",
        would.inserted(),
        would.updated(),
        would.retired(),
        sum(would.excluded()),
        sum(would.rejected()));
    return table.render();
  }

  private static String reasons(String verdict, Map<String, Long> reasons) {
    StringBuilder text = new StringBuilder();
    reasons.forEach(
        (reason, dossiers) ->
            text.append(
                String.format(Locale.ROOT, "  %s: %-24s %,10d%n", verdict, reason, dossiers)));
    return text.toString();
  }

  private static long sum(Map<String, Long> reasons) {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }
}
