package vn.dossier.warehouse.compare;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.compare.RulesCompared.Example;
import vn.dossier.warehouse.compare.RulesCompared.Figure;
import vn.dossier.warehouse.compare.RulesCompared.Flag;
import vn.dossier.warehouse.dimension.DryRunDimensions;
import vn.dossier.warehouse.load.ClassifiedDossier;
import vn.dossier.warehouse.load.FactRow;
import vn.dossier.warehouse.load.RejectStore;

/** Compares what other rules would store with what is stored, chunk by chunk, and only reads. */
public final class RulesComparison {

  private static final int EXAMPLES = 20;

  /** No flags: keys of the row, another form of a date, and what differs by definition. */
  private static final Set<String> NO_FLAGS =
      Set.of("dossier_id", "dossier_code", "accepted_month", "rule_set");

  /**
   * A dossier under both rules.
   *
   * @param now classified under the present rules
   * @param then classified under the others
   */
  public record Pair(ClassifiedDossier now, ClassifiedDossier then) {}

  private static final class Count {
    private long dossiers;
    private long bySource;
    private final List<Example> examples = new ArrayList<>();
  }

  private final JdbcTemplate warehouse;
  private final ScopeFacts facts;
  private final RejectStore rejects;
  private final ComparedFigures figures;
  private final Map<String, Count> flags = new LinkedHashMap<>();
  private LocalDate firstAccepted;
  private long read;
  private long movedOn;

  /**
   * @param reach the greatest business date published
   * @param then what the dimensions would be
   */
  public RulesComparison(JdbcTemplate warehouse, LocalDate reach, DryRunDimensions then) {
    this.warehouse = warehouse;
    this.facts = new ScopeFacts(warehouse);
    this.rejects = new RejectStore(warehouse);
    this.figures = new ComparedFigures(warehouse, reach, then.agencies());
  }

  /** Compares a chunk with what is held. */
  public void take(Collection<Pair> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    List<String> ids = pairs.stream().map(pair -> pair.then().dossierId()).toList();
    Map<String, Map<String, String>> held = facts.rows(ids);
    Map<String, RejectStore.Held> quarantined = rejects.held(ids);
    for (Pair pair : pairs) {
      String id = pair.then().dossierId();
      compare(pair, held.get(id), quarantined.get(id));
    }
  }

  private void compare(Pair pair, Map<String, String> held, RejectStore.Held quarantined) {
    note(pair.then());
    String verdict = held(held, quarantined);
    Map<String, String> rowNow = row(pair.now());
    Map<String, String> rowThen = row(pair.then());
    String verdictNow = verdict(pair.now());
    String dossier = name(pair.then(), held);
    figures.count(held, -1);
    figures.count(rowThen, 1);
    boolean moved = change("verdict", dossier, verdict, verdictNow, verdict(pair.then()));
    if (held != null && rowThen != null) {
      for (String column : FactRow.COLUMNS) {
        if (!NO_FLAGS.contains(column)) {
          String now = rowNow == null ? null : rowNow.get(column);
          moved |= change(column, dossier, held.get(column), now, rowThen.get(column));
        }
      }
    }
    movedOn += moved ? 1 : 0;
  }

  private void note(ClassifiedDossier classified) {
    if (classified.dossier() != null) {
      read++;
      LocalDate accepted = SourceDate.of(classified.dossier().acceptedAt()).date();
      if (accepted != null && (firstAccepted == null || accepted.isBefore(firstAccepted))) {
        firstAccepted = accepted;
      }
    }
  }

  /**
   * Counts a value that would change; returns whether the present rules would change it as well.
   */
  private boolean change(String flag, String dossier, String stored, String now, String then) {
    if (!Objects.equals(stored, then)) {
      Count count = flags.computeIfAbsent(flag, name -> new Count());
      count.dossiers++;
      count.bySource += Objects.equals(now, then) ? 1 : 0;
      if (count.examples.size() < EXAMPLES) {
        count.examples.add(new Example(dossier, stored, then));
      }
    }
    return !Objects.equals(stored, now);
  }

  private static String held(Map<String, String> held, RejectStore.Held quarantined) {
    if (held != null) {
      return "LOADED";
    }
    return quarantined == null ? "not held" : "REJECTED " + quarantined.reason();
  }

  // Who is excluded or gone is held nowhere: only where it leaves a place does it matter why
  private static String verdict(ClassifiedDossier classified) {
    if (classified.verdict() instanceof Verdict.Loaded) {
      return "LOADED";
    }
    return classified.verdict() instanceof Verdict.Rejected rejected
        ? "REJECTED " + rejected.reason()
        : "not held";
  }

  private static Map<String, String> row(ClassifiedDossier classified) {
    return classified.verdict() instanceof Verdict.Loaded loaded
        ? FactRow.byColumn(loaded.fact())
        : null;
  }

  private static String name(ClassifiedDossier classified, Map<String, String> held) {
    String code =
        classified.dossier() != null
            ? Codes.named(Whitespace.trim(classified.dossier().code()))
            : held == null ? null : Codes.named(held.get("dossier_code"));
    return code == null ? classified.dossierId() : code;
  }

  /**
   * What was found.
   *
   * @param scope what was read
   * @param month whose figures are shown although they stay; null for none
   */
  public RulesCompared result(Scope scope, YearMonth month, String rulesNow, String rulesThen) {
    List<Figure> shown =
        figures.figures().stream()
            .filter(f -> f.changes() || month != null && f.month().equals(month.toString()))
            .toList();
    return new RulesCompared(
        rulesNow,
        rulesThen,
        scope.from(),
        scope.to(),
        firstAccepted,
        read,
        movedOn,
        !warehouse
            .queryForList(
                """
                SELECT agency_key FROM etl_touched_cell
                WHERE partition_name NOT IN ('days', 'e-receipts', 'digitised-results') LIMIT 1
                """,
                Long.class)
            .isEmpty(),
        flags.entrySet().stream().map(e -> flag(e.getKey(), e.getValue())).toList(),
        shown);
  }

  private static Flag flag(String name, Count count) {
    return new Flag(name, count.dossiers, count.bySource, List.copyOf(count.examples));
  }
}
