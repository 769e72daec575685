package vn.dossier.report.site;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.dossier.report.words.Wording;

/** Values as JSON-LD writes them. */
final class JsonLd {

  private JsonLd() {}

  /** A text in its language. */
  static Object text(Wording wording, String text) {
    Map<String, Object> literal = new LinkedHashMap<>();
    literal.put("@language", wording.language().name().toLowerCase(Locale.ROOT));
    literal.put("@value", text);
    return literal;
  }

  /** A time from a day to a day, both inclusive. */
  static Map<String, Object> period(LocalDate from, LocalDate to) {
    Map<String, Object> period = new LinkedHashMap<>();
    period.put("@type", "dct:PeriodOfTime");
    period.put("dcat:startDate", day(from));
    period.put("dcat:endDate", day(to));
    return period;
  }

  /** A day without a time. */
  static Map<String, Object> day(LocalDate day) {
    Map<String, Object> literal = new LinkedHashMap<>();
    literal.put("@type", "xsd:date");
    literal.put("@value", day.toString());
    return literal;
  }

  /** A page for people. */
  static Map<String, Object> document(String address) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@id", address);
    document.put("@type", "foaf:Document");
    return document;
  }

  /** Something that has an address, by which others know it. */
  static Map<String, Object> node(String address) {
    return Map.of("@id", address);
  }
}
