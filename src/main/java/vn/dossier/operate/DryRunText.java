package vn.dossier.operate;

import java.util.Locale;
import java.util.Map;
import vn.dossier.warehouse.Rehearsed;
import vn.dossier.warehouse.Rehearsed.Month;

/** A dry run for people: what would change by month, and why dossiers would not be counted. */
final class DryRunText {

  private static final String NEW_LINE = System.lineSeparator();

  private DryRunText() {}

  static String render(DryRun answer) {
    Rehearsed would = answer.would();
    StringBuilder text = new StringBuilder();
    text.append(line("backfill %s to %s would read %,d dossiers", answer, would.sourceDossiers()));
    if (would.months().isEmpty()) {
      text.append("  and change nothing").append(NEW_LINE);
    } else {
      text.append(months(would));
    }
    text.append(
        String.format(Locale.ROOT, "  %,d facts would stay as they are%n", would.unchanged()));
    text.append(reasons("excluded", would.excluded()));
    text.append(reasons("rejected", would.rejected()));
    return text.append("Nothing was written").append(NEW_LINE).toString();
  }

  private static String months(Rehearsed would) {
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

  private static String line(String format, DryRun answer, long dossiers) {
    return String.format(Locale.ROOT, format + "%n", answer.from(), answer.to(), dossiers);
  }

  private static long sum(Map<String, Long> reasons) {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }
}
