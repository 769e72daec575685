package vn.dossier.warehouse;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What the warehouse holds in the scope of a run and the run has not met: neither written by it nor
 * sighted as unchanged.
 */
public final class UnmetDossiers {

  private static final String OF_ALL = SqlFile.read("unmet-dossiers");
  private static final String OF_CHANGED = SqlFile.read("unmet-changed-dossiers");

  private final NamedParameterJdbcTemplate warehouse;
  private final RunPlan plan;
  private final List<Integer> buckets;

  /**
   * @param buckets those of which a run that reads only what changed reads the dossiers
   */
  public UnmetDossiers(JdbcTemplate warehouse, RunPlan plan, List<Integer> buckets) {
    this.warehouse = new NamedParameterJdbcTemplate(warehouse);
    this.plan = plan;
    this.buckets = buckets;
  }

  /**
   * The next ids in the warehouse's order, which is bytewise.
   *
   * @param id the id read last; null to begin
   */
  public List<String> after(String id, int limit) {
    if (plan.changesOnly() && buckets.isEmpty()) {
      return List.of();
    }
    MapSqlParameterSource parameters =
        Aggregation.parameters(plan)
            .addValue("buckets", buckets)
            .addValue("after", id)
            .addValue("limit", limit);
    String page = plan.changesOnly() ? OF_CHANGED : OF_ALL;
    return warehouse.queryForList(page, parameters, String.class);
  }

  /** The ids under which the source has these dossiers, in the same order. */
  public List<String> inSource(List<String> ids) {
    return new LongIds(warehouse.getJdbcTemplate()).inSource(ids);
  }
}
