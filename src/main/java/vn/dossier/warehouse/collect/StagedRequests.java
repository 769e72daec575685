package vn.dossier.warehouse.collect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.rows.RowByRow;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.WorkingState;
import vn.dossier.warehouse.sql.BulkInsert;

/**
 * The requests that are counted, kept from night to night: stage_collection and stage_e_receipt;
 * and those that are not, for a number that cannot be: stage_request_fault. A night that reads only
 * what changed writes only rows that differ, and notes the cells which they leave and enter, in the
 * same transaction.
 */
public final class StagedRequests {

  /** So many requests are named in one statement: with ids of 64 letters, some 130 kB. */
  private static final int REQUESTS = 2_000;

  /** So many requests that are gone are kept in memory until they are removed. */
  private static final int GONE = 20_000;

  private static final String COLLECTION =
      """
      INSERT INTO stage_collection (request_id, code_bucket, collected_date, agency_key, procedure_key, method,
        dossier_id, amount, fee, charge)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String LOAD_COLLECTIONS =
      """
      LOAD DATA LOCAL INFILE 'rows' INTO TABLE stage_collection CHARACTER SET utf8mb4
        (request_id, code_bucket, collected_date, agency_key, procedure_key, method, dossier_id,
        amount, fee, charge)
      """;

  private static final String HELD_COLLECTIONS =
      """
      SELECT request_id, code_bucket, collected_date, agency_key, procedure_key, method, dossier_id,
        amount, fee, charge
      FROM stage_collection WHERE request_id IN (:ids)
      """;

  private static final String RECEIPT =
      """
      INSERT INTO stage_e_receipt (request_id, code_bucket, month_start, agency_key, provider)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String LOAD_RECEIPTS =
      """
      LOAD DATA LOCAL INFILE 'rows' INTO TABLE stage_e_receipt CHARACTER SET utf8mb4
        (request_id, code_bucket, month_start, agency_key, provider)
      """;

  private static final String HELD_RECEIPTS =
      """
      SELECT request_id, code_bucket, month_start, agency_key, provider
      FROM stage_e_receipt WHERE request_id IN (:ids)
      """;

  private static final String FAULT =
      "INSERT INTO stage_request_fault (request_id, code_bucket, collected_date) VALUES (?, ?, ?)";

  private static final String FORGET_FAULTS =
      "DELETE FROM stage_request_fault WHERE request_id IN (:ids)";

  // Each passes over all; a list of buckets would be searched for each row
  private static final List<String> STAGED_IN_BUCKETS =
      List.of(
          """
          SELECT request_id, code_bucket FROM stage_collection
          WHERE IFNULL(SUBSTRING(UNCOMPRESS(:packedMarks), 1 + code_bucket, 1), '1') = '1'
          """,
          """
          SELECT request_id, code_bucket FROM stage_e_receipt
          WHERE IFNULL(SUBSTRING(UNCOMPRESS(:packedMarks), 1 + code_bucket, 1), '1') = '1'
          """,
          """
          SELECT request_id, code_bucket FROM stage_request_fault
          WHERE IFNULL(SUBSTRING(UNCOMPRESS(:packedMarks), 1 + code_bucket, 1), '1') = '1'
          """);

  private final JdbcTemplate warehouse;
  private final NamedParameterJdbcTemplate named;
  private final NamedParameterJdbcTemplate rowByRow;
  private final StagedTable collections;
  private final StagedTable receipts;
  private final TouchedCollections touched;

  /**
   * @param plan the run that writes them
   */
  public StagedRequests(JdbcTemplate warehouse, RunPlan plan) {
    this.warehouse = warehouse;
    this.named = new NamedParameterJdbcTemplate(warehouse);
    this.rowByRow = new NamedParameterJdbcTemplate(new RowByRow(warehouse.getDataSource()));
    this.collections =
        new StagedTable(
            warehouse,
            new BulkInsert(warehouse, COLLECTION, LOAD_COLLECTIONS),
            HELD_COLLECTIONS,
            StagedRequests::collection,
            "DELETE FROM stage_collection WHERE request_id IN (:ids)");
    this.receipts =
        new StagedTable(
            warehouse,
            new BulkInsert(warehouse, RECEIPT, LOAD_RECEIPTS),
            HELD_RECEIPTS,
            StagedRequests::receipt,
            "DELETE FROM stage_e_receipt WHERE request_id IN (:ids)");
    this.touched = new TouchedCollections(warehouse, plan);
  }

  /**
   * Adds rows of a run that found none.
   *
   * @param collected values of stage_collection in the order of its columns
   * @param receipted the same of stage_e_receipt
   * @param faults the same of stage_request_fault
   */
  void add(List<Object[]> collected, List<Object[]> receipted, List<Object[]> faults) {
    collections.add(collected);
    receipts.add(receipted);
    write(faults);
  }

  private void write(List<Object[]> faults) {
    if (!faults.isEmpty()) {
      warehouse.batchUpdate(FAULT, faults);
    }
  }

  /**
   * Puts rows in the place of those that the requests have: what is the same stays.
   *
   * @param ids the requests as the warehouse knows them, whether they have rows or not
   */
  void replace(
      Collection<String> ids,
      List<Object[]> collected,
      List<Object[]> receipted,
      List<Object[]> faults) {
    if (ids.isEmpty()) {
      return;
    }
    touched.note(collections.replace(ids, collected));
    if (!receipts.replace(ids, receipted).isEmpty()) {
      new WorkingState(warehouse).touchReceipts();
    }
    named.update(FORGET_FAULTS, Map.of("ids", ids));
    write(faults);
  }

  /**
   * Removes the rows of requests that the source has no longer, in some buckets.
   *
   * @param seen all requests that it has in these buckets
   */
  public void keep(SeenRequests seen, BitSet buckets) {
    for (String staged : STAGED_IN_BUCKETS) {
      List<String> gone;
      do {
        gone = gone(staged, seen, buckets);
        slices(gone).forEach(ids -> replace(ids, List.of(), List.of(), List.of()));
        // Removed, they are not found again
      } while (gone.size() == GONE);
    }
  }

  private List<String> gone(String staged, SeenRequests seen, BitSet buckets) {
    return rowByRow.query(
        staged,
        Map.of("packedMarks", CodeBucket.marks(buckets)),
        rs -> {
          List<String> gone = new ArrayList<>();
          while (gone.size() < GONE && rs.next()) {
            String id = rs.getString("request_id");
            // A server that cannot unpack the marks gives the rows of all buckets
            if (buckets.get(rs.getInt("code_bucket")) && !seen.contains(id)) {
              gone.add(id);
            }
          }
          return gone;
        });
  }

  private static List<List<String>> slices(List<String> all) {
    List<List<String>> slices = new ArrayList<>();
    for (int i = 0; i < all.size(); i += REQUESTS) {
      slices.add(all.subList(i, Math.min(all.size(), i + REQUESTS)));
    }
    return slices;
  }

  private static Object[] collection(ResultSet rs, int row) throws SQLException {
    return new Object[] {
      rs.getString("request_id"),
      rs.getInt("code_bucket"),
      rs.getObject("collected_date", LocalDate.class),
      rs.getLong("agency_key"),
      rs.getLong("procedure_key"),
      rs.getString("method"),
      rs.getString("dossier_id"),
      rs.getLong("amount"),
      rs.getLong("fee"),
      rs.getLong("charge")
    };
  }

  private static Object[] receipt(ResultSet rs, int row) throws SQLException {
    return new Object[] {
      rs.getString("request_id"),
      rs.getInt("code_bucket"),
      rs.getObject("month_start", LocalDate.class),
      rs.getLong("agency_key"),
      rs.getString("provider")
    };
  }
}
