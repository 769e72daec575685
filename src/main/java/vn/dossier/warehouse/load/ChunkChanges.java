package vn.dossier.warehouse.load;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.classify.verdict.Warning;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.dimension.MonthStart;
import vn.dossier.warehouse.load.FactStore.Cell;
import vn.dossier.warehouse.load.RejectStore.Reject;
import vn.dossier.warehouse.load.RejectStore.Resolution;
import vn.dossier.warehouse.load.UnpublishedFacts.Fate;
import vn.dossier.warehouse.load.UnpublishedFacts.Move;
import vn.dossier.warehouse.run.Counts;
import vn.dossier.warehouse.run.RunCounters.Kind;

/**
 * What the classified dossiers of one chunk change in what the warehouse holds of its dossiers.
 * Sorted by key, so that no two transactions lock in opposite orders.
 */
final class ChunkChanges {

  private final Map<String, StoredFact> heldFacts;
  private final Set<String> heldRejects;
  private final Map<String, FactRow> upserts = new TreeMap<>();
  private final Set<String> updates = new TreeSet<>();
  private final Set<String> removals = new TreeSet<>();
  private final Map<String, Move> moves = new TreeMap<>();
  private final Set<String> seen = new TreeSet<>();
  private final Map<String, Reject> rejected = new TreeMap<>();
  private final Map<String, Resolution> resolved = new TreeMap<>();
  private final TreeSet<Cell> cells = new TreeSet<>();
  private final TreeSet<Cell> completions = new TreeSet<>();
  private final Counts counts;
  private final Scope lookedUp;
  private final LocalDate recountedUpTo;
  private final Set<LocalDate> shown = new HashSet<>();

  /**
   * @param heldFacts the facts that are held of the chunk's dossiers
   * @param heldRejects which of them are in quarantine
   * @param counts goes on counting
   */
  ChunkChanges(Map<String, StoredFact> heldFacts, Set<String> heldRejects, Counts counts) {
    this(heldFacts, heldRejects, counts, null, null);
  }

  /**
   * @param lookedUp the scope of a run that looks these dossiers up: it looks at some again that
   *     are in it no more, and counts those of them that are as they were apart; null for a scan
   */
  ChunkChanges(
      Map<String, StoredFact> heldFacts,
      Set<String> heldRejects,
      Counts counts,
      Scope lookedUp,
      LocalDate recountedUpTo) {
    this.lookedUp = lookedUp;
    this.recountedUpTo = recountedUpTo;
    this.heldFacts = heldFacts;
    this.heldRejects = heldRejects;
    this.counts = counts;
  }

  void take(ClassifiedDossier classified) {
    String id = classified.dossierId();
    Verdict verdict = classified.verdict();
    if (lookedUp != null && isOutOfScopeAsBefore(id, verdict)) {
      counts.count(Kind.AGAIN);
    } else if (verdict == null) {
      counts.count(Kind.GONE);
      retire(id, Fate.GONE);
      resolve(id, Resolution.GONE);
    } else if (verdict instanceof Verdict.Loaded loaded) {
      load(id, FactRow.of(loaded.fact(), VerdictNotes.bucket(classified.dossier())));
      resolve(id, Resolution.LOADED);
      for (Warning warning : loaded.warnings()) {
        counts.count(Kind.WARNING, warning.name());
      }
    } else if (verdict instanceof Verdict.Excluded excluded) {
      counts.count(Kind.EXCLUDED, excluded.reason().name());
      retire(id, Fate.EXCLUDED);
      resolve(id, Resolution.EXCLUDED);
    } else if (verdict instanceof Verdict.Rejected reject) {
      counts.count(Kind.REJECTED, reject.reason().name());
      retire(id, Fate.REJECTED);
      rejected.put(
          id,
          new Reject(
              id,
              Codes.held(Whitespace.trim(classified.dossier().code())),
              Codes.named(Whitespace.trim(classified.dossier().agencyCode())),
              reject.reason().name(),
              reject.detail(),
              SourceDate.of(classified.dossier().acceptedAt()).date(),
              VerdictNotes.bucket(classified.dossier())));
    }
  }

  private boolean isOutOfScopeAsBefore(String id, Verdict verdict) {
    StoredFact held = heldFacts.get(id);
    if (verdict instanceof Verdict.Loaded loaded) {
      DossierFact fact = loaded.fact();
      return held != null
          && held.contentHash().equals(FactRow.contentHash(fact))
          && !fact.open()
          && !lookedUp.covers(fact.acceptedDate());
    }
    return !(verdict instanceof Verdict.Rejected) && held == null && !heldRejects.contains(id);
  }

  private void load(String id, FactRow row) {
    StoredFact held = heldFacts.get(id);
    if (held != null && held.is(row)) {
      counts.count(Kind.UNCHANGED);
      seen.add(id);
      return;
    }
    counts.count(held == null ? Kind.INSERTED : Kind.UPDATED, month(row.fact().acceptedDate()));
    if (held == null) {
      moves.put(id, new Move(id, Fate.NEW, row.fact().acceptedDate(), row.fact().agencyKey()));
    } else {
      updates.add(id);
      touch(held);
    }
    upserts.put(id, row);
    touch(row.fact());
  }

  // What changes is counted by the month that it changes
  private static String month(LocalDate accepted) {
    return YearMonth.from(accepted).toString();
  }

  private void retire(String id, Fate fate) {
    StoredFact held = heldFacts.get(id);
    if (held != null) {
      counts.count(Kind.RETIRED, month(held.acceptedDate()));
      removals.add(id);
      moves.put(id, new Move(id, fate, held.acceptedDate(), held.agencyKey()));
      touch(held);
    }
  }

  private void resolve(String id, Resolution resolution) {
    if (heldRejects.contains(id)) {
      resolved.put(id, resolution);
    }
  }

  private void touch(StoredFact held) {
    touch(cells, held.acceptedDate(), held.agencyKey(), held.procedureKey());
    if (held.completedDate() != null) {
      touch(completions, held.completedDate(), held.agencyKey(), held.procedureKey());
    }
  }

  private void touch(DossierFact fact) {
    shown.add(fact.acceptedDate());
    shown.add(MonthStart.of(fact.acceptedDate()));
    touch(cells, fact.acceptedDate(), fact.agencyKey(), fact.procedureKey());
    if (fact.dueDate() != null) {
      shown.add(fact.dueDate());
    }
    if (fact.finishedDate() != null) {
      shown.add(fact.finishedDate());
      if (!fact.withdrawn()) {
        touch(completions, fact.finishedDate(), fact.agencyKey(), fact.procedureKey());
      }
    }
  }

  // A run that recounts every cell it may show need not be told which ones: WorkingState notes it
  private void touch(Set<Cell> touched, LocalDate date, long agencyKey, long procedureKey) {
    if (recountedUpTo == null || date.isAfter(recountedUpTo)) {
      touched.add(new Cell(date, agencyKey, procedureKey));
    }
  }

  List<FactRow> upserts() {
    return List.copyOf(upserts.values());
  }

  /** Ids of the upserts. */
  Set<String> written() {
    return upserts.keySet();
  }

  /** Of the upserts, those of facts that are held. */
  Set<String> updates() {
    return updates;
  }

  Set<String> removals() {
    return removals;
  }

  /** Facts that come and facts that go. */
  Collection<Move> moves() {
    return moves.values();
  }

  Set<String> seen() {
    return seen;
  }

  TreeSet<Cell> cells() {
    return cells;
  }

  TreeSet<Cell> completions() {
    return completions;
  }

  List<Reject> rejected() {
    return List.copyOf(rejected.values());
  }

  Map<String, Resolution> resolved() {
    return resolved;
  }

  SortedSet<LocalDate> shownDates() {
    return new TreeSet<>(shown);
  }
}
