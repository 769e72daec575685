package vn.dossier.benchmark.plain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The dimensions in memory, as dossiers name them. */
final class Catalogue {

  /** A procedure, and whether a document comes out of it. */
  record Procedure(int key, boolean yieldsResult) {}

  private static final Procedure UNKNOWN = new Procedure(0, true);

  private final Map<String, Integer> agencies = new HashMap<>();
  private final Map<String, Procedure> procedures = new HashMap<>();
  private final Map<String, Procedure> nationally = new HashMap<>();

  static Catalogue of(JdbcTemplate target) {
    Catalogue catalogue = new Catalogue();
    target.query(
        "SELECT agency_code, agency_key FROM dim_agency",
        row -> {
          catalogue.agencies.put(row.getString(1), row.getInt(2));
        });
    Set<String> several = new HashSet<>();
    target.query(
        "SELECT procedure_code, procedure_key, yields_result FROM dim_procedure",
        row -> {
          Procedure procedure = new Procedure(row.getInt(2), row.getBoolean(3));
          catalogue.procedures.put(row.getString(1), procedure);
          String part = nationalPart(row.getString(1));
          if (catalogue.nationally.put(part, procedure) != null) {
            several.add(part);
          }
        });
    catalogue.nationally.keySet().removeAll(several);
    return catalogue;
  }

  /** Its key; null where nobody or more than one has the code. */
  Integer agency(String code) {
    return agencies.get(code);
  }

  /** By the whole code, else by a national part that one procedure alone has. */
  Procedure procedure(String code) {
    if (code == null) {
      return UNKNOWN;
    }
    Procedure whole = procedures.get(code);
    return whole == null ? nationally.getOrDefault(nationalPart(code), UNKNOWN) : whole;
  }

  private static String nationalPart(String code) {
    int first = code.indexOf('.');
    int second = first < 0 ? -1 : code.indexOf('.', first + 1);
    return second < 0 ? code : code.substring(0, second);
  }
}
