package vn.dossier.warehouse.dimension;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.AgencyVersion;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.classify.catalogue.Procedure;
import vn.dossier.rows.RowByRow;

/** Reads the catalogue that load-dimensions kept for the run. */
@Component
public final class CatalogueStore {

  private final RowByRow rowByRow;

  public CatalogueStore(JdbcTemplate warehouse) {
    this.rowByRow = new RowByRow(warehouse.getDataSource());
  }

  /** The catalogue of the run planned last. */
  public Catalogue read() {
    Map<String, List<AgencyVersion>> versions = new HashMap<>();
    rowByRow.query(
        "SELECT agency_code, agency_key, valid_from, valid_to, is_current FROM stage_dim_agency",
        rs -> {
          versions
              .computeIfAbsent(rs.getString("agency_code"), code -> new ArrayList<>())
              .add(
                  new AgencyVersion(
                      rs.getLong("agency_key"),
                      rs.getObject("valid_from", LocalDate.class),
                      rs.getObject("valid_to", LocalDate.class),
                      rs.getInt("is_current") == 1));
        });
    List<Agency> agencies =
        rowByRow.query(
            "SELECT agency_code, ambiguous, provider FROM catalogue_agency",
            (rs, n) -> {
              String code = rs.getString("agency_code");
              return new Agency(
                  code,
                  rs.getInt("ambiguous") == 1,
                  rs.getString("provider"),
                  versions.getOrDefault(code, List.of()));
            });
    List<Procedure> procedures =
        rowByRow.query(
            "SELECT procedure_code, procedure_key, yields_result FROM catalogue_procedure",
            (rs, n) ->
                new Procedure(
                    rs.getString("procedure_code"),
                    rs.getLong("procedure_key"),
                    rs.getInt("yields_result") == 1));
    return Catalogue.of(agencies, procedures);
  }

  /**
   * Keys of the current agency versions by identifier, where just one has it; what is not here
   * counts under key 0 (src/docs/contracts.md, fact_digitised_result_daily).
   */
  public Map<String, Long> agenciesByIdentifier() {
    Map<String, Optional<Long>> found = new HashMap<>();
    rowByRow.query(
        """
        SELECT identifier_code, agency_key FROM stage_dim_agency
        WHERE is_current = 1 AND identifier_code IS NOT NULL
        """,
        rs -> {
          found.merge(
              rs.getString("identifier_code"),
              Optional.of(rs.getLong("agency_key")),
              (one, other) -> Optional.empty());
        });
    Map<String, Long> unique = new HashMap<>();
    found.forEach((identifier, key) -> key.ifPresent(value -> unique.put(identifier, value)));
    return unique;
  }

  /** Of everything in the catalogue that decides a verdict or a key. */
  public String checksum() {
    MessageDigest catalogue = DigestUtils.getMd5Digest();
    for (String table :
        List.of(
            "SELECT agency_code, ambiguous, provider FROM catalogue_agency ORDER BY agency_code",
            """
            SELECT procedure_code, procedure_key, yields_result FROM catalogue_procedure
            ORDER BY procedure_code
            """,
            """
            SELECT agency_key, agency_code, identifier_code, valid_from, valid_to, is_current
            FROM stage_dim_agency ORDER BY agency_key
            """)) {
      rowByRow.query(
          table,
          rs -> {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
              line.append(rs.getString(i)).append('\t');
            }
            DigestUtils.updateDigest(catalogue, line.append('\n').toString());
          });
    }
    return Hex.encodeHexString(catalogue.digest());
  }
}
