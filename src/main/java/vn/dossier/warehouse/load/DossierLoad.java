package vn.dossier.warehouse.load;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.dimension.DateStore;
import vn.dossier.warehouse.run.RunCounters;
import vn.dossier.warehouse.run.RunPlan;

/**
 * Writes a chunk of classified dossiers: a dossier ends in exactly one place, a fact, quarantine or
 * neither, and leaves the other in the same transaction. What is as it was is not written.
 */
public final class DossierLoad {

  private final JdbcTemplate warehouse;
  private final FactStore facts;
  private final RejectStore rejects;
  private final LongIds longIds;
  private final VerdictHistory history;
  private final UnpublishedFacts unpublished;
  private final DateStore dates;
  private final RunCounters counters;
  private final long jobExecutionId;
  private final String partition;
  private final LocalDate recountedUpTo;
  private final Scope lookedUp;
  private final boolean comparesAll;
  private final boolean notesWritten;
  private final Clock clock;

  /**
   * @param jobExecutionId execution that writes
   * @param partition name of the step execution; keeps partitions out of each other's way
   * @param lookedUp whether the dossiers were looked up, and not scanned
   */
  public DossierLoad(
      JdbcTemplate warehouse,
      RunCounters counters,
      RunPlan plan,
      long jobExecutionId,
      String partition,
      boolean lookedUp,
      Clock clock) {
    this.warehouse = warehouse;
    this.facts = new FactStore(warehouse);
    this.rejects = new RejectStore(warehouse);
    this.longIds = new LongIds(warehouse);
    this.history = new VerdictHistory(warehouse);
    this.unpublished = new UnpublishedFacts(warehouse);
    this.dates = new DateStore(warehouse, partition);
    this.counters = counters;
    this.jobExecutionId = jobExecutionId;
    this.partition = partition;
    this.recountedUpTo = plan.verifyAll() ? plan.reach() : null;
    this.lookedUp = lookedUp ? plan.scope() : null;
    this.comparesAll = plan.comparesAll();
    // What it has not met is counted as the rest of all facts
    this.notesWritten = plan.changesOnly();
    this.clock = clock;
  }

  /** Call within the transaction of the chunk. */
  public void write(List<? extends ClassifiedDossier> dossiers) {
    if (dossiers.isEmpty()) {
      return;
    }
    List<String> ids = dossiers.stream().<String>map(ClassifiedDossier::dossierId).toList();
    Map<String, RejectStore.Held> quarantined = rejects.held(ids);
    ChunkChanges changes =
        new ChunkChanges(
            facts.held(ids, comparesAll),
            quarantined.keySet(),
            counters.counts(),
            lookedUp,
            recountedUpTo);
    VerdictNotes notes = new VerdictNotes(warehouse);
    dossiers.forEach(notes::take);
    dossiers.forEach(changes::take);
    LocalDateTime now = LocalDateTime.now(clock);
    history.record(dossiers, changes, quarantined, jobExecutionId, now);
    facts.delete(changes.removals());
    facts.write(changes.upserts(), changes.updates(), jobExecutionId);
    facts.noteSeen(changes.seen());
    if (notesWritten) {
      facts.noteSeen(changes.written());
    }
    unpublished.note(changes);
    facts.touch(changes.cells(), changes.completions(), partition);
    longIds.note(dossiers);
    rejects.resolve(changes.resolved(), jobExecutionId, now);
    rejects.upsert(changes.rejected(), jobExecutionId, now);
    dates.note(changes.shownDates());
    notes.write(jobExecutionId);
    counters.store();
  }
}
