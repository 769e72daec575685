package vn.dossier.warehouse.run;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What may differ from what is published, and is therefore counted, verified and published: a quiet
 * night does nothing of it.
 *
 * @param cells cells of dossiers and completions
 * @param everyCell whether any of these may, and not only those that are noted
 * @param everyDay whether any cell of collections, receipts and digitised results may
 * @param collections whether cells of collections may, all or the noted ones
 * @param receipts months of receipts
 * @param digitisedResults days of digitised results
 * @param place where the cells of dossiers, completions and collections are counted
 */
public record RecountScope(
    boolean cells,
    boolean everyCell,
    boolean everyDay,
    boolean collections,
    boolean receipts,
    boolean digitisedResults,
    CellPlace place) {

  private static final String CELLS =
      """
      SELECT
        (SELECT COUNT(*) FROM (
          SELECT 1 AS touched FROM etl_touched_cell
          WHERE partition_name NOT IN ('everything', 'days', 'e-receipts', 'digitised-results')
          LIMIT 1) c)
        + (SELECT COUNT(*) FROM (SELECT 1 AS touched FROM etl_touched_completion LIMIT 1) f)
      """;

  private static final String MARK =
      "SELECT COUNT(*) FROM etl_touched_cell WHERE partition_name = ?";

  private static final String COLLECTIONS =
      """
      SELECT COUNT(*) FROM (
        SELECT 1 AS touched FROM etl_touched_collection
        WHERE collected_date BETWEEN ? AND ? LIMIT 1) c
      """;

  // Views show nothing without agencies, whatever the history of runs says
  private static final String PUBLISHED =
      """
      SELECT (SELECT COUNT(*) FROM etl_run WHERE published_at IS NOT NULL)
        + (SELECT COUNT(*) FROM (SELECT 1 AS agency FROM dim_agency LIMIT 1) a)
      """;

  public static RecountScope by(RunPlan plan, JdbcTemplate warehouse) {
    boolean everyDay =
        !plan.changesOnly() || plan.verifyAll() || count(MARK, warehouse, "days") > 0;
    return new RecountScope(
        plan.verifyAll() || count(CELLS, warehouse) > 0,
        plan.verifyAll(),
        everyDay,
        everyDay || count(COLLECTIONS, warehouse, plan.scope().from(), plan.scope().to()) > 0,
        everyDay || count(MARK, warehouse, "e-receipts") > 0,
        everyDay || count(MARK, warehouse, "digitised-results") > 0,
        plan.verifyAll() && count(PUBLISHED, warehouse) == 0
            ? CellPlace.IN_PLACE
            : CellPlace.ASIDE);
  }

  private static long count(String sql, JdbcTemplate warehouse, Object... parameters) {
    Long count = warehouse.queryForObject(sql, Long.class, parameters);
    return count == null ? 0 : count;
  }
}
