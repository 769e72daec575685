package vn.dossier.wholenights;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.dossier.testing.night.Nights;

/**
 * Where dossiers of bad input are, and the figures that the table can speak of.
 *
 * @param facts columns of facts, their agencies and procedures, by dossier
 * @param rejects reasons by dossier
 * @param sums of the aggregates, by agency
 */
public record BadEnds(
    Map<String, Map<String, String>> facts,
    Map<String, Map<String, String>> rejects,
    Map<String, Map<String, String>> sums) {

  private static final String FACTS =
      """
      SELECT f.*, a.*, p.procedure_code, p.procedure_name, p.field_name, p.yields_result
      FROM fact_dossier f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      JOIN dim_procedure p ON p.procedure_key = f.procedure_key
      """;

  private static final String SUMS =
      """
      SELECT a.agency_code,
        (SELECT COALESCE(SUM(f.dossiers), 0) FROM fact_dossier_daily f
          WHERE f.agency_key = a.agency_key) AS dossiers,
        (SELECT COALESCE(SUM(c.requests), 0) FROM fact_collection_daily c
          WHERE c.agency_key = a.agency_key) AS requests,
        (SELECT COALESCE(SUM(c.amount), 0) FROM fact_collection_daily c
          WHERE c.agency_key = a.agency_key) AS collected,
        (SELECT COALESCE(SUM(c.amount), 0) FROM fact_collection_daily c
          WHERE c.agency_key = a.agency_key AND c.collected_date = DATE '2023-09-30')
          AS collected_in_september,
        (SELECT COALESCE(SUM(c.fee), 0) FROM fact_collection_daily c
          WHERE c.agency_key = a.agency_key) AS fee,
        (SELECT COALESCE(SUM(r.receipts), 0) FROM fact_e_receipt_monthly r
          WHERE r.agency_key = a.agency_key) AS receipts,
        (SELECT COALESCE(SUM(d.results), 0) FROM fact_digitised_result_daily d
          WHERE d.agency_key = a.agency_key) AS results,
        (SELECT COALESCE(SUM(d.historical_results), 0) FROM fact_digitised_result_daily d
          WHERE d.agency_key = a.agency_key) AS historical
      FROM dim_agency a
      """;

  public static BadEnds read(Nights nights) {
    return new BadEnds(
        byFirstColumn(nights, FACTS),
        byFirstColumn(nights, "SELECT dossier_id, reason_code FROM etl_reject"),
        byFirstColumn(nights, SUMS));
  }

  private static Map<String, Map<String, String>> byFirstColumn(Nights nights, String sql) {
    Map<String, Map<String, String>> rows = new HashMap<>();
    nights
        .warehouse()
        .query(
            sql,
            rs -> {
              Map<String, String> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
              for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                row.put(rs.getMetaData().getColumnLabel(i), rs.getString(i));
              }
              rows.put(rs.getString(1), row);
            });
    return rows;
  }

  public Map<String, String> of(BadCase bad) {
    Map<String, String> fact = facts.get(bad.dossierId());
    Map<String, String> reject = rejects.get(bad.dossierId());
    Map<String, String> end = new LinkedHashMap<>();
    end.put(
        "place",
        (fact == null ? "" : "LOADED")
            + (reject == null ? "" : "REJECTED " + reject.get("reason_code")));
    Map<String, String> figures = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    figures.putAll(sums.getOrDefault(bad.agencyCode(), Map.of()));
    figures.putAll(fact == null ? Map.of() : fact);
    bad.value()
        .figures()
        .keySet()
        .forEach(name -> end.put(name, String.valueOf(figures.getOrDefault(name, "?"))));
    return end;
  }
}
