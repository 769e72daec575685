package vn.dossier.source;

import vn.dossier.checksum.KeyHash;
import vn.dossier.classify.raw.RawComponent;

/**
 * What one pass over all components said of each link, and which links have payment requests: 17
 * bytes a link, for as many links as there is memory for. Of the others nothing is known, and they
 * are looked up. A hash of 64 bits stands for a link: among 2.5 million the chance that two of them
 * are taken for one is one in six million.
 *
 * <p>To be filled by one thread; then several may ask.
 *
 * @param <C> what takes the children of a link
 */
public final class ScannedChildren<C> {

  /** What becomes of components. */
  public interface Judge<C> {

    /**
     * What a component says, in at most seven bits; what several of a link say is put together by
     * OR.
     */
    int judge(RawComponent component);

    /** Gives the children of a link what their components said. */
    void add(C children, int said);
  }

  /** At most so many links are kept: 55 MB, and as much again while they are put anew. */
  private static final int MOST = 2_500_000;

  /** So many bytes of memory must there be for each. */
  private static final int BYTES = 72;

  private static final int REQUESTS = 0x80;

  private static final double ROOM = 1.3;

  /** Where there are too many links, so many of {@link #most} are kept. */
  private static final double STAY = 0.8;

  private final Judge<C> judge;
  private final int most;
  private long[] hashes;
  private long[] checksums;
  private byte[] said;
  private int size;

  /** Links whose hashes, in their lower half, are below. */
  private long bound = 1L << Integer.SIZE;

  /**
   * @param expected how many links there may be; more of them take no more memory
   */
  ScannedChildren(long expected, Judge<C> judge) {
    this(
        expected,
        (int) Math.min(MOST, Math.max(1, Runtime.getRuntime().maxMemory() / BYTES)),
        judge);
  }

  /**
   * @param most how many links are kept at most
   */
  ScannedChildren(long expected, int most, Judge<C> judge) {
    this.judge = judge;
    this.most = most;
    if (expected > most) {
      bound = (long) (bound * STAY * most / expected);
    }
    // Some belong to dossiers out of scope, or to none
    allocate(slots(expected + expected / 10));
  }

  private void allocate(int slots) {
    hashes = new long[slots];
    checksums = new long[slots];
    said = new byte[slots];
    size = 0;
  }

  /** Takes a component. */
  void add(RawComponent component, long checksum) {
    long hash = hash(component.link());
    makeRoom();
    if (isKnown(hash)) {
      int slot = put(hash);
      checksums[slot] += checksum;
      said[slot] |= (byte) judge.judge(component);
    }
  }

  /** Takes the link of a payment request. */
  void addRequest(String link) {
    long hash = hash(link);
    makeRoom();
    if (isKnown(hash)) {
      said[put(hash)] |= (byte) REQUESTS;
    }
  }

  private static long hash(String link) {
    long hash = KeyHash.of(link);
    return hash == 0 ? 1 : hash;
  }

  private boolean isKnown(long hash) {
    return (hash & 0xFFFF_FFFFL) < bound;
  }

  /** Whether all is known of a link; else it must be looked up. */
  boolean knows(String link) {
    return isKnown(hash(link));
  }

  /**
   * Gives the children of a link that is known what its components said.
   *
   * @return the sum of the checksums of their rows
   */
  long components(String link, C children) {
    int slot = slot(hash(link));
    judge.add(children, said[slot] & REQUESTS - 1);
    return checksums[slot];
  }

  /** Whether a link that is known has payment requests. */
  boolean hasRequests(String link) {
    return (said[slot(hash(link))] & REQUESTS) != 0;
  }

  // The slot of a hash, or a free one
  private int slot(long hash) {
    int slot = (int) ((hash >>> Integer.SIZE) * hashes.length >>> Integer.SIZE);
    while (hashes[slot] != hash && hashes[slot] != 0) {
      slot = slot + 1 == hashes.length ? 0 : slot + 1;
    }
    return slot;
  }

  private int put(long hash) {
    int slot = slot(hash);
    if (hashes[slot] == 0) {
      hashes[slot] = hash;
      size++;
    }
    return slot;
  }

  // Before a link is put, so that there is always a free slot
  private void makeRoom() {
    if (size * ROOM < hashes.length - 1) {
      return;
    }
    boolean full = size >= most;
    if (full) {
      bound = (long) (bound * STAY);
    }
    long[] oldHashes = hashes;
    long[] oldChecksums = checksums;
    byte[] oldSaid = said;
    allocate(full ? hashes.length : slots(2L * size));
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0 && isKnown(oldHashes[i])) {
        int slot = put(oldHashes[i]);
        checksums[slot] = oldChecksums[i];
        said[slot] = oldSaid[i];
      }
    }
  }

  private int slots(long links) {
    return (int) (ROOM * Math.min(most, Math.max(links, 1))) + 2;
  }
}
