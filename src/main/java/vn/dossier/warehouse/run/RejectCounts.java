package vn.dossier.warehouse.run;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.verdict.RejectReason;

/** How many dossiers stand in quarantine, and why. */
@Component
public final class RejectCounts {

  /**
   * @param reason as stored in etl_reject
   */
  public record OfReason(String reason, long dossiers) {}

  // A backfill leaves quarantine outside its range alone, and so does not answer for it
  private static final String OF_RUN = " FROM etl_reject WHERE ? = 1 OR last_seen_run >= ?";

  private final JdbcTemplate warehouse;

  public RejectCounts(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * How many there are.
   *
   * @param reason only these; null for all
   */
  public long standing(RejectReason reason) {
    String name = reason == null ? null : reason.name();
    return number("SELECT COUNT(*) FROM etl_reject WHERE ? IS NULL OR reason_code = ?", name, name);
  }

  /** How many stand after the load of a run in its scope: a night's and a replay's is all of it. */
  public long standing(RunPlan plan) {
    return number("SELECT COUNT(*)" + OF_RUN, all(plan), plan.scanId());
  }

  /** The commonest reasons of those, most dossiers first. */
  public List<OfReason> commonest(RunPlan plan, int limit) {
    return warehouse.query(
        "SELECT reason_code, COUNT(*) AS dossiers"
            + OF_RUN
            + " GROUP BY reason_code ORDER BY COUNT(*) DESC, reason_code LIMIT ?",
        (rs, n) -> new OfReason(rs.getString("reason_code"), rs.getLong("dossiers")),
        all(plan),
        plan.scanId(),
        limit);
  }

  private static int all(RunPlan plan) {
    return plan.scope().takesQuarantine() ? 1 : 0;
  }

  private long number(String sql, Object... parameters) {
    Long found = warehouse.queryForObject(sql, Long.class, parameters);
    return found == null ? 0 : found;
  }
}
