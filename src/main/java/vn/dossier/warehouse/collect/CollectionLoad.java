package vn.dossier.warehouse.collect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.classify.PaymentReading;
import vn.dossier.classify.PaymentRules;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Method;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.warehouse.collect.RequestHolders.Holder;
import vn.dossier.warehouse.dimension.DateStore;
import vn.dossier.warehouse.dimension.MonthStart;
import vn.dossier.warehouse.run.RunPlan;

/**
 * Writes the requests behind fact_collection_daily and fact_e_receipt_monthly, each once, under one
 * dossier (src/docs/rules.md). They are staged; aggregate-facts sums them.
 */
public final class CollectionLoad {

  private final StagedRequests staged;
  private final DateStore dates;
  private final PaymentRules rules;
  private final Catalogue catalogue;
  private final RunPlan plan;

  /**
   * @param partition name of the step execution
   */
  public CollectionLoad(
      JdbcTemplate warehouse,
      PaymentRules rules,
      Catalogue catalogue,
      RunPlan plan,
      String partition) {
    this.staged = new StagedRequests(warehouse, plan);
    this.dates = new DateStore(warehouse, partition);
    this.rules = rules;
    this.catalogue = catalogue;
    this.plan = plan;
  }

  /** Call within the transaction of the chunk. */
  public void write(List<? extends HeldRequest> requests) {
    List<Object[]> collections = new ArrayList<>();
    List<Object[]> receipts = new ArrayList<>();
    List<Object[]> faults = new ArrayList<>();
    TreeSet<LocalDate> shown = new TreeSet<>();
    for (HeldRequest request : requests) {
      RawPayment payment = request.payment();
      LocalDate day = PaymentRules.collectedDate(payment);
      if (day == null
          || day.isBefore(plan.firstReceiptDay())
          || day.isAfter(plan.lastReceiptDay())) {
        continue;
      }
      Holder holder = request.holder();
      // Receipts need whole months, collections just the days of the scope
      if (holder != null && plan.scope().covers(day)) {
        PaymentReading reading = rules.read(payment);
        if (reading.collected()) {
          collections.add(collection(payment, day, holder));
          shown.add(day);
        } else if (reading.paid() && reading.impossible() != null) {
          faults.add(new Object[] {HeldId.of(payment.id()), bucket(payment), day});
        }
      }
      if (rules.receipted(payment)) {
        Object[] receipt = receipt(payment, day, holder);
        if (receipt != null) {
          receipts.add(receipt);
          shown.add(MonthStart.of(day));
        }
      }
    }
    if (plan.changesOnly()) {
      // One that names another dossier now may still be staged in a bucket that is not read
      staged.replace(
          requests.stream().map(request -> HeldId.of(request.id())).toList(),
          collections,
          receipts,
          faults);
    } else {
      staged.add(collections, receipts, faults);
    }
    dates.note(shown);
  }

  private Object[] collection(RawPayment payment, LocalDate day, Holder holder) {
    Method method = rules.method(payment);
    return new Object[] {
      HeldId.of(payment.id()),
      bucket(payment),
      day,
      holder.agencyKey(),
      holder.procedureKey(),
      method.name(),
      holder.dossierId(),
      payment.amount(),
      payment.fee() == null ? 0L : payment.fee(),
      payment.charge() == null ? 0L : payment.charge()
    };
  }

  private static int bucket(RawPayment payment) {
    return CodeBucket.of(payment.link(), payment.id());
  }

  private Object[] receipt(RawPayment payment, LocalDate day, Holder holder) {
    String code =
        Stream.of(payment.collectingAgencyCode(), payment.agencyCode())
            .map(Whitespace::trim)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(holder == null ? null : holder.agencyCode());
    Agency agency = catalogue.agency(code);
    if (agency == null || agency.ambiguous() || agency.provider() == null) {
      return null;
    }
    return new Object[] {
      HeldId.of(payment.id()),
      bucket(payment),
      MonthStart.of(day),
      agency.current().key(),
      agency.provider()
    };
  }
}
