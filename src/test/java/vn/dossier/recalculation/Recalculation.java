package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The expected warehouse after a sequence of runs that all published, computed from
 * src/docs/rules.md alone: every run reads the whole source and judges what is in its scope.
 */
public final class Recalculation {

  /** A row of etl_reject; code and agency may be null. */
  record Reject(String code, String agency, String reason) {}

  record Resolution(String dossier, String reason, String how) {}

  record Restatement(int run, Cell month, String measure, long before, long after) {}

  private final AgencyHistory agencies = new AgencyHistory();
  private final Map<String, Catalogue.Procedure> procedures = new HashMap<>();
  private final Map<String, Fact> facts = new HashMap<>();
  private final Map<String, Reject> quarantine = new HashMap<>();
  private final Map<Resolution, Long> resolutions = new HashMap<>();
  private final TreeSet<LocalDate> published = new TreeSet<>();
  private final Cells collections = new Cells();
  private final Cells digitisedResults = new Cells();
  private final Cells receipts = new Cells();
  private final Cells backlog = new Cells();
  private final Map<LocalDate, LocalDate> backlogTakenOn = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private final List<Restatement> restatements = new ArrayList<>();

  /** A night that runs and publishes; the first one is full by itself. */
  public void nightly(SourceRows source, LocalDate businessDate, LocalDate asOf, boolean full) {
    Run run =
        full || published.isEmpty()
            ? new Run("FULL", businessDate, asOf, null, businessDate)
            : new Run(
                "ROLLING",
                businessDate,
                asOf,
                LocalDate.of(businessDate.getYear() - 1, 1, 1),
                businessDate);
    boolean firstOfItsDate = !published.contains(businessDate);
    play(run, source, true, heldInScope(run));
    if (firstOfItsDate) {
      Cells snapshot = FactSums.backlog(facts.values(), businessDate);
      snapshot.forEach(backlog::add);
      backlogTakenOn.put(businessDate, asOf);
    }
  }

  /** A backfill of what was accepted between two dates; a night must have been published before. */
  public void backfill(SourceRows source, LocalDate from, LocalDate to, LocalDate asOf) {
    Run run = new Run("RANGE", published.last(), asOf, from, to);
    play(run, source, false, heldInScope(run));
  }

  /**
   * A replay of what is in quarantine; a night must have been published before.
   *
   * @param reason only what is there for it; null for all
   */
  public void replay(SourceRows source, String reason, LocalDate asOf) {
    Set<String> held = new HashSet<>();
    quarantine.forEach(
        (id, reject) -> {
          if (reason == null || reject.reason().equals(reason)) {
            held.add(id);
          }
        });
    if (!held.isEmpty()) {
      LocalDate last = published.last();
      play(new Run("REPLAY", last, asOf, null, last), source, false, held);
    }
  }

  /** Why dossiers are in quarantine now, in no particular order but the same for the same past. */
  List<String> reasons() {
    return quarantine.values().stream().map(Reject::reason).distinct().sorted().toList();
  }

  /** The greatest business date published, null before the first night. */
  public LocalDate lastPublished() {
    return published.isEmpty() ? null : published.last();
  }

  /** How many runs there were. */
  public int runs() {
    return runs.size();
  }

  /** All tables as they have to be now. */
  public CanonicalRows state() {
    ExpectedRows rows = new ExpectedRows(agencies);
    rows.addDimensions(procedures.values());
    facts.values().forEach(rows::addFact);
    quarantine.forEach(rows::addReject);
    resolutions.forEach(rows::addResolution);
    rows.addFactSums(facts.values(), lastPublished());
    rows.addSourceSums(collections, digitisedResults, receipts);
    rows.addBacklog(backlog, backlogTakenOn);
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).writeTo(rows.rows(), i + 1);
    }
    restatements.forEach(rows::addRestatement);
    rows.addFreshness(lastPublished());
    return rows.withCalendar();
  }

  private void play(Run run, SourceRows source, boolean movesBusinessDate, Set<String> held) {
    runs.add(run);
    LocalDate publishedBefore = lastPublished();
    Cells before = monthsByAgency(publishedBefore);
    Catalogue catalogue = new Catalogue(source);
    agencies.see(catalogue, run.businessDate());
    catalogue.procedures().forEach(procedure -> procedures.put(procedure.code(), procedure));

    classify(run, source, held, new DossierRules(source, catalogue, agencies, run.asOf()));
    if (movesBusinessDate) {
      published.add(run.businessDate());
    }
    SourceSums sums = new SourceSums(source, catalogue, agencies, facts.values());
    collections.replace(run::reaches, sums.collections());
    digitisedResults.replace(run::reaches, sums.digitisedResults());
    receipts.replace(run::touchesMonth, sums.receiptsByMonth(lastPublished()));
    restate(run.businessDate(), publishedBefore, before, monthsByAgency(lastPublished()));
  }

  private void classify(Run run, SourceRows source, Set<String> held, DossierRules rules) {
    Set<String> present = new HashSet<>();
    for (Map<String, Object> dossier : source.rows(SourceTable.HO_SO)) {
      String id = (String) dossier.get("id");
      present.add(id);
      if (run.scans(SourceDate.of(dossier.get("ngay_tiep_nhan")).day()) || held.contains(id)) {
        run.count("source_dossiers");
        place(run, id, rules.judge(dossier));
      }
    }
    for (String id : held) {
      if (!present.contains(id)) {
        retire(run, id);
        leaveQuarantine(id, "GONE");
      }
    }
  }

  /** Facts in scope by their stored date, and for rolling and full the open and the quarantined. */
  private Set<String> heldInScope(Run run) {
    Set<String> held = new HashSet<>();
    for (Fact fact : facts.values()) {
      if (run.reaches(fact.accepted()) || run.takesMoreThanItsDays() && fact.open()) {
        held.add(fact.id());
      }
    }
    if (run.takesMoreThanItsDays()) {
      held.addAll(quarantine.keySet());
    }
    return held;
  }

  private void place(Run run, String id, Verdict verdict) {
    if (verdict instanceof Verdict.Loaded loaded) {
      Fact old = facts.put(id, loaded.fact());
      String change =
          old == null ? "inserted" : old.equals(loaded.fact()) ? "unchanged" : "updated";
      run.count("loaded", change);
      leaveQuarantine(id, "LOADED");
    } else if (verdict instanceof Verdict.Excluded excluded) {
      run.count("excluded");
      run.countExclusion(excluded.reason());
      retire(run, id);
      leaveQuarantine(id, "EXCLUDED");
    } else if (verdict instanceof Verdict.Rejected rejected) {
      run.count("rejected");
      retire(run, id);
      quarantine.put(id, new Reject(rejected.code(), rejected.agency(), rejected.reason()));
    }
  }

  private void retire(Run run, String id) {
    if (facts.remove(id) != null) {
      run.count("retired");
    }
  }

  private void leaveQuarantine(String id, String how) {
    Reject left = quarantine.remove(id);
    if (left != null) {
      resolutions.merge(new Resolution(id, left.reason(), how), 1L, Long::sum);
    }
  }

  private Cells monthsByAgency(LocalDate lastPublished) {
    return FactSums.daily(facts.values(), lastPublished)
        .groupedBy(cell -> cell.inMonth().withoutProcedure());
  }

  /** Months before the one that precedes D's, as far as they had been published before this run. */
  private void restate(
      LocalDate businessDate, LocalDate publishedBefore, Cells before, Cells after) {
    if (publishedBefore == null) {
      return;
    }
    LocalDate firstFree = businessDate.withDayOfMonth(1).minusMonths(1);
    Set<Cell> months = new HashSet<>();
    before.forEach((cell, measures) -> months.add(cell));
    after.forEach((cell, measures) -> months.add(cell));
    for (Cell month : months) {
      if (month.date().isBefore(firstFree) && !month.date().isAfter(publishedBefore)) {
        for (String measure : CanonicalTable.FACT_DOSSIER_MONTHLY.valueColumns()) {
          long old = before.at(month).getOrDefault(measure, 0L);
          long now = after.at(month).getOrDefault(measure, 0L);
          if (old != now) {
            restatements.add(new Restatement(runs.size(), month, measure, old, now));
          }
        }
      }
    }
  }
}
