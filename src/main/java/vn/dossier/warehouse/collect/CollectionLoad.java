package vn.dossier.warehouse.collect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.classify.PaymentReading;
import vn.dossier.classify.PaymentRules;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Method;
import vn.dossier.classify.value.Bytewise;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.rows.RowByRow;
import vn.dossier.warehouse.dimension.DateStore;
import vn.dossier.warehouse.dimension.MonthStart;
import vn.dossier.warehouse.run.RunPlan;

/**
 * Writes the requests behind fact_collection_daily and fact_e_receipt_monthly, each once, under one
 * dossier (src/docs/rules.md). They are staged; aggregate-facts sums them.
 */
public final class CollectionLoad {

  /** A fact that has the link which a request names. */
  private record Holder(
      String dossierId, String link, String agencyCode, long agencyKey, long procedureKey) {}

  private static final Comparator<Holder> SMALLEST_ID =
      Comparator.comparing(Holder::dossierId, Bytewise.ORDER);

  // Statistics from before a first load would let a server go through all facts for each page
  private static final String HOLDERS_BY_CODE =
      """
      SELECT f.dossier_id, f.dossier_code AS link, a.agency_code, f.agency_key, f.procedure_key
      FROM fact_dossier f /*! FORCE INDEX (ix_fact_dossier_code_bucket) */
      JOIN stage_dim_agency a ON a.agency_key = f.agency_key
      WHERE f.dossier_code IN (:links)
      """;

  private static final String HOLDERS_BY_ID =
      """
      SELECT f.dossier_id, f.dossier_id AS link, a.agency_code, f.agency_key, f.procedure_key
      FROM fact_dossier f
      JOIN stage_dim_agency a ON a.agency_key = f.agency_key
      WHERE f.dossier_id IN (:links)
      """;

  private final NamedParameterJdbcTemplate named;
  private final StagedRequests staged;
  private final DateStore dates;
  private final PaymentRules rules;
  private final LinkedBy linkedBy;
  private final Catalogue catalogue;
  private final RunPlan plan;

  /**
   * @param linkedBy what requests name of their dossier
   * @param partition name of the step execution
   */
  public CollectionLoad(
      JdbcTemplate warehouse,
      PaymentRules rules,
      LinkedBy linkedBy,
      Catalogue catalogue,
      RunPlan plan,
      String partition) {
    this.named = new NamedParameterJdbcTemplate(new RowByRow(warehouse.getDataSource()));
    this.staged = new StagedRequests(warehouse, plan);
    this.dates = new DateStore(warehouse, partition);
    this.rules = rules;
    this.linkedBy = linkedBy;
    this.catalogue = catalogue;
    this.plan = plan;
  }

  /** Call within the transaction of the chunk. */
  public void write(List<? extends RawPayment> payments) {
    Map<String, Map<String, Holder>> holders = holders(payments);
    List<Object[]> collections = new ArrayList<>();
    List<Object[]> receipts = new ArrayList<>();
    List<Object[]> faults = new ArrayList<>();
    TreeSet<LocalDate> shown = new TreeSet<>();
    for (RawPayment payment : payments) {
      LocalDate day = PaymentRules.collectedDate(payment);
      if (day == null
          || day.isBefore(plan.firstReceiptDay())
          || day.isAfter(plan.lastReceiptDay())) {
        continue;
      }
      Holder holder = holder(payment, holders);
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
          payments.stream().map(payment -> HeldId.of(payment.id())).toList(),
          collections,
          receipts,
          faults);
    } else {
      staged.add(collections, receipts, faults);
    }
    dates.note(shown);
  }

  // As the warehouse holds it: long ids in a short form
  private String heldLink(RawPayment payment) {
    return linkedBy == LinkedBy.ID ? HeldId.of(payment.link()) : payment.link();
  }

  // By link and agency: a code that stands for none may have any number of dossiers
  private Map<String, Map<String, Holder>> holders(List<? extends RawPayment> payments) {
    List<String> links =
        payments.stream().<String>map(this::heldLink).filter(Objects::nonNull).distinct().toList();
    if (links.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<String, Holder>> holders = new HashMap<>();
    named.query(
        linkedBy == LinkedBy.ID ? HOLDERS_BY_ID : HOLDERS_BY_CODE,
        Map.of("links", links),
        rs -> {
          Holder holder =
              new Holder(
                  rs.getString("dossier_id"),
                  rs.getString("link"),
                  rs.getString("agency_code"),
                  rs.getLong("agency_key"),
                  rs.getLong("procedure_key"));
          holders
              .computeIfAbsent(holder.link(), link -> new HashMap<>())
              .merge(holder.agencyCode(), holder, BinaryOperator.minBy(SMALLEST_ID));
        });
    return holders;
  }

  // Money is counted once: under the requesting agency's dossier if it has one, else any; the
  // smallest id decides
  private Holder holder(RawPayment payment, Map<String, Map<String, Holder>> byLink) {
    String link = heldLink(payment);
    if (link == null) {
      return null;
    }
    Map<String, Holder> holders = byLink.getOrDefault(link, Map.of());
    String requesting = Whitespace.trim(payment.agencyCode());
    Holder own = requesting == null ? null : holders.get(requesting);
    return own != null ? own : holders.values().stream().min(SMALLEST_ID).orElse(null);
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
