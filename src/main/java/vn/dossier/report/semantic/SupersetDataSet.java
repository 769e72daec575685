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
    return YamlFile.ordered(
        "table_name",
        dataSet.name(),
        "main_dttm_col",
        dataSet.date(),
        "description",
        dataSet.sentence(),
        "default_endpoint",
        null,
        "offset",
        0,
        "cache_timeout",
        null,
        "schema",
        null,
        "sql",
        dataSet.sql(),
        "params",
        null,
        "template_params",
        null,
        "filter_select_enabled",
        true,
        "fetch_values_predicate",
        null,
        "extra",
        null,
        "uuid",
        SupersetId.of("dataset", dataSet.name()),
        "metrics",
        dataSet.metrics().stream().map(SupersetDataSet::metric).toList(),
        "columns",
        dataSet.columns().stream().map(SupersetDataSet::column).toList(),
        "version",
        SupersetBundle.VERSION,
        "database_uuid",
        SupersetId.of("database", SupersetBundle.DATABASE));
  }

  private static Map<String, Object> metric(Metric metric) {
    return YamlFile.ordered(
        "metric_name", metric.name(),
        "verbose_name", metric.label(),
        "metric_type", metric.name().equals("count") ? "count" : null,
        "expression", metric.expression(),
        "description", metric.warning(),
        "d3format", metric.format(),
        "extra", YamlFile.ordered(),
        "warning_text", metric.warning());
  }

  private static Map<String, Object> column(Column column) {
    return YamlFile.ordered(
        "column_name",
        column.name(),
        "verbose_name",
        column.label(),
        "is_dttm",
        "DATE".equals(column.type()) || "DATETIME".equals(column.type()),
        "is_active",
        true,
        "type",
        column.type(),
        "groupby",
        true,
        "filterable",
        true,
        "expression",
        column.expression(),
        "description",
        column.sentence(),
        "python_date_format",
        null);
  }
}
