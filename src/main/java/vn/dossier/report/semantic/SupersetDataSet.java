package vn.dossier.report.semantic;

import java.util.Map;
import java.util.Set;
import vn.dossier.report.semantic.DataSet.Column;
import vn.dossier.report.semantic.DataSet.Metric;

/** A data set as Superset imports it: its columns and metrics with labels and warnings. */
final class SupersetDataSet {

  // What values a column has is asked of all their rows, one per dossier: nobody waits for that
  private static final Set<String> ONE_BY_ONE = Set.of("dossier", "kpi_dossier");

  private SupersetDataSet() {}

  static Map<String, Object> file(DataSet dataSet) {
    return SupersetPart.like("data set")
        .with("table_name", dataSet.name())
        .with("main_dttm_col", dataSet.date())
        .with("description", dataSet.sentence())
        .with("sql", dataSet.sql())
        .with("filter_select_enabled", !ONE_BY_ONE.contains(dataSet.name()))
        .with("uuid", SupersetId.of("dataset", dataSet.name()))
        .with("metrics", dataSet.metrics().stream().map(SupersetDataSet::metric).toList())
        .with("columns", dataSet.columns().stream().map(SupersetDataSet::column).toList())
        .with("database_uuid", SupersetId.of("database", SupersetBundle.DATABASE))
        .content();
  }

  private static Map<String, Object> metric(Metric metric) {
    return SupersetPart.like("metric")
        .with("metric_name", metric.name())
        .with("verbose_name", metric.label())
        .with("metric_type", metric.name().equals("count") ? "count" : null)
        .with("expression", metric.expression())
        .with("description", metric.warning())
        .with("d3format", metric.format())
        .with("warning_text", metric.warning())
        .content();
  }

  private static Map<String, Object> column(Column column) {
    return SupersetPart.like("column")
        .with("column_name", column.name())
        .with("verbose_name", column.label())
        .with("is_dttm", "DATE".equals(column.type()) || "DATETIME".equals(column.type()))
        .with("type", column.type())
        .with("expression", column.expression())
        .with("description", column.sentence())
        .content();
  }
}
