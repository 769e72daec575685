package vn.dossier.fingerprint;

import java.util.BitSet;

/**
 * What a run has read of the source: the checksums of its rows, which the source computed in the
 * very statements that gave the rows. Whoever changes a row and changes it back while a run reads
 * leaves the checksums of the source as they were, but not these. Safe for use by several threads.
 */
public final class ReadRows {

  /** Of a run that compares nothing. */
  public static final ReadRows NONE = new ReadRows(false);

  private final RowSums sums;
  private final SeenKeys scanned;
  private final SeenKeys lookedUp;
  private final SeenKeys codes;
  private final BitSet doubtful = new BitSet();

  private ReadRows(boolean kept) {
    sums = kept ? new RowSums() : null;
    scanned = kept ? new SeenKeys() : null;
    lookedUp = kept ? new SeenKeys() : null;
    codes = kept ? new SeenKeys() : null;
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

  /** A dossier was looked up by its id, which may be in scope no more. */
  public void lookedUp(String id, String stored, String code, long checksum) {
    lookedUp.add(id);
    dossier(id, stored, code, checksum);
  }

  private void dossier(String id, String stored, String code, long checksum) {
    sums.addDossiers(CodeBucket.ofStored(stored, id), checksum);
    if (code != null) {
      codes.add(code);
    }
  }

  /**
   * A component was read.
   *
   * @param dossiers how many read it, which share its code
   */
  public void component(String link, long checksum, int dossiers) {
    sums.addComponents(CodeBucket.of(link, null), checksum * dossiers);
  }

  /** A payment request was read for its dossiers. */
  public void payment(String link, long checksum, int dossiers) {
    sums.addPayments(CodeBucket.of(link, null), checksum * dossiers);
  }

  /** A payment request was read as one that may be collected. */
  public void collected(String link, String id, long checksum) {
    sums.addCollected(CodeBucket.of(link, id), checksum);
  }

  /** A paper was read. */
  public void paper(String link, String id, long checksum) {
    sums.addPapers(CodeBucket.ofStored(link, id), checksum);
  }

  /**
   * A dossier was asked for by its code, for a paper. If it was read before under another code, one
   * of the two is not what the source stands for.
   */
  public void found(String id, String code) {
    if (isKept() && scanned.mayContain(id) && !codes.mayContain(code)) {
      doubt(code);
    }
  }

  /**
   * No dossier has this code, it was said for a paper; if one was read under it, that is doubtful.
   */
  public void notFound(String code) {
    if (isKept() && codes.mayContain(code)) {
      doubt(code);
    }
  }

  private void doubt(String code) {
    synchronized (doubtful) {
      doubtful.set(CodeBucket.ofStored(code, null));
    }
  }

  /** The buckets of which different statements read different states. */
  public BitSet doubtful() {
    synchronized (doubtful) {
      return (BitSet) doubtful.clone();
    }
  }

  /**
   * Whether a dossier was read; of those that were not, a few are taken for read.
   *
   * @param inScope whether the scan had to meet it; old ones are looked up, if at all
   */
  public boolean mayHaveRead(String dossierId, boolean inScope) {
    return lookedUp.mayContain(dossierId) || inScope && scanned.mayContain(dossierId);
  }

  /** The checksums of the rows by bucket. */
  public RowSums sums() {
    return sums;
  }
}
