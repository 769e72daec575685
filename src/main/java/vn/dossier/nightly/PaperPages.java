package vn.dossier.nightly;

import java.util.List;
import vn.dossier.classify.PaperRules;
import vn.dossier.classify.RawPaper;
import vn.dossier.nightly.KeysetReader.Page;
import vn.dossier.source.DossierSource;
import vn.dossier.source.PaperSource;
import vn.dossier.warehouse.ChangedBuckets;
import vn.dossier.warehouse.PaddedCodes;
import vn.dossier.warehouse.WorkingState;

/** Pages of the papers that count: all, or those of the buckets that a run reads. */
final class PaperPages implements KeysetReader.Query<RawPaper> {

  private final PaperSource papers;
  private final DossierSource dossiers;
  private final PaperRules rules;
  private final WorkingState working;
  private final ChangedBuckets buckets;
  private final PaddedCodes padded;
  private final boolean changesOnly;
  private final int limit;
  private List<Integer> changed;

  /**
   * @param limit rows of a page
   */
  PaperPages(
      PaperSource papers,
      DossierSource dossiers,
      PaperRules rules,
      WorkingState working,
      ChangedBuckets buckets,
      PaddedCodes padded,
      boolean changesOnly,
      int limit) {
    this.papers = papers;
    this.dossiers = dossiers;
    this.rules = rules;
    this.working = working;
    this.buckets = buckets;
    this.padded = padded;
    this.changesOnly = changesOnly;
    this.limit = limit;
  }

  @Override
  public Page<RawPaper> after(String key) {
    if (changed == null) {
      changed = buckets.all();
    }
    if (changesOnly && changed.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    if (key == null) {
      begin();
    }
    List<RawPaper> rows = changesOnly ? papers.page(changed, key, limit) : papers.page(key, limit);
    return Page.of(rows, rows.stream().filter(rules::counts).toList(), limit, RawPaper::id);
  }

  private void begin() {
    padded.replace(dossiers.paddedCodes(), changesOnly);
    changed = buckets.all();
    working.forgetDigitisedResults(changesOnly);
  }
}
