package vn.dossier.warehouse.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.classify.value.HeldId;

/**
 * etl_long_id: the ids of dossiers that dossier_id cannot hold, by the {@link HeldId} that stands
 * for each, so that a dossier in quarantine can be looked up in the source.
 */
public final class LongIds {

  private static final String NOTE =
      """
      INSERT INTO etl_long_id (dossier_id, source_id) VALUES (?, ?)
      ON DUPLICATE KEY UPDATE source_id = VALUES(source_id)
      """;

  private static final String FIND =
      "SELECT dossier_id, source_id FROM etl_long_id WHERE dossier_id IN (:ids)";

  private final JdbcTemplate warehouse;

  public LongIds(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Notes those of a chunk; call within its transaction. */
  void note(Collection<? extends ClassifiedDossier> dossiers) {
    List<Object[]> rows = new ArrayList<>();
    for (ClassifiedDossier classified : dossiers) {
      if (classified.dossier() != null
          && !classified.dossierId().equals(classified.dossier().id())) {
        rows.add(new Object[] {classified.dossierId(), classified.dossier().id()});
      }
    }
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(NOTE, rows);
    }
  }

  /** The ids under which the source has dossiers of the warehouse, in the same order. */
  public List<String> inSource(List<String> held) {
    List<String> digests = held.stream().filter(HeldId::isDigest).toList();
    if (digests.isEmpty()) {
      return held;
    }
    Map<String, String> ids = new HashMap<>();
    new NamedParameterJdbcTemplate(warehouse)
        .query(
            FIND,
            Map.of("ids", digests),
            rs -> {
              ids.put(rs.getString("dossier_id"), rs.getString("source_id"));
            });
    return held.stream().map(id -> ids.getOrDefault(id, id)).toList();
  }
}
