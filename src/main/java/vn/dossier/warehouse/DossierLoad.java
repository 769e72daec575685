package vn.dossier.warehouse;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.classify.Blanks;
import vn.dossier.classify.DossierFact;
import vn.dossier.classify.SourceDate;
import vn.dossier.classify.Verdict;
import vn.dossier.classify.Warning;
import vn.dossier.warehouse.FactStore.Cell;
import vn.dossier.warehouse.RejectStore.Reject;
import vn.dossier.warehouse.RejectStore.Resolution;
import vn.dossier.warehouse.Tally.Kind;

/**
 * Writes a chunk of judgements: a dossier ends in exactly one place, a fact, quarantine or neither,
 * and leaves the other in the same transaction. What is as it was is not written.
 */
public final class DossierLoad {

  private final JdbcTemplate warehouse;
  private final FactStore facts;
  private final RejectStore rejects;
  private final DateStore dates;
  private final Tally tally;
  private final long jobExecutionId;
  private final String partition;
  private final Clock clock;

  /**
   * @param jobExecutionId execution that writes
   * @param partition name of the step execution; keeps partitions out of each other's way
   */
  public DossierLoad(
      JdbcTemplate warehouse, Tally tally, long jobExecutionId, String partition, Clock clock) {
    this.warehouse = warehouse;
    this.facts = new FactStore(warehouse);
    this.rejects = new RejectStore(warehouse);
    this.dates = new DateStore(warehouse, partition);
    this.tally = tally;
    this.jobExecutionId = jobExecutionId;
    this.partition = partition;
    this.clock = clock;
  }

  /** Belongs into the transaction of the chunk. */
  public void write(List<? extends Judgement> judgements) {
    if (judgements.isEmpty()) {
      return;
    }
    List<String> ids = judgements.stream().<String>map(Judgement::dossierId).toList();
    Changes changes = new Changes(facts.held(ids), rejects.held(ids), new VerdictNotes(warehouse));
    judgements.forEach(changes::take);
    changes.write();
    tally.store();
  }

  /** What one chunk changes. Sorted by key, so that no two transactions lock in opposite orders. */
  private final class Changes {

    private final Map<String, HeldFact> heldFacts;
    private final Set<String> heldRejects;
    private final Map<String, FactRow> upserts = new TreeMap<>();
    private final Set<String> removals = new TreeSet<>();
    private final Set<String> sightings = new TreeSet<>();
    private final Map<String, Reject> rejected = new TreeMap<>();
    private final Map<String, Resolution> resolved = new TreeMap<>();
    private final TreeSet<Cell> cells = new TreeSet<>();
    private final TreeSet<Cell> completions = new TreeSet<>();
    private final Set<LocalDate> shown = new TreeSet<>();
    private final VerdictNotes notes;

    private Changes(Map<String, HeldFact> heldFacts, Set<String> heldRejects, VerdictNotes notes) {
      this.heldFacts = heldFacts;
      this.heldRejects = heldRejects;
      this.notes = notes;
    }

    private void take(Judgement judgement) {
      String id = judgement.dossierId();
      Verdict verdict = judgement.verdict();
      if (verdict == null) {
        tally.count(Kind.GONE);
        retire(id);
        resolve(id, Resolution.GONE);
        return;
      }
      notes.take(judgement);
      if (verdict instanceof Verdict.Loaded loaded) {
        load(id, FactRow.of(loaded.fact()));
        resolve(id, Resolution.LOADED);
        for (Warning warning : loaded.warnings()) {
          tally.count(Kind.WARNING, warning.name());
        }
      } else if (verdict instanceof Verdict.Excluded excluded) {
        tally.count(Kind.EXCLUDED, excluded.reason().name());
        retire(id);
        resolve(id, Resolution.EXCLUDED);
      } else if (verdict instanceof Verdict.Rejected reject) {
        tally.count(Kind.REJECTED, reject.reason().name());
        retire(id);
        rejected.put(
            id,
            new Reject(
                id,
                Blanks.trim(judgement.dossier().code()),
                Blanks.trim(judgement.dossier().agencyCode()),
                reject.reason().name(),
                reject.detail(),
                SourceDate.of(judgement.dossier().acceptedAt()).date(),
                VerdictNotes.bucket(judgement.dossier())));
      }
    }

    private void load(String id, FactRow row) {
      HeldFact held = heldFacts.get(id);
      if (held != null && held.contentHash().equals(row.contentHash())) {
        tally.count(Kind.UNCHANGED);
        sightings.add(id);
        return;
      }
      tally.count(held == null ? Kind.INSERTED : Kind.UPDATED, month(row.fact().acceptedDate()));
      if (held != null) {
        touch(held);
      }
      upserts.put(id, row);
      touch(row.fact());
    }

    // What changes is counted by the month that it changes
    private static String month(LocalDate accepted) {
      return YearMonth.from(accepted).toString();
    }

    private void retire(String id) {
      HeldFact held = heldFacts.get(id);
      if (held != null) {
        tally.count(Kind.RETIRED, month(held.acceptedDate()));
        removals.add(id);
        touch(held);
      }
    }

    private void resolve(String id, Resolution resolution) {
      if (heldRejects.contains(id)) {
        resolved.put(id, resolution);
      }
    }

    private void touch(HeldFact held) {
      cells.add(new Cell(held.acceptedDate(), held.agencyKey(), held.procedureKey()));
      if (held.completedDate() != null) {
        completions.add(new Cell(held.completedDate(), held.agencyKey(), held.procedureKey()));
      }
    }

    private void touch(DossierFact fact) {
      shown.add(fact.acceptedDate());
      shown.add(FactRow.month(fact.acceptedDate()));
      cells.add(new Cell(fact.acceptedDate(), fact.agencyKey(), fact.procedureKey()));
      if (fact.dueDate() != null) {
        shown.add(fact.dueDate());
      }
      if (fact.finishedDate() != null) {
        shown.add(fact.finishedDate());
        if (!fact.withdrawn()) {
          completions.add(new Cell(fact.finishedDate(), fact.agencyKey(), fact.procedureKey()));
        }
      }
    }

    private void write() {
      LocalDateTime now = LocalDateTime.now(clock);
      facts.delete(removals);
      facts.upsert(new ArrayList<>(upserts.values()), jobExecutionId);
      facts.sight(sightings);
      facts.touch(cells, completions, partition);
      rejects.resolve(resolved, jobExecutionId, now);
      rejects.upsert(new ArrayList<>(rejected.values()), jobExecutionId, now);
      dates.note(shown);
      notes.write(jobExecutionId);
    }
  }
}
