package vn.dossier.nightly.page;

import java.util.BitSet;
import java.util.List;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.nightly.page.KeysetReader.Page;
import vn.dossier.source.PaymentSource;
import vn.dossier.warehouse.collect.HeldRequest;
import vn.dossier.warehouse.collect.SeenRequests;
import vn.dossier.warehouse.collect.StagedRequests;

/**
 * Pages of all requests in the buckets that changed, whenever they were collected: the writer tells
 * which days count. With the last page, staged requests of these buckets that none of the pages had
 * are removed, in the transaction of its chunk: so all pages are read in one go.
 */
public final class ChangedPaymentPages implements KeysetReader.Query<HeldRequest> {

  private final KeysetReader.Query<HeldRequest> pages;
  private final StagedRequests staged;
  private final BitSet buckets;
  private final SeenRequests seen = new SeenRequests();

  /**
   * @param pages all requests of the buckets; may be read ahead
   * @param buckets those that changed
   */
  public ChangedPaymentPages(
      KeysetReader.Query<HeldRequest> pages, StagedRequests staged, BitSet buckets) {
    this.pages = pages;
    this.staged = staged;
    this.buckets = buckets;
  }

  /**
   * The requests of some buckets, as the source has them.
   *
   * @param read takes the checksums of the rows
   * @param limit rows of a page
   */
  public static KeysetReader.Query<RawPayment> inSource(
      PaymentSource payments, BitSet buckets, ReadRows read, int limit) {
    byte[] marks = CodeBucket.marks(buckets);
    return key -> {
      List<RawPayment> rows = payments.page(marks, key, limit, read);
      return Page.of(rows, RawPayment::id, rows, limit);
    };
  }

  @Override
  public Page<HeldRequest> after(String key) {
    if (buckets.isEmpty()) {
      return Page.empty();
    }
    Page<HeldRequest> page = pages.after(key);
    page.items().forEach(request -> seen.add(request.id()));
    if (page.last() == null) {
      staged.keep(seen, buckets);
    }
    return page;
  }
}
