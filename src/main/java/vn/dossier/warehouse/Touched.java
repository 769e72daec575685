package vn.dossier.warehouse;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What may differ from what is published, and is therefore counted, verified and published: a quiet
 * night does nothing of it.
 *
 * @param cells cells of dossiers and completions
 * @param days days and months of collections, receipts and digitised results
 */
record Touched(boolean cells, boolean days) {

  private static final String CELLS =
      """
      SELECT
        (SELECT COUNT(*) FROM (
          SELECT 1 AS touched FROM etl_touched_cell
          WHERE partition_name NOT IN ('everything', 'days') LIMIT 1) c)
        + (SELECT COUNT(*) FROM (SELECT 1 AS touched FROM etl_touched_completion LIMIT 1) f)
      """;

  private static final String DAYS =
      "SELECT COUNT(*) FROM etl_touched_cell WHERE partition_name = 'days'";

  static Touched by(RunPlan plan, JdbcTemplate warehouse) {
    return new Touched(
        plan.verifyAll() || count(CELLS, warehouse) > 0,
        !plan.changesOnly() || plan.verifyAll() || count(DAYS, warehouse) > 0);
  }

  private static long count(String sql, JdbcTemplate warehouse) {
    Long count = warehouse.queryForObject(sql, Long.class);
    return count == null ? 0 : count;
  }
}
