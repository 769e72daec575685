package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The aggregates that are sums of fact_dossier. */
final class FactSums {

  private FactSums() {}

  /** fact_dossier_daily up to the last published day, none when that is null. */
  static Cells daily(Collection<Fact> facts, LocalDate lastPublished) {
    Cells cells = new Cells();
    for (Fact fact : facts) {
      if (lastPublished != null && !fact.accepted().isAfter(lastPublished)) {
        cells.add(Cell.of(fact.accepted(), fact.agency(), fact.procedure()), fact.measures());
      }
    }
    return cells;
  }

  /** fact_completion_daily up to the last published day. */
  static Cells completions(Collection<Fact> facts, LocalDate lastPublished) {
    Cells cells = new Cells();
    for (Fact fact : facts) {
      boolean counts = fact.timeliness() != null;
      if (counts && !fact.finished().isAfter(lastPublished)) {
        Map<String, Long> measures = new LinkedHashMap<>();
        measures.put("finished", 1L);
        measures.put("early", fact.timeliness().equals("EARLY") ? 1L : 0L);
        measures.put("on_time", fact.timeliness().equals("ON_TIME") ? 1L : 0L);
        measures.put("late", fact.timeliness().equals("LATE") ? 1L : 0L);
        measures.put("no_due_date", fact.timeliness().equals("NO_DUE_DATE") ? 1L : 0L);
        measures.put("express", fact.finished().equals(fact.accepted()) ? 1L : 0L);
        cells.add(Cell.of(fact.finished(), fact.agency(), fact.procedure()), measures);
      }
    }
    return cells;
  }

  /** The snapshot of a business date in fact_backlog_daily. */
  static Cells backlog(Collection<Fact> facts, LocalDate businessDate) {
    Cells cells = new Cells();
    for (Fact fact : facts) {
      if (fact.open() && !fact.accepted().isAfter(businessDate)) {
        boolean overdue = fact.due() != null && fact.due().isBefore(businessDate);
        String state =
            switch (fact.status()) {
              case "2", "4" -> "processing";
              case "5" -> "supplement";
              default -> "paused";
            };
        Map<String, Long> measures = new LinkedHashMap<>();
        measures.put("open_dossiers", 1L);
        for (String each : new String[] {"processing", "supplement", "paused"}) {
          measures.put(each, each.equals(state) ? 1L : 0L);
        }
        measures.put("overdue", overdue ? 1L : 0L);
        cells.add(Cell.of(businessDate, fact.agency()), measures);
      }
    }
    return cells;
  }
}
