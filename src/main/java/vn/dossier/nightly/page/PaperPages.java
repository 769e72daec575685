package vn.dossier.nightly.page;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.PaperRules;
import vn.dossier.classify.raw.RawPaper;
import vn.dossier.nightly.page.KeysetReader.Page;
import vn.dossier.rows.SideBySide;
import vn.dossier.source.DossierSource;
import vn.dossier.source.PaperSource;
import vn.dossier.warehouse.changes.ChangedBuckets;
import vn.dossier.warehouse.collect.PaddedCodes;
import vn.dossier.warehouse.run.WorkingState;

/** Pages of the papers that count: all, or those of the buckets that a run reads. */
public final class PaperPages implements KeysetReader.Query<RawPaper> {

  private final PaperSource papers;
  private final DossierSource dossiers;
  private final PaperRules rules;
  private final WorkingState working;
  private final ChangedBuckets buckets;
  private final PaddedCodes padded;
  private final boolean changesOnly;
  private final int limit;
  private final ReadRows read;
  private BitSet changed;
  private byte[] marks;

  /**
   * @param read takes the checksums of the rows
   * @param limit rows of a page
   */
  public PaperPages(
      PaperSource papers,
      DossierSource dossiers,
      PaperRules rules,
      WorkingState working,
      ChangedBuckets buckets,
      PaddedCodes padded,
      boolean changesOnly,
      ReadRows read,
      int limit) {
    this.papers = papers;
    this.dossiers = dossiers;
    this.rules = rules;
    this.working = working;
    this.buckets = buckets;
    this.padded = padded;
    this.changesOnly = changesOnly;
    this.read = read;
    this.limit = limit;
  }

  @Override
  public Page<RawPaper> after(String key) {
    if (changed == null) {
      changed = buckets.all();
    }
    if (changesOnly && changed.isEmpty()) {
      return Page.empty();
    }
    if (key == null) {
      begin();
    }
    if (changesOnly && marks == null) {
      marks = CodeBucket.marks(changed);
    }
    List<RawPaper> rows =
        changesOnly ? papers.page(marks, key, limit, read) : papers.page(key, limit, read);
    return Page.of(rows, RawPaper::id, rows.stream().filter(rules::counts).toList(), limit);
  }

  // The source looks for these codes while the warehouse forgets
  private void begin() {
    Set<String> links =
        SideBySide.run(dossiers::paddedLinks, () -> working.forgetDigitisedResults(changesOnly));
    padded.replace(links, changesOnly);
    BitSet all = buckets.all();
    if (all.cardinality() > changed.cardinality()) {
      working.forgetDigitisedResults(changesOnly);
    }
    changed = all;
  }
}
