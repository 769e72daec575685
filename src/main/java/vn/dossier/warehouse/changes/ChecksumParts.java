package vn.dossier.warehouse.changes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.checksum.Checksums;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.warehouse.sql.BulkInsert;

/** Checksums in their table: neighbouring buckets in a row, in binary; none of empty ones. */
final class ChecksumParts {

  /** Buckets per row: small enough for the packets of any server. */
  private static final int PART = 1 << 10;

  /** Rows per batch: half a megabyte of digits, which every server takes. */
  private static final int BATCH = 20;

  private static final String INSERT =
      "INSERT INTO etl_fingerprint (state, part, checksums, dossiers) VALUES (?, ?, ?, ?)";

  private static final String LOAD =
      """
      LOAD DATA LOCAL INFILE 'rows' INTO TABLE etl_fingerprint CHARACTER SET utf8mb4
        (state, part, @checksums, @dossiers)
        SET checksums = UNHEX(@checksums), dossiers = UNHEX(@dossiers)
      """;

  private static final String UNLIKE =
      """
      SELECT part, checksums, dossiers FROM etl_fingerprint f
      WHERE state = ? AND NOT EXISTS (
        SELECT 1 FROM etl_fingerprint o
        WHERE o.state = ? AND o.part = f.part AND o.checksums = f.checksums)
      """;

  private final JdbcTemplate warehouse;

  ChecksumParts(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  void write(String state, Checksums checksums) {
    List<Object[]> rows = rows(state, checksums);
    BulkInsert insert = new BulkInsert(warehouse, INSERT, LOAD);
    boolean local = BulkInsert.takesLocalData(warehouse);
    int size;
    for (int from = 0; from < rows.size(); from += size) {
      int left = rows.size() - from;
      // Of a batch the driver makes one text, digit by digit, and then another
      size = local && left >= BulkInsert.MANY ? BulkInsert.MANY : Math.min(BATCH, left);
      insert.write(rows.subList(from, from + size));
    }
  }

  /** Gives a state another name; what has that name is forgotten. */
  void rename(String state, String other) {
    forget(other);
    warehouse.update("UPDATE etl_fingerprint_set SET state = ? WHERE state = ?", other, state);
    warehouse.update("UPDATE etl_fingerprint SET state = ? WHERE state = ?", other, state);
  }

  void forget(String state) {
    warehouse.update("DELETE FROM etl_fingerprint_set WHERE state = ?", state);
    warehouse.update("DELETE FROM etl_fingerprint WHERE state = ?", state);
  }

  boolean isEmpty(String state) {
    return warehouse
        .queryForList("SELECT part FROM etl_fingerprint WHERE state = ? LIMIT 1", state)
        .isEmpty();
  }

  private static List<Object[]> rows(String state, Checksums all) {
    long[] checksums = all.checksums();
    int[] dossiers = all.dossiersByBucket();
    List<Object[]> parts = new ArrayList<>();
    for (int from = 0; from < checksums.length; from += PART) {
      int size = Math.min(PART, checksums.length - from);
      if (Arrays.stream(checksums, from, from + size).allMatch(checksum -> checksum == 0)) {
        continue;
      }
      ByteBuffer sums = ByteBuffer.allocate(size * Long.BYTES);
      sums.asLongBuffer().put(checksums, from, size);
      ByteBuffer counts = ByteBuffer.allocate(size * Integer.BYTES);
      counts.asIntBuffer().put(dossiers, from, size);
      parts.add(new Object[] {state, from / PART, sums.array(), counts.array()});
    }
    return parts;
  }

  Checksums read(String state) {
    return read("SELECT part, checksums, dossiers FROM etl_fingerprint WHERE state = ?", state);
  }

  /** The buckets in which two states differ; only the parts that do are read. */
  BitSet differing(String state, String other) {
    return read(UNLIKE, state, other).differing(read(UNLIKE, other, state));
  }

  private Checksums read(String sql, Object... states) {
    long[] checksums = new long[CodeBucket.COUNT + 1];
    int[] dossiers = new int[CodeBucket.COUNT + 1];
    warehouse.query(
        sql,
        rs -> {
          int from = rs.getInt("part") * PART;
          ByteBuffer sums = ByteBuffer.wrap(rs.getBytes("checksums"));
          sums.asLongBuffer().get(checksums, from, sums.capacity() / Long.BYTES);
          ByteBuffer counts = ByteBuffer.wrap(rs.getBytes("dossiers"));
          counts.asIntBuffer().get(dossiers, from, counts.capacity() / Integer.BYTES);
        },
        states);
    return Checksums.of(checksums, dossiers);
  }
}
