package vn.dossier.nightly.page;

import java.util.List;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.nightly.page.KeysetReader.Page;
import vn.dossier.source.PaymentSource;
import vn.dossier.warehouse.collect.SeenRequests;
import vn.dossier.warehouse.collect.StagedRequests;

/**
 * Pages of all requests in the buckets that changed, whenever they were collected: the writer tells
 * which days count. With the last page, staged requests of these buckets that none of the pages had
 * are removed: so all pages are read in one go.
 */
public final class ChangedPaymentPages implements KeysetReader.Query<RawPayment> {

  private final PaymentSource payments;
  private final StagedRequests staged;
  private final List<Integer> buckets;
  private final String marks;
  private final ReadRows read;
  private final int limit;
  private final SeenRequests seen = new SeenRequests();

  /**
   * @param read takes the checksums of the rows
   * @param limit rows of a page
   */
  public ChangedPaymentPages(
      PaymentSource payments,
      StagedRequests staged,
      List<Integer> buckets,
      ReadRows read,
      int limit) {
    this.payments = payments;
    this.staged = staged;
    this.buckets = buckets;
    this.marks = CodeBucket.marks(buckets);
    this.read = read;
    this.limit = limit;
  }

  @Override
  public Page<RawPayment> after(String key) {
    if (buckets.isEmpty()) {
      return Page.empty();
    }
    List<RawPayment> rows = payments.page(marks, key, limit, read);
    rows.forEach(payment -> seen.add(payment.id()));
    Page<RawPayment> page = Page.of(rows, RawPayment::id, rows, limit);
    if (page.last() == null) {
      staged.keep(seen, buckets);
    }
    return page;
  }
}
