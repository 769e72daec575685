package vn.dossier.warehouse.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.classify.value.Codes;

/** The codes of facts that quarantine holds too, but in a masked form. */
final class MaskedCodes {

  /** So many buckets are named in one statement. */
  private static final int SLICE = 50_000;

  private static final String MASKED =
      "SELECT dossier_code, code_bucket FROM etl_reject WHERE dossier_code LIKE '%***%'";

  private static final String OF_FACTS =
      """
      SELECT DISTINCT dossier_code FROM fact_dossier
      WHERE code_bucket IN (:buckets) AND dossier_code IS NOT NULL
      """;

  private final NamedParameterJdbcTemplate warehouse;

  MaskedCodes(JdbcTemplate warehouse) {
    this.warehouse = new NamedParameterJdbcTemplate(warehouse);
  }

  /** Never empty, so that it can stand in a list of SQL: an empty code is none. */
  Collection<String> ofFacts() {
    Set<String> masked = new HashSet<>();
    TreeSet<Integer> buckets = new TreeSet<>();
    warehouse.query(
        MASKED,
        rs -> {
          masked.add(rs.getString("dossier_code"));
          buckets.add(rs.getInt("code_bucket"));
        });
    Set<String> codes = new TreeSet<>();
    codes.add("");
    List<Integer> all = new ArrayList<>(buckets);
    for (int i = 0; i < all.size(); i += SLICE) {
      List<Integer> slice = all.subList(i, Math.min(all.size(), i + SLICE));
      warehouse.query(
          OF_FACTS,
          Map.of("buckets", slice),
          rs -> {
            String code = rs.getString("dossier_code");
            if (masked.contains(Codes.held(code))) {
              codes.add(code);
            }
          });
    }
    return codes;
  }
}
