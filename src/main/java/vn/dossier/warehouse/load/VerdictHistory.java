package vn.dossier.warehouse.load;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.Verdict;

/**
 * etl_verdict_history: a row where a run classifies a dossier differently than the warehouse holds
 * it, as far as published figures are made of it. Whoever is held for the first time leaves no row,
 * so a first load pays nothing.
 */
final class VerdictHistory {

  /** The columns that say in which cell a fact counts, and as what. */
  static final List<String> COUNTED =
      List.of(
          """
          agency_key procedure_key accepted_date finished_date channel channel_missing online
          online_766 component_digitised result_due result_digitised digitised_766 reused
          obligation obligation_pending exempt cashless non_cash withdrawn is_open timeliness
          amount_due amount_online
          """
              .split("\\s+"));

  // The warehouse holds it in no place, though it once did
  private static final String NONE = "NONE";

  private static final String HELD =
      """
      SELECT dossier_id, dossier_code, job_execution_id, agency_key, procedure_key, accepted_date,
        finished_date, channel, channel_missing, online, online_766, component_digitised, result_due,
        result_digitised, digitised_766, reused, obligation, obligation_pending, exempt, cashless,
        non_cash, withdrawn, is_open, timeliness, amount_due, amount_online
      FROM fact_dossier
      WHERE dossier_id IN (:ids)
      """;

  private static final String KNOWN =
      "SELECT DISTINCT dossier_id FROM etl_verdict_history WHERE dossier_id IN (:ids)";

  private static final String INSERT =
      """
      INSERT INTO etl_verdict_history (dossier_id, dossier_code, job_execution_id, changed_at,
        verdict_before, reason_before, since_run, verdict, reason, counted_before, counted)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /**
   * One side of a change.
   *
   * @param code as quarantine and history keep it
   * @param run the run that wrote it; null when unknown
   * @param counted the counted columns of a fact; null when there is none
   */
  private record Side(
      String verdict, String reason, String code, Long run, Map<String, String> counted) {}

  private final JdbcTemplate warehouse;
  private final NamedParameterJdbcTemplate named;
  private Boolean empty;

  VerdictHistory(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
    this.named = new NamedParameterJdbcTemplate(warehouse);
  }

  /**
   * Writes what a chunk changes; call within its transaction, before the facts are written.
   *
   * @param heldRejects what is in quarantine of the chunk's dossiers
   */
  void record(
      Collection<? extends ClassifiedDossier> dossiers,
      ChunkChanges changes,
      Map<String, RejectStore.Held> heldRejects,
      long jobExecutionId,
      LocalDateTime now) {
    if (heldRejects.isEmpty()
        && changes.removals().isEmpty()
        && changes.updates().isEmpty()
        && isEmpty()) {
      // Nothing was held of anybody, as in a first load
      return;
    }
    Map<String, FactRow> upserts = new HashMap<>();
    changes.upserts().forEach(row -> upserts.put(row.fact().dossierId(), row));
    Map<String, Side> before = before(changes, heldRejects);
    Set<String> returned = returned(upserts.keySet(), changes, before.keySet());
    returned.forEach(id -> before.put(id, new Side(NONE, null, null, null, null)));
    List<Object[]> rows = new ArrayList<>();
    for (ClassifiedDossier classified : dossiers) {
      Side old = before.get(classified.dossierId());
      if (old != null) {
        Side after = after(classified, upserts.get(classified.dossierId()), old);
        if (differ(old, after)) {
          rows.add(row(classified.dossierId(), old, after, jobExecutionId, now));
        }
      }
    }
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(INSERT, rows);
    }
  }

  private Map<String, Side> before(
      ChunkChanges changes, Map<String, RejectStore.Held> heldRejects) {
    Map<String, Side> before = new HashMap<>();
    heldRejects.forEach(
        (id, held) ->
            before.put(
                id, new Side("REJECTED", held.reason(), held.code(), held.firstSeenRun(), null)));
    Set<String> ids = new LinkedHashSet<>(changes.removals());
    ids.addAll(changes.updates());
    if (!ids.isEmpty()) {
      named.query(
          HELD,
          Map.of("ids", ids),
          rs -> {
            Map<String, String> counted = new LinkedHashMap<>();
            for (String column : COUNTED) {
              counted.put(column, rs.getString(column));
            }
            before.put(
                rs.getString("dossier_id"),
                new Side(
                    "LOADED",
                    null,
                    Codes.held(rs.getString("dossier_code")),
                    rs.getLong("job_execution_id"),
                    counted));
          });
    }
    return before;
  }

  // Who comes back after having been excluded or gone; nobody can while there is no history at all
  private Set<String> returned(Set<String> upserts, ChunkChanges changes, Set<String> held) {
    Set<String> placed = new LinkedHashSet<>(upserts);
    changes.rejected().forEach(reject -> placed.add(reject.dossierId()));
    placed.removeAll(held);
    if (placed.isEmpty() || isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(named.queryForList(KNOWN, Map.of("ids", placed), String.class));
  }

  private boolean isEmpty() {
    if (empty == null) {
      empty =
          warehouse
              .queryForList("SELECT change_id FROM etl_verdict_history LIMIT 1", Long.class)
              .isEmpty();
    }
    return empty;
  }

  private static Side after(ClassifiedDossier classified, FactRow upsert, Side before) {
    Verdict verdict = classified.verdict();
    if (verdict == null) {
      return new Side("GONE", null, before.code(), null, null);
    }
    String code = Codes.held(Whitespace.trim(classified.dossier().code()));
    if (verdict instanceof Verdict.Excluded excluded) {
      return new Side("EXCLUDED", excluded.reason().name(), code, null, null);
    }
    if (verdict instanceof Verdict.Rejected rejected) {
      return new Side("REJECTED", rejected.reason().name(), code, null, null);
    }
    return new Side(
        "LOADED", null, code, null, upsert == null ? before.counted() : counted(upsert));
  }

  private static Map<String, String> counted(FactRow row) {
    Map<String, String> all = FactRow.byColumn(row.fact());
    Map<String, String> counted = new LinkedHashMap<>();
    COUNTED.forEach(column -> counted.put(column, all.get(column)));
    return counted;
  }

  private static boolean differ(Side before, Side after) {
    return !before.verdict().equals(after.verdict())
        || !Objects.equals(before.reason(), after.reason())
        || !Objects.equals(before.counted(), after.counted());
  }

  private static Object[] row(
      String id, Side before, Side after, long jobExecutionId, LocalDateTime now) {
    return new Object[] {
      id,
      after.code(),
      jobExecutionId,
      now,
      before.verdict(),
      before.reason(),
      before.run(),
      after.verdict(),
      after.reason(),
      text(before.counted(), after.counted()),
      text(after.counted(), before.counted())
    };
  }

  // What is the same on both sides says nothing
  private static String text(Map<String, String> counted, Map<String, String> other) {
    if (counted == null) {
      return null;
    }
    return counted.entrySet().stream()
        .filter(e -> other == null || !Objects.equals(e.getValue(), other.get(e.getKey())))
        .map(e -> e.getKey() + "=" + (e.getValue() == null ? "none" : e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
