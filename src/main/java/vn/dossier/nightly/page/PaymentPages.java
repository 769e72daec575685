package vn.dossier.nightly.page;

import java.util.List;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.nightly.page.KeysetReader.Page;
import vn.dossier.source.PaymentSource;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.WorkingState;

/**
 * Pages of the requests collected in the days and receipt months of a run that reads them all.
 *
 * @param read takes the checksums of the rows
 * @param limit rows of a page
 */
public record PaymentPages(
    PaymentSource payments, WorkingState working, RunPlan plan, ReadRows read, int limit)
    implements KeysetReader.Query<RawPayment> {

  @Override
  public Page<RawPayment> after(String key) {
    if (key == null) {
      working.forgetCollections();
    }
    List<RawPayment> rows =
        payments.page(plan.firstReceiptDay(), plan.lastReceiptDay(), key, limit, read);
    return Page.of(rows, RawPayment::id, rows, limit);
  }
}
