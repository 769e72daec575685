package vn.dossier.recalculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views kpi_monthly and kpi_monthly_agency. */
final class Indicators {

  private static final Map<String, List<String>> OF_DOSSIERS =
      Map.of(
          "online", List.of("online", "dossiers"),
          "online_766", List.of("online_766", "dossiers"),
          "digitised", List.of("component_digitised", "dossiers"),
          "digitised_766", List.of("digitised_766", "dossiers"),
          "reused", List.of("reused", "dossiers"),
          "result_digitised", List.of("result_digitised", "result_due"),
          "cashless", List.of("cashless", "obligation"),
          "non_cash", List.of("non_cash", "obligation"));

  /** Numerator and denominator. */
  private record Parts(long numerator, long denominator) {
    Parts plus(Parts other) {
      return new Parts(numerator + other.numerator, denominator + other.denominator);
    }
  }

  private record ByLevel(LocalDate month, String level, String indicator) {}

  private record ByAgency(LocalDate month, String code, String name, String indicator) {}

  private final AgencyHistory agencies;
  private final Map<ByLevel, Parts> byLevel = new HashMap<>();
  private final Map<ByAgency, Parts> byAgency = new HashMap<>();

  Indicators(AgencyHistory agencies, Cells dossiersMonthly, Cells completionsMonthly) {
    this.agencies = agencies;
    dossiersMonthly.forEach(
        (cell, sums) ->
            OF_DOSSIERS.forEach(
                (indicator, parts) ->
                    add(
                        cell,
                        indicator,
                        new Parts(sums.get(parts.get(0)), sums.get(parts.get(1))))));
    completionsMonthly.forEach(
        (cell, sums) -> {
          long finished = sums.get("finished");
          long inTime = sums.get("early") + sums.get("on_time") + sums.get("no_due_date");
          add(cell, "on_time", new Parts(inTime, finished));
          add(cell, "same_day", new Parts(sums.get("express"), finished));
        });
  }

  private void add(Cell cell, String indicator, Parts parts) {
    Catalogue.Agency agency = agencies.version(cell.agency()).seen();
    if (agency.inStatistics() == 0) {
      return;
    }
    for (String level : levels(agency.level())) {
      byLevel.merge(new ByLevel(cell.date(), level, indicator), parts, Parts::plus);
    }
    byAgency.merge(
        new ByAgency(cell.date(), agency.code(), agency.name(), indicator), parts, Parts::plus);
  }

  private static List<String> levels(String level) {
    return switch (level) {
      case "PROVINCE" -> List.of("ALL", "PROVINCE");
      case "DISTRICT" -> List.of("ALL", "BELOW_PROVINCE", "DISTRICT");
      case "COMMUNE" -> List.of("ALL", "BELOW_PROVINCE", "COMMUNE");
      default -> List.of("ALL");
    };
  }

  void writeTo(CanonicalRows rows) {
    byLevel.forEach(
        (key, parts) -> {
          Map<String, Object> row = row(key.month(), key.indicator(), parts);
          row.put("level", key.level());
          rows.add(CanonicalTable.KPI_MONTHLY, row);
        });
    byAgency.forEach(
        (key, parts) -> {
          Map<String, Object> row = row(key.month(), key.indicator(), parts);
          row.put("agency_code", key.code());
          row.put("agency_name", key.name());
          rows.add(CanonicalTable.KPI_MONTHLY_AGENCY, row);
        });
  }

  private static Map<String, Object> row(LocalDate month, String indicator, Parts parts) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("month_start", month);
    row.put("indicator", indicator);
    row.put("numerator", parts.numerator());
    row.put("denominator", parts.denominator());
    row.put(
        "rate",
        parts.denominator() == 0
            ? null
            : BigDecimal.valueOf(parts.numerator())
                .divide(BigDecimal.valueOf(parts.denominator()), 6, RoundingMode.HALF_UP));
    return row;
  }
}
