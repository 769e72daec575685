package vn.dossier.warehouse.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.dimension.MonthStart;
import vn.dossier.warehouse.run.RunLookup;

/**
 * etl_unpublished_fact: facts that came or went since the last publish, net. Nothing is noted until
 * the first publish, so a first load pays nothing.
 */
final class UnpublishedFacts {

  /** What became of a fact; all but NEW are retired. */
  enum Fate {
    NEW,
    GONE,
    EXCLUDED,
    REJECTED
  }

  /** A fact that came or went. */
  record Move(String dossierId, Fate fate, LocalDate acceptedDate, long agencyKey) {

    boolean retires() {
      return fate != Fate.NEW;
    }
  }

  /**
   * How a chunk changes the notes.
   *
   * @param struck notes of those that are again as published
   * @param added the others
   */
  record Change(List<Move> struck, List<Move> added) {}

  private static final String NOTED =
      """
      SELECT dossier_id, fate, accepted_date, agency_key FROM etl_unpublished_fact
      WHERE dossier_id IN (:ids)
      """;

  private static final String ADD =
      """
      INSERT INTO etl_unpublished_fact (dossier_id, fate, accepted_date, accepted_month, agency_key)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String STRIKE = "DELETE FROM etl_unpublished_fact WHERE dossier_id = ?";

  private final JdbcTemplate warehouse;
  private Boolean published;

  UnpublishedFacts(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Notes what a chunk changes; call within its transaction. */
  void note(ChunkChanges changes) {
    Change change = change(changes.moves());
    batch(STRIKE, change.struck().stream().map(m -> new Object[] {m.dossierId()}).toList());
    batch(
        ADD,
        change.added().stream()
            .map(
                m ->
                    new Object[] {
                      m.dossierId(),
                      m.fate().name(),
                      m.acceptedDate(),
                      MonthStart.of(m.acceptedDate()),
                      m.agencyKey()
                    })
            .toList());
  }

  /** What moves would change; writes nothing. */
  Change change(Collection<Move> moves) {
    Change change = new Change(new ArrayList<>(), new ArrayList<>());
    if (moves.isEmpty() || !anythingIsPublished()) {
      return change;
    }
    Map<String, Move> noted = noted(moves.stream().map(Move::dossierId).toList());
    for (Move move : moves) {
      Move before = noted.get(move.dossierId());
      if (before == null) {
        change.added().add(move);
      } else if (before.retires() != move.retires()) {
        change.struck().add(before);
      }
    }
    return change;
  }

  private Map<String, Move> noted(List<String> ids) {
    Map<String, Move> noted = new HashMap<>();
    new NamedParameterJdbcTemplate(warehouse)
        .query(
            NOTED,
            Map.of("ids", ids),
            rs -> {
              noted.put(
                  rs.getString("dossier_id"),
                  new Move(
                      rs.getString("dossier_id"),
                      Fate.valueOf(rs.getString("fate")),
                      rs.getObject("accepted_date", LocalDate.class),
                      rs.getLong("agency_key")));
            });
    return noted;
  }

  private boolean anythingIsPublished() {
    if (published == null) {
      published = new RunLookup(warehouse).publishedDate().isPresent();
    }
    return published;
  }

  private void batch(String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(sql, rows);
    }
  }
}
