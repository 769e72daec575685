package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a run plans, and what it counts. */
final class Run {

  private final String selection;
  private final LocalDate businessDate;
  private final LocalDate asOf;
  private final LocalDate from;
  private final LocalDate to;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, Long> exclusions = new TreeMap<>();

  /** A run over accepted dates; from is null when there is no lower bound. */
  Run(String selection, LocalDate businessDate, LocalDate asOf, LocalDate from, LocalDate to) {
    this.selection = selection;
    this.businessDate = businessDate;
    this.asOf = asOf;
    this.from = from;
    this.to = to;
    for (String count :
        "source_dossiers loaded excluded rejected inserted updated unchanged retired".split(" ")) {
      counts.put(count, 0L);
    }
  }

  boolean reaches(LocalDate day) {
    return (from == null || !day.isBefore(from)) && !day.isAfter(to);
  }

  /** Whether a month holds a day that the run reaches. */
  boolean touchesMonth(LocalDate monthStart) {
    return (from == null || !monthStart.isBefore(from.withDayOfMonth(1)))
        && !monthStart.isAfter(to);
  }

  /** Rolling and full also take what has no usable accepted date, and what the warehouse holds. */
  boolean takesMoreThanItsDays() {
    return !selection.equals("RANGE") && !replays();
  }

  /** A replay scans nothing and takes what is in quarantine. */
  boolean replays() {
    return selection.equals("REPLAY");
  }

  boolean scans(LocalDate accepted) {
    if (replays()) {
      return false;
    }
    if (accepted == null) {
      return takesMoreThanItsDays();
    }
    return reaches(accepted) || takesMoreThanItsDays() && accepted.isAfter(asOf);
  }

  LocalDate businessDate() {
    return businessDate;
  }

  LocalDate asOf() {
    return asOf;
  }

  void count(String... names) {
    for (String name : names) {
      counts.merge(name, 1L, Long::sum);
    }
  }

  void countExclusion(String reason) {
    exclusions.merge(reason, 1L, Long::sum);
  }

  void writeTo(CanonicalRows rows, int ordinal) {
    Map<String, Object> row = new LinkedHashMap<>(counts);
    row.put("run", ordinal);
    row.put("business_date", businessDate);
    row.put("as_of_date", asOf);
    row.put("selection", selection);
    row.put("scope_from", from);
    row.put("scope_to", to);
    rows.add(CanonicalTable.ETL_RUN, row);
    exclusions.forEach(
        (reason, dossiers) ->
            rows.add(
                CanonicalTable.ETL_RUN_EXCLUSION,
                Map.of("run", ordinal, "reason_code", reason, "dossiers", dossiers)));
  }
}
