package vn.dossier.operate.lineage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.connect.SourcePool;
import vn.dossier.warehouse.run.Check;

/** The tables that a run read and wrote. */
record RunDatasets(DatasetName warehouse, String producer) {

  private static final String CHECKS =
      """
      SELECT check_name, severity, observed, allowed, passed FROM etl_run_check
      WHERE job_execution_id = ? ORDER BY check_name
      """;

  private static final String FACTS = "fact_dossier";

  private static final List<String> PUBLISHED =
      List.of(
          """
          dim_agency dim_procedure fact_dossier_daily fact_dossier_monthly fact_completion_daily
          fact_backlog_daily fact_collection_daily fact_digitised_result_daily
          fact_e_receipt_monthly
          """
              .split("\\s+"));

  /**
   * The tables of the source, and the facts with the checks of a run: aggregates are made of them.
   */
  List<Map<String, Object>> inputs(long execution, ApplicationContext context) {
    List<Map<String, Object>> inputs = new ArrayList<>();
    DatasetName source = DatasetName.of(context.getBean(SourcePool.class).getJdbcUrl());
    new TreeSet<>(context.getBean(SourceAdapter.class).contract().keySet())
        .forEach(table -> inputs.add(source.table(table)));
    List<Map<String, Object>> checks =
        context.getBean(JdbcTemplate.class).query(CHECKS, (rs, row) -> assertion(rs), execution);
    if (!checks.isEmpty()) {
      Map<String, Object> facts = warehouse.table(FACTS);
      facts.put("inputFacets", Facet.CHECKS.with(producer, Map.of("assertions", checks)));
      inputs.add(facts);
    }
    return inputs;
  }

  private static Map<String, Object> assertion(ResultSet rs) throws SQLException {
    Map<String, Object> assertion = new LinkedHashMap<>();
    assertion.put("assertion", rs.getString("check_name"));
    assertion.put("success", rs.getInt("passed") == 1);
    assertion.put("severity", rs.getString("severity").equals(Check.ERROR) ? "error" : "warn");
    assertion.put("expected", "at most " + plain(rs.getBigDecimal("allowed")));
    assertion.put("actual", plain(rs.getBigDecimal("observed")));
    return assertion;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /**
   * Facts and quarantine, and what was published if the run came so far.
   *
   * @param rs on the row of the run
   */
  List<Map<String, Object>> outputs(ResultSet rs) throws SQLException {
    List<Map<String, Object>> outputs = new ArrayList<>();
    Map<String, Object> facts = warehouse.table(FACTS);
    facts.put(
        "outputFacets",
        Facet.ROWS_WRITTEN.with(
            producer, Map.of("rowCount", rs.getLong("inserted") + rs.getLong("updated"))));
    outputs.add(facts);
    outputs.add(warehouse.table("etl_reject"));
    if (rs.getObject("published_at") != null) {
      PUBLISHED.forEach(table -> outputs.add(warehouse.table(table)));
    }
    return outputs;
  }
}
