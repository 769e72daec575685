package vn.dossier.warehouse.changes;

import java.util.BitSet;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.warehouse.load.LongIds;
import vn.dossier.warehouse.run.PlanParameters;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.sql.SqlFile;

/**
 * What the warehouse holds in the scope of a run and the run has not seen: neither written by it
 * nor noted as unchanged.
 */
public final class NotSeenDossiers {

  private static final String OF_ALL = SqlFile.read(NotSeenDossiers.class, "not-seen-dossiers");
  private static final String OF_CHANGED =
      SqlFile.read(NotSeenDossiers.class, "not-seen-changed-dossiers");

  // Of those in the window the scan knows; of these, nobody would, once they are closed or gone
  private static final String NOTE =
      """
      INSERT IGNORE INTO etl_pending_lookup (dossier_id, code_bucket)
      SELECT dossier_id, code_bucket FROM fact_dossier
      WHERE dossier_id IN (:ids) AND accepted_date < :from
      UNION ALL
      SELECT dossier_id, code_bucket FROM etl_reject WHERE dossier_id IN (:ids)
      """;

  private final NamedParameterJdbcTemplate warehouse;
  private final RunPlan plan;
  private final BitSet buckets;
  private final byte[] marks;
  private final boolean noted;

  /**
   * @param buckets those of which a run that reads only what changed reads the dossiers
   * @param noted whether what is looked up is noted until its bucket settles
   */
  public NotSeenDossiers(JdbcTemplate warehouse, RunPlan plan, BitSet buckets, boolean noted) {
    this.warehouse = new NamedParameterJdbcTemplate(warehouse);
    this.plan = plan;
    this.buckets = buckets;
    this.marks = plan.changesOnly() ? CodeBucket.marks(buckets) : null;
    this.noted = noted;
  }

  /**
   * The next ids in the warehouse's order, which is bytewise. Call within the transaction of the
   * chunk: what is looked up is noted until its bucket settles.
   *
   * @param id the id read last; null to begin
   */
  public List<String> after(String id, int limit) {
    if (plan.changesOnly() && buckets.isEmpty()) {
      return List.of();
    }
    MapSqlParameterSource parameters =
        PlanParameters.of(plan)
            .addValue("packedMarks", marks)
            .addValue("after", id)
            .addValue("limit", limit);
    String page = plan.changesOnly() ? OF_CHANGED : OF_ALL;
    List<String> ids = warehouse.queryForList(page, parameters, String.class);
    if (noted && !ids.isEmpty()) {
      warehouse.update(NOTE, parameters.addValue("ids", ids));
    }
    return ids;
  }

  /** The ids under which the source has these dossiers, in the same order. */
  public List<String> inSource(List<String> ids) {
    return new LongIds(warehouse.getJdbcTemplate()).inSource(ids);
  }
}
