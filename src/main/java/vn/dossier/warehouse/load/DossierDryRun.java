package vn.dossier.warehouse.load;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.warehouse.load.DryRunCounts.Month;
import vn.dossier.warehouse.publish.RetiredFacts;
import vn.dossier.warehouse.run.Counts;
import vn.dossier.warehouse.run.RunCounters.Kind;

/** Finds out what {@link DossierLoad} would write, by the same comparison, and only reads. */
public final class DossierDryRun {

  private static final String UNDATED = "";

  private final FactStore facts;
  private final RejectStore rejects;
  private final UnpublishedFacts unpublished;
  private final Counts counts = new Counts();

  /** Excluded and rejected dossiers by month; the others are counted by month anyway. */
  private final Counts byMonth = new Counts();

  /** By how much the run would change {@link RetiredFacts#byDate}. */
  private final SortedMap<LocalDate, Long> retired = new TreeMap<>();

  public DossierDryRun(JdbcTemplate warehouse) {
    this.facts = new FactStore(warehouse);
    this.rejects = new RejectStore(warehouse);
    this.unpublished = new UnpublishedFacts(warehouse);
  }

  /** Compares a chunk with what is held. */
  public void take(Collection<ClassifiedDossier> dossiers) {
    if (dossiers.isEmpty()) {
      return;
    }
    List<String> ids = dossiers.stream().map(ClassifiedDossier::dossierId).toList();
    ChunkChanges changes =
        new ChunkChanges(facts.held(ids, false), rejects.held(ids).keySet(), counts);
    for (ClassifiedDossier classified : dossiers) {
      changes.take(classified);
      if (classified.verdict() instanceof Verdict.Excluded) {
        byMonth.count(Kind.EXCLUDED, month(classified));
      } else if (classified.verdict() instanceof Verdict.Rejected) {
        byMonth.count(Kind.REJECTED, month(classified));
      }
    }
    UnpublishedFacts.Change change = unpublished.change(changes.moves());
    count(change.added(), 1);
    count(change.struck(), -1);
  }

  private void count(List<UnpublishedFacts.Move> moves, long each) {
    moves.stream()
        .filter(UnpublishedFacts.Move::retires)
        .forEach(move -> retired.merge(move.acceptedDate(), each, Long::sum));
  }

  /** By how much a run that wrote all this would change {@link RetiredFacts#byDate}. */
  public SortedMap<LocalDate, Long> retired() {
    return retired;
  }

  /** What a run would count if it wrote all this. */
  public DryRunCounts result() {
    SortedSet<String> months = new TreeSet<>();
    for (Kind kind : List.of(Kind.INSERTED, Kind.UPDATED, Kind.RETIRED)) {
      months.addAll(counts.of(kind).keySet());
    }
    months.addAll(byMonth.of(Kind.EXCLUDED).keySet());
    months.addAll(byMonth.of(Kind.REJECTED).keySet());
    long loaded =
        counts.total(Kind.INSERTED) + counts.total(Kind.UPDATED) + counts.total(Kind.UNCHANGED);
    return new DryRunCounts(
        loaded + counts.total(Kind.EXCLUDED) + counts.total(Kind.REJECTED),
        counts.total(Kind.INSERTED),
        counts.total(Kind.UPDATED),
        counts.total(Kind.UNCHANGED),
        counts.total(Kind.RETIRED),
        counts.of(Kind.EXCLUDED),
        counts.of(Kind.REJECTED),
        months.stream().map(this::month).toList());
  }

  private Month month(String month) {
    return new Month(
        month.equals(UNDATED) ? null : month,
        of(counts, Kind.INSERTED, month),
        of(counts, Kind.UPDATED, month),
        of(counts, Kind.RETIRED, month),
        of(byMonth, Kind.EXCLUDED, month),
        of(byMonth, Kind.REJECTED, month));
  }

  private static long of(Counts counts, Kind kind, String month) {
    return counts.of(kind).getOrDefault(month, 0L);
  }

  private static String month(ClassifiedDossier classified) {
    LocalDate accepted = SourceDate.of(classified.dossier().acceptedAt()).date();
    return accepted == null ? UNDATED : YearMonth.from(accepted).toString();
  }
}
