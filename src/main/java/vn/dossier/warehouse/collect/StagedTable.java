package vn.dossier.warehouse.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.changes.ChangedBuckets;
import vn.dossier.warehouse.sql.BulkInsert;

/**
 * A table with at most one row per request, whose id is the first value of the row and whose bucket
 * is the second.
 */
final class StagedTable {

  private static final int BUCKET = 1;

  private final JdbcTemplate warehouse;
  private final NamedParameterJdbcTemplate named;
  private final BulkInsert insert;
  private final String held;
  private final RowMapper<Object[]> row;
  private final String delete;

  /**
   * @param held selects the rows of some requests (:ids)
   * @param row reads one of them, its values in the order of the columns
   * @param delete removes the rows of some requests (:ids)
   */
  StagedTable(
      JdbcTemplate warehouse,
      BulkInsert insert,
      String held,
      RowMapper<Object[]> row,
      String delete) {
    this.warehouse = warehouse;
    this.named = new NamedParameterJdbcTemplate(warehouse);
    this.insert = insert;
    this.held = held;
    this.row = row;
    this.delete = delete;
  }

  /** Adds rows of requests that have none. */
  void add(List<Object[]> rows) {
    insert.write(rows);
  }

  /**
   * Puts rows in the place of those that these requests have: what is the same stays.
   *
   * @return the rows that went and came
   */
  List<Object[]> replace(Collection<String> ids, List<Object[]> rows) {
    Map<Object, Object[]> before = byId(named.query(held, Map.of("ids", ids), row));
    Map<Object, Object[]> after = byId(rows);
    List<Object> gone = new ArrayList<>();
    List<Object[]> added = new ArrayList<>();
    List<Object[]> differing = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (String id : ids) {
      Object[] old = before.get(id);
      Object[] now = after.get(id);
      if (Arrays.equals(old, now)) {
        continue;
      }
      if (old != null) {
        gone.add(id);
        differing.add(old);
        if (now == null || !now[BUCKET].equals(old[BUCKET])) {
          left.add((Integer) old[BUCKET]);
        }
      }
      if (now != null) {
        added.add(now);
        differing.add(now);
      }
    }
    if (!gone.isEmpty()) {
      named.update(delete, Map.of("ids", gone));
    }
    insert.write(added);
    ChangedBuckets.unsettle(warehouse, left);
    return differing;
  }

  private static Map<Object, Object[]> byId(List<Object[]> rows) {
    Map<Object, Object[]> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row[0], row));
    return byId;
  }
}
