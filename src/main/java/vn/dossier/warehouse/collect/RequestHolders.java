package vn.dossier.warehouse.collect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.value.Bytewise;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.rows.RowByRow;

/** Finds the facts under which requests count. No fact changes while requests are loaded. */
public final class RequestHolders {

  /**
   * A fact that has the link which a request names.
   *
   * @param link code or id of the dossier, as the warehouse holds it
   */
  public record Holder(
      String dossierId, String link, String agencyCode, long agencyKey, long procedureKey) {}

  private static final Comparator<Holder> SMALLEST_ID =
      Comparator.comparing(Holder::dossierId, Bytewise.ORDER);

  // Statistics from before a first load would let a server go through all facts for each page
  private static final String BY_CODE =
      """
      SELECT f.dossier_id, f.dossier_code AS link, a.agency_code, f.agency_key, f.procedure_key
      FROM fact_dossier f /*! FORCE INDEX (ix_fact_dossier_code_bucket) */
      JOIN stage_dim_agency a ON a.agency_key = f.agency_key
      WHERE f.dossier_code IN (:links)
      """;

  private static final String BY_ID =
      """
      SELECT f.dossier_id, f.dossier_id AS link, a.agency_code, f.agency_key, f.procedure_key
      FROM fact_dossier f
      JOIN stage_dim_agency a ON a.agency_key = f.agency_key
      WHERE f.dossier_id IN (:links)
      """;

  private final NamedParameterJdbcTemplate named;
  private final LinkedBy linkedBy;

  /**
   * @param linkedBy what requests name of their dossier
   */
  public RequestHolders(JdbcTemplate warehouse, LinkedBy linkedBy) {
    this.named = new NamedParameterJdbcTemplate(new RowByRow(warehouse.getDataSource()));
    this.linkedBy = linkedBy;
  }

  /** The same requests, in their order, with their facts. */
  public List<HeldRequest> of(List<RawPayment> payments) {
    Map<String, Map<String, Holder>> byLink = byLink(payments);
    return payments.stream()
        .map(payment -> new HeldRequest(payment, holder(payment, byLink)))
        .toList();
  }

  // As the warehouse holds it: long ids in a short form
  private String heldLink(RawPayment payment) {
    return linkedBy == LinkedBy.ID ? HeldId.of(payment.link()) : payment.link();
  }

  // By link and agency: a code that stands for none may have any number of dossiers
  private Map<String, Map<String, Holder>> byLink(List<RawPayment> payments) {
    List<String> links =
        payments.stream().map(this::heldLink).filter(Objects::nonNull).distinct().toList();
    if (links.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<String, Holder>> holders = new HashMap<>();
    named.query(
        linkedBy == LinkedBy.ID ? BY_ID : BY_CODE,
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
}
