package vn.dossier.checksum;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What a worker reads for the run of another process, written down: whoever commits a chunk takes
 * the rows of its dossiers, in the order in which they were read, and the run takes them in ({@link
 * ReadRows#scannedElsewhere}). Hashes stand for ids and codes. For one partition, in one thread.
 */
public final class RowJournal extends ReadRows {

  /** Bytes of a row. */
  public static final int ROW = 5 * Long.BYTES + 2 * Integer.BYTES + 1;

  private static final int HAS_CODE = 1;
  private static final int HAS_CHILDREN = 2;

  private final Deque<Entry> pending = new ArrayDeque<>();
  private final Map<Long, Sums> page = new HashMap<>();
  private boolean pageIsRead;

  /**
   * One dossier that was read.
   *
   * @param id hash of its id
   * @param bucket of its code as stored
   * @param checksum of its row
   * @param flags whether there is a code, and whether its children were read
   * @param code hash of its code, trimmed
   * @param codeBucket bucket of its children
   * @param components sum of the checksums of its components
   * @param payments the same of its payment requests
   */
  record Row(
      long id,
      int bucket,
      long checksum,
      byte flags,
      long code,
      int codeBucket,
      long components,
      long payments) {

    static Row read(ByteBuffer rows) {
      return new Row(
          rows.getLong(),
          rows.getInt(),
          rows.getLong(),
          rows.get(),
          rows.getLong(),
          rows.getInt(),
          rows.getLong(),
          rows.getLong());
    }

    boolean hasCode() {
      return (flags & HAS_CODE) != 0;
    }

    boolean hasChildren() {
      return (flags & HAS_CHILDREN) != 0;
    }
  }

  /** What hangs on a code, as a page found it. */
  private static final class Sums {
    private final long code;
    private final int bucket;
    private boolean read;
    private long components;
    private long payments;

    private Sums(String code) {
      this.code = KeyHash.of(code);
      this.bucket = CodeBucket.of(code, null);
    }
  }

  private record Entry(String id, int bucket, long checksum, Sums children) {

    void write(ByteBuffer rows) {
      rows.putLong(KeyHash.of(id)).putInt(bucket).putLong(checksum);
      if (children == null) {
        rows.put((byte) 0).putLong(0).putInt(0).putLong(0).putLong(0);
      } else {
        rows.put((byte) (HAS_CODE | (children.read ? HAS_CHILDREN : 0)))
            .putLong(children.code)
            .putInt(children.bucket)
            .putLong(children.components)
            .putLong(children.payments);
      }
    }
  }

  /** Of a partition of which nothing was read yet. */
  public RowJournal() {
    super(false);
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void scanned(String id, String stored, String code, long checksum) {
    if (pageIsRead) {
      page.clear();
      pageIsRead = false;
    }
    Sums children =
        code == null ? null : page.computeIfAbsent(KeyHash.of(code), hash -> new Sums(code));
    pending.add(new Entry(id, CodeBucket.ofStored(stored, id), checksum, children));
  }

  @Override
  public void components(String code, long sum, int dossiers) {
    Sums children = children(code);
    if (children != null) {
      children.components = sum;
    }
  }

  @Override
  public void payments(String code, long sum, int dossiers) {
    Sums children = children(code);
    if (children != null) {
      children.payments = sum;
    }
  }

  private Sums children(String code) {
    pageIsRead = true;
    Sums children = page.get(KeyHash.of(code));
    if (children != null) {
      children.read = true;
    }
    return children;
  }

  /**
   * The rows read so far that nobody has taken, which are forgotten here.
   *
   * @param last the id of the last dossier of a chunk; null for all that were read
   * @return empty when there are none
   */
  public byte[] take(String last) {
    int rows = last == null ? pending.size() : upTo(last);
    ByteBuffer taken = ByteBuffer.allocate(rows * ROW);
    for (int i = 0; i < rows; i++) {
      pending.remove().write(taken);
    }
    return taken.array();
  }

  private int upTo(String last) {
    int rows = 0;
    for (Entry entry : pending) {
      rows++;
      if (entry.id().equals(last)) {
        return rows;
      }
    }
    return 0;
  }
}
