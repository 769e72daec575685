package vn.dossier.checksum;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntSupplier;

/**
 * What a run has read of the source: the checksums of its rows, which the source computed in the
 * very statements that gave the rows. Whoever changes a row and changes it back while a run reads
 * leaves the checksums of the source as they were, but not these. Safe for use by several threads.
 */
public sealed class ReadRows permits RowJournal {

  /** Of a run that compares nothing. */
  public static final ReadRows NONE = new ReadRows(false);

  private final RowSums sums;
  private final SeenKeys scanned;
  private final SeenKeys lookedUp;
  private final SeenKeys codes;
  private final AtomicLongArray answers;
  private final BitSet unproven = new BitSet();
  private final Map<Long, Children> repeated = new ConcurrentHashMap<>();

  /**
   * What the later readings of a code have found that several dossiers share; the first is what
   * they leave of all sums.
   *
   * @param bucket of the code
   * @param differ whether they differ among themselves
   */
  private record Children(int bucket, Long components, Long payments, boolean differ) {

    Children components(long sum) {
      return new Children(bucket, sum, payments, differ || components != null && components != sum);
    }

    Children payments(long sum) {
      return new Children(bucket, components, sum, differ || payments != null && payments != sum);
    }

    boolean are(long componentsNow, long paymentsNow) {
      return !differ
          && (components == null || components == componentsNow)
          && (payments == null || payments == paymentsNow);
    }
  }

  ReadRows(boolean kept) {
    sums = kept ? new RowSums() : null;
    scanned = kept ? SeenKeys.rough() : null;
    lookedUp = kept ? SeenKeys.rough() : null;
    codes = kept ? SeenKeys.precise() : null;
    answers = kept ? new AtomicLongArray(CodeBucket.COUNT + 1) : null;
  }

  /** Of a run that has read nothing yet. */
  public static ReadRows kept() {
    return new ReadRows(true);
  }

  /** Whether anything is kept; else no statement need give the checksums of its rows. */
  public boolean isKept() {
    return sums != null;
  }

  /**
   * The scan read a dossier that is in scope.
   *
   * @param stored its code as stored
   * @param code its code, trimmed
   */
  public void scanned(String id, String stored, String code, long checksum) {
    scanned.add(id);
    dossier(id, stored, code, checksum);
  }

  /** The scan of another process read what it wrote down. */
  public void scannedElsewhere(byte[] journal) {
    for (ByteBuffer rows = ByteBuffer.wrap(journal); rows.hasRemaining(); ) {
      RowJournal.Row row = RowJournal.Row.read(rows);
      scanned.add(row.id());
      sums.addDossiers(row.bucket(), row.checksum());
      if (row.hasCode()) {
        code(row.code(), row::codeBucket);
        if (row.hasChildren()) {
          repeated.computeIfPresent(
              row.code(),
              (key, children) -> children.components(row.components()).payments(row.payments()));
          sums.addComponents(row.codeBucket(), row.components());
          sums.addPayments(row.codeBucket(), row.payments());
        }
      }
    }
  }

  /** A dossier was asked for by its id; it may be in scope no more, or gone. */
  public void askedFor(String id) {
    lookedUp.add(id);
  }

  /** One that was asked for was found. */
  public void lookedUp(String id, String stored, String code, long checksum) {
    dossier(id, stored, code, checksum);
  }

  private void dossier(String id, String stored, String code, long checksum) {
    sums.addDossiers(CodeBucket.ofStored(stored, id), checksum);
    if (code != null) {
      code(KeyHash.of(code), () -> CodeBucket.of(code, null));
    }
  }

  private void code(long code, IntSupplier bucket) {
    // Of two threads that add the same code one must find it
    synchronized (codes) {
      if (codes.mayContain(code)) {
        repeated.putIfAbsent(code, new Children(bucket.getAsInt(), null, null, false));
      }
      codes.add(code);
    }
  }

  /**
   * Components of a code were read.
   *
   * @param sum of the checksums of their rows
   * @param dossiers how many read them, which share the code
   */
  public void components(String code, long sum, int dossiers) {
    if (!repeated.isEmpty()) {
      repeated.computeIfPresent(KeyHash.of(code), (key, children) -> children.components(sum));
    }
    if (sum != 0) {
      sums.addComponents(CodeBucket.of(code, null), sum * dossiers);
    }
  }

  /** Payment requests of a code were read for its dossiers. */
  public void payments(String code, long sum, int dossiers) {
    if (!repeated.isEmpty()) {
      repeated.computeIfPresent(KeyHash.of(code), (key, children) -> children.payments(sum));
    }
    if (sum != 0) {
      sums.addPayments(CodeBucket.of(code, null), sum * dossiers);
    }
  }

  /** A payment request was read as one that may be collected. */
  public void collected(String link, String id, long checksum) {
    sums.addCollected(CodeBucket.of(link, id), checksum);
  }

  /** A paper was read. */
  public void paper(String link, String id, long checksum) {
    sums.addPapers(CodeBucket.ofStored(link, id), checksum);
  }

  /** Whether a dossier was read under this code; of those that were not, a few are taken for it. */
  public boolean mayHaveRead(String id, String code) {
    return isKept()
        && (scanned.mayContain(id) || lookedUp.mayContain(id))
        && codes.mayContain(code);
  }

  /**
   * A paper was classified by whether any dossier has the code that it names.
   *
   * @param held whether one has
   * @param proven whether that is one which was read under this code; else only a look at all
   *     dossiers of the bucket can tell whether the source stands for the answer
   */
  public void answered(String link, boolean held, boolean proven) {
    if (!isKept()) {
      return;
    }
    int bucket = CodeBucket.ofStored(link, null);
    answers.addAndGet(bucket, answer(link, held));
    if (!proven) {
      synchronized (unproven) {
        unproven.set(bucket);
      }
    }
  }

  /** A number for an answer; those of a bucket are added up. */
  public static long answer(String link, boolean held) {
    return KeyHash.of(link) * (held ? 0x9e3779b97f4a7c15L : 0xc2b2ae3d27d4eb4fL);
  }

  /**
   * Whether the children of a code may have been read several times, each time as they were then.
   */
  public boolean isRepeated(String code) {
    return repeated.containsKey(KeyHash.of(code));
  }

  /** The buckets of these codes; their sums alone cannot tell one reading from another. */
  public BitSet repeated() {
    BitSet buckets = new BitSet();
    repeated.values().forEach(children -> buckets.set(children.bucket()));
    return buckets;
  }

  /**
   * What else than this a reading of such codes has found, by bucket.
   *
   * @param components sums by hash of the code ({@link KeyHash})
   */
  public BitSet readOtherwise(Map<Long, Long> components, Map<Long, Long> payments) {
    BitSet buckets = new BitSet();
    repeated.forEach(
        (code, children) -> {
          if (!children.are(components.getOrDefault(code, 0L), payments.getOrDefault(code, 0L))) {
            buckets.set(children.bucket());
          }
        });
    return buckets;
  }

  /** The answers that were given in a bucket, added up. */
  public long answers(int bucket) {
    return answers.get(bucket);
  }

  /** The buckets with answers that no dossier proves which was read. */
  public BitSet unproven() {
    synchronized (unproven) {
      return (BitSet) unproven.clone();
    }
  }

  /**
   * Whether a dossier was read; of those that were not, a few are taken for read.
   *
   * @param inScope whether the scan had to see it; old ones are looked up, if at all
   */
  public boolean mayHaveRead(String dossierId, boolean inScope) {
    return lookedUp.mayContain(dossierId) || inScope && scanned.mayContain(dossierId);
  }

  /** The checksums of the rows by bucket. */
  public RowSums sums() {
    return sums;
  }
}
