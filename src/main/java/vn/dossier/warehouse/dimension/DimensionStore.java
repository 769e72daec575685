package vn.dossier.warehouse.dimension;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.catalogue.ResolvedProcedure;
import vn.dossier.rows.RowBatches;
import vn.dossier.rows.RowByRow;

/** The working copies of the dimensions, which publish makes visible, and the run's catalogue. */
@Component
public final class DimensionStore {

  private static final String VERSIONS =
      """
      SELECT s.agency_key, s.agency_code, s.identifier_code, s.agency_name, s.level, s.parent_code,
        s.in_statistics, s.active, s.valid_from, s.valid_to, s.is_current,
        d.agency_key AS published_key
      FROM stage_dim_agency s LEFT JOIN dim_agency d ON d.agency_key = s.agency_key
      ORDER BY s.agency_key
      """;

  private static final String UPSERT_VERSION =
      """
      INSERT INTO stage_dim_agency (agency_key, agency_code, identifier_code, agency_name, level,
        parent_code, in_statistics, active, valid_from, valid_to, is_current)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE identifier_code = VALUES(identifier_code),
        agency_name = VALUES(agency_name), level = VALUES(level), parent_code = VALUES(parent_code),
        in_statistics = VALUES(in_statistics), active = VALUES(active),
        valid_to = VALUES(valid_to), is_current = VALUES(is_current)
      """;

  private static final String UPSERT_PROCEDURE =
      """
      INSERT INTO stage_dim_procedure (procedure_key, procedure_code, procedure_name, field_code,
        field_name, service_level, has_fee, yields_result)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE procedure_name = VALUES(procedure_name),
        field_code = VALUES(field_code), field_name = VALUES(field_name),
        service_level = VALUES(service_level), has_fee = VALUES(has_fee),
        yields_result = VALUES(yields_result)
      """;

  private static final String CATALOGUE_AGENCY =
      "INSERT INTO catalogue_agency (agency_code, ambiguous, provider) VALUES (?, ?, ?)";

  private static final String CATALOGUE_PROCEDURE =
      """
      INSERT INTO catalogue_procedure (procedure_code, procedure_key, yields_result)
      VALUES (?, ?, ?)
      """;

  private final JdbcTemplate warehouse;
  private final RowByRow rowByRow;

  /** Works in the transaction of its caller. */
  public DimensionStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
    this.rowByRow = new RowByRow(warehouse.getDataSource());
  }

  /**
   * Takes a night's catalogue: into the working dimensions, and as the one that all later steps
   * read.
   *
   * @param businessDate the date whose run sees it
   */
  public void take(
      LocalDate businessDate, List<ResolvedAgency> agencies, List<ResolvedProcedure> procedures) {
    FittingCatalogue fitting = FittingCatalogue.of(agencies, procedures);
    fitting.warn();
    DimensionChange change = change(businessDate, fitting);
    batches(UPSERT_VERSION).write(change.changedVersions().stream(), DimensionStore::row);
    batches(UPSERT_PROCEDURE).write(change.procedures().stream(), DimensionStore::row);
    warehouse.update("DELETE FROM catalogue_agency");
    warehouse.update("DELETE FROM catalogue_procedure");
    batches(CATALOGUE_AGENCY)
        .write(
            fitting.agencies().stream(),
            a -> new Object[] {a.code(), a.ambiguous() ? 1 : 0, a.provider()});
    batches(CATALOGUE_PROCEDURE)
        .write(
            change.procedures().stream(),
            keyed ->
                new Object[] {
                  keyed.procedure().code(), keyed.key(), keyed.procedure().yieldsResult() ? 1 : 0
                });
  }

  /**
   * Opens the versions again that nights behind a date had closed: those nights are withdrawn. What
   * they had opened is valid on no day, and stays for the facts that stand under it.
   */
  public void takeBack(LocalDate businessDate) {
    warehouse.update(
        """
        UPDATE stage_dim_agency SET valid_to = ?, is_current = 1
        WHERE valid_from <= ? AND valid_to > ? AND is_current = 0
        """,
        AgencyHistory.END,
        businessDate,
        businessDate);
    warehouse.update(
        "UPDATE stage_dim_agency SET valid_to = valid_from, is_current = 0 WHERE valid_from > ?",
        businessDate);
  }

  /** What a run would work with if it took this catalogue now; writes nothing. */
  public DryRunDimensions dryRun(
      LocalDate businessDate, List<ResolvedAgency> agencies, List<ResolvedProcedure> procedures) {
    DimensionChange change = change(businessDate, FittingCatalogue.of(agencies, procedures));
    Map<Long, DryRunDimensions.Standing> standings = new HashMap<>();
    change
        .versions()
        .forEach(
            v ->
                standings.put(v.key(), new DryRunDimensions.Standing(v.level(), v.inStatistics())));
    return new DryRunDimensions(change.catalogue(), standings);
  }

  private DimensionChange change(LocalDate businessDate, FittingCatalogue fitting) {
    return DimensionChange.of(
        rowByRow.query(VERSIONS, DimensionStore::version),
        procedureKeys(),
        businessDate,
        fitting.agencies(),
        fitting.procedures());
  }

  private Map<String, Long> procedureKeys() {
    Map<String, Long> keys = new HashMap<>();
    rowByRow.query(
        "SELECT procedure_code, procedure_key FROM stage_dim_procedure",
        rs -> {
          keys.put(rs.getString("procedure_code"), rs.getLong("procedure_key"));
        });
    return keys;
  }

  private RowBatches batches(String sql) {
    return new RowBatches(warehouse, sql);
  }

  private static AgencyHistory.Version version(ResultSet rs, int n) throws SQLException {
    return new AgencyHistory.Version(
        rs.getLong("agency_key"),
        rs.getString("agency_code"),
        rs.getString("identifier_code"),
        rs.getString("agency_name"),
        rs.getString("level"),
        rs.getString("parent_code"),
        rs.getInt("in_statistics") == 1,
        rs.getInt("active") == 1,
        rs.getObject("valid_from", LocalDate.class),
        rs.getObject("valid_to", LocalDate.class),
        rs.getInt("is_current") == 1,
        rs.getObject("published_key") != null);
  }

  private static Object[] row(AgencyHistory.Version v) {
    return new Object[] {
      v.key(),
      v.code(),
      v.identifierCode(),
      v.name(),
      v.level(),
      v.parentCode(),
      v.inStatistics() ? 1 : 0,
      v.active() ? 1 : 0,
      v.validFrom(),
      v.validTo(),
      v.current() ? 1 : 0
    };
  }

  private static Object[] row(DimensionChange.KeyedProcedure keyed) {
    ResolvedProcedure p = keyed.procedure();
    return new Object[] {
      keyed.key(),
      p.code(),
      p.name(),
      p.fieldCode(),
      p.fieldName(),
      p.serviceLevel(),
      p.hasFee() ? 1 : 0,
      p.yieldsResult() ? 1 : 0
    };
  }
}
