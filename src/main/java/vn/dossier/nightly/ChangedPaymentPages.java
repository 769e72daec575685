package vn.dossier.nightly;

import java.util.List;
import vn.dossier.classify.RawPayment;
import vn.dossier.nightly.KeysetReader.Page;
import vn.dossier.source.PaymentSource;
import vn.dossier.warehouse.RequestsMet;
import vn.dossier.warehouse.RunPlan;
import vn.dossier.warehouse.StagedRequests;

/**
 * Pages of the same requests in the buckets that changed alone. With the last page, staged requests
 * of these buckets that none of the pages had are removed: so all pages are read in one go.
 */
final class ChangedPaymentPages implements KeysetReader.Query<RawPayment> {

  private final PaymentSource payments;
  private final StagedRequests staged;
  private final RunPlan plan;
  private final List<Integer> buckets;
  private final int limit;
  private final RequestsMet met = new RequestsMet();

  /**
   * @param limit rows of a page
   */
  ChangedPaymentPages(
      PaymentSource payments,
      StagedRequests staged,
      RunPlan plan,
      List<Integer> buckets,
      int limit) {
    this.payments = payments;
    this.staged = staged;
    this.plan = plan;
    this.buckets = buckets;
    this.limit = limit;
  }

  @Override
  public Page<RawPayment> after(String key) {
    if (buckets.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    List<RawPayment> rows =
        payments.page(plan.firstReceiptDay(), plan.lastReceiptDay(), buckets, key, limit);
    rows.forEach(payment -> met.add(payment.id()));
    Page<RawPayment> page = Page.of(rows, rows, limit, RawPayment::id);
    if (page.last() == null) {
      staged.keep(met, buckets);
    }
    return page;
  }
}
