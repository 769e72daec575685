package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The aggregates that count payments and papers, over all days; the run says which it may reach.
 */
final class SourceSums {

  private static final Set<String> PROVIDERS = Set.of("vnpt", "viettel");

  private final SourceRows source;
  private final Catalogue catalogue;
  private final AgencyHistory agencies;
  private final Map<String, List<Fact>> factsByCode;

  SourceSums(
      SourceRows source, Catalogue catalogue, AgencyHistory agencies, Collection<Fact> facts) {
    this.source = source;
    this.catalogue = catalogue;
    this.agencies = agencies;
    factsByCode =
        facts.stream()
            .filter(fact -> fact.code() != null)
            .collect(Collectors.groupingBy(Fact::code));
  }

  /** fact_collection_daily. */
  Cells collections() {
    Cells cells = new Cells();
    Map<Cell, Set<String>> dossiers = new HashMap<>();
    for (Payment payment : payments()) {
      Fact fact = dossierOf(payment);
      if (fact != null && payment.collectedMoney() && payment.collected().day() != null) {
        Cell cell =
            new Cell(
                payment.collected().day(),
                fact.agency(),
                fact.procedure(),
                payment.collectionMethod());
        boolean first = dossiers.computeIfAbsent(cell, c -> new HashSet<>()).add(fact.id());
        cells.add(
            cell,
            Map.of(
                "requests", 1L,
                "dossiers", first ? 1L : 0L,
                "amount", payment.amount(),
                "fee", Reading.number(payment.row().get("phi")),
                "charge", Reading.number(payment.row().get("le_phi"))));
      }
    }
    return cells;
  }

  /** fact_e_receipt_monthly, of requests collected up to the last published day. */
  Cells receiptsByMonth(LocalDate lastPublished) {
    Cells cells = new Cells();
    for (Payment payment : payments()) {
      LocalDate day = payment.collected().day();
      boolean counts = payment.paid() && payment.holdsReceipt() && day != null;
      Catalogue.Agency issuer = counts ? catalogue.agency(issuerOf(payment)) : null;
      if (issuer != null
          && !issuer.ambiguous()
          && issuer.provider() != null
          && PROVIDERS.contains(issuer.provider())
          && !day.isAfter(lastPublished)) {
        cells.add(
            new Cell(
                day.withDayOfMonth(1), agencies.current(issuer.code()), null, issuer.provider()),
            Map.of("receipts", 1L));
      }
    }
    return cells;
  }

  /** fact_digitised_result_daily. */
  Cells digitisedResults() {
    Set<String> codes =
        source.rows(SourceTable.HO_SO).stream()
            .map(row -> Reading.trimmed(row.get("ma_ho_so")))
            .filter(code -> code != null)
            .collect(Collectors.toSet());
    Cells cells = new Cells();
    for (Map<String, Object> paper : source.rows(SourceTable.GIAY_TO_SO_HOA)) {
      LocalDate digitised = SourceDate.of(paper.get("thoi_gian_so_hoa")).day();
      LocalDate day = digitised != null ? digitised : SourceDate.of(paper.get("created_on")).day();
      boolean result =
          !SourceDate.isSet(paper.get("deleted_on"))
              && "1".equals(Reading.label(paper.get("loai_so_hoa")))
              && !"3".equals(Reading.label(paper.get("trang_thai_so_hoa")));
      if (result && day != null) {
        String link = (String) paper.get("ma_ho_so");
        boolean historical = link == null || !codes.contains(link);
        cells.add(
            Cell.of(day, agencies.currentWithIdentifier(Reading.trimmed(paper.get("don_vi_id")))),
            Map.of("results", 1L, "historical_results", historical ? 1L : 0L));
      }
    }
    return cells;
  }

  private List<Payment> payments() {
    return source.rows(SourceTable.YEU_CAU_THANH_TOAN).stream().map(Payment::of).toList();
  }

  /** The one loaded dossier under which a request is counted, null when there is none. */
  private Fact dossierOf(Payment payment) {
    List<Fact> holders =
        payment.link() == null ? List.of() : factsByCode.getOrDefault(payment.link(), List.of());
    String asking = Reading.trimmed(payment.row().get("don_vi"));
    List<Fact> ofAgency =
        holders.stream().filter(fact -> fact.agency().code().equals(asking)).toList();
    return (ofAgency.isEmpty() ? holders : ofAgency)
        .stream().min(Comparator.comparing(Fact::id, Reading::compareBytes)).orElse(null);
  }

  private String issuerOf(Payment payment) {
    String collecting = Reading.trimmed(payment.row().get("don_vi_thu"));
    if (collecting != null) {
      return collecting;
    }
    String asking = Reading.trimmed(payment.row().get("don_vi"));
    if (asking != null) {
      return asking;
    }
    Fact fact = dossierOf(payment);
    return fact == null ? null : fact.agency().code();
  }
}
