package vn.dossier.warehouse;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.fingerprint.CodeBucket;
import vn.dossier.fingerprint.RowSums;

/** etl_unread_checksum: what the rows that no run reads add to the checksums of their buckets. */
final class UnreadChecksums {

  /** Buckets per row, as in etl_fingerprint. */
  private static final int PART = 1 << 10;

  /** Rows per batch, as there. */
  private static final int BATCH = 20;

  private static final String UPSERT =
      """
      INSERT INTO etl_unread_checksum (part, mixed, added) VALUES (?, ?, ?)
      ON DUPLICATE KEY UPDATE mixed = VALUES(mixed), added = VALUES(added)
      """;

  private final JdbcTemplate warehouse;

  UnreadChecksums(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  RowSums read() {
    RowSums sums = new RowSums();
    warehouse.query(
        "SELECT part, mixed, added FROM etl_unread_checksum",
        rs -> {
          int from = rs.getInt("part") * PART;
          ByteBuffer mixed = ByteBuffer.wrap(rs.getBytes("mixed"));
          ByteBuffer added = ByteBuffer.wrap(rs.getBytes("added"));
          for (int bucket = from; mixed.hasRemaining(); bucket++) {
            sums.set(bucket, mixed.getLong(), added.getLong());
          }
        });
    return sums;
  }

  /** Writes the parts in which buckets have changed. */
  void write(RowSums sums, BitSet changed) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit((i / PART + 1) * PART)) {
      rows.add(row(sums, i / PART));
    }
    for (int from = 0; from < rows.size(); from += BATCH) {
      warehouse.batchUpdate(UPSERT, rows.subList(from, Math.min(rows.size(), from + BATCH)));
    }
  }

  private static Object[] row(RowSums sums, int part) {
    int from = part * PART;
    int size = Math.min(PART, CodeBucket.COUNT + 1 - from);
    ByteBuffer mixed = ByteBuffer.allocate(size * Long.BYTES);
    ByteBuffer added = ByteBuffer.allocate(size * Long.BYTES);
    for (int bucket = from; bucket < from + size; bucket++) {
      mixed.putLong(sums.mixed(bucket));
      added.putLong(sums.added(bucket));
    }
    return new Object[] {part, mixed.array(), added.array()};
  }
}
