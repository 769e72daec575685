package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of fact_dossier by business keys.
 *
 * @param code trimmed, null when blank
 * @param procedure empty when unknown
 * @param numbers flags and amounts (VND) by column name
 */
record Fact(
    String id,
    String code,
    AgencyRef agency,
    String procedure,
    LocalDate accepted,
    LocalDate finished,
    LocalDate due,
    String status,
    String channel,
    String serviceLevel,
    String timeliness,
    Map<String, Long> numbers) {

  long number(String column) {
    return numbers.get(column);
  }

  boolean open() {
    return number("is_open") == 1;
  }

  /** What the dossier adds to its cell of fact_dossier_daily. */
  Map<String, Long> measures() {
    Map<String, Long> measures = new LinkedHashMap<>();
    measures.put("dossiers", 1L);
    measures.put("direct", channel.equals("DIRECT") ? 1L : 0L);
    measures.put("postal", channel.equals("POSTAL") ? 1L : 0L);
    measures.put("channel_unknown", channel.equals("UNKNOWN") ? 1L : 0L);
    for (String column : CanonicalTable.FACT_DOSSIER_DAILY.valueColumns()) {
      measures.computeIfAbsent(column, numbers::get);
    }
    return measures;
  }
}
