package vn.dossier.report.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dossier.report.figure.Language;
import vn.dossier.report.semantic.Dashboard.Chart;
import vn.dossier.report.semantic.Dashboard.Kind;

/**
 * A chart as Superset imports it.
 *
 * @param number of the chart on the dashboard, from 1
 */
record SupersetChart(int number, Chart chart, Map<String, DataSet> dataSets, Language language) {

  /** The charts of a dashboard, from the top down, numbered through. */
  static List<List<SupersetChart>> rows(
      Dashboard dashboard, Map<String, DataSet> dataSets, Language language) {
    List<List<SupersetChart>> rows = new ArrayList<>();
    int number = 0;
    for (List<Chart> row : dashboard.rows()) {
      List<SupersetChart> numbered = new ArrayList<>();
      for (Chart chart : row) {
        numbered.add(new SupersetChart(++number, chart, dataSets, language));
      }
      rows.add(numbered);
    }
    return rows;
  }

  /** The name of its file. */
  String name() {
    return "%02d_question_%d".formatted(number, chart.question());
  }

  String uuid() {
    return SupersetId.of("chart", name());
  }

  String title() {
    return chart.words().in(language);
  }

  Map<String, Object> file() {
    Map<String, Object> params = params();
    return YamlFile.ordered(
        "slice_name",
        title(),
        "viz_type",
        params.get("viz_type"),
        "params",
        params,
        "query_context",
        null,
        "cache_timeout",
        null,
        "uuid",
        uuid(),
        "version",
        SupersetBundle.VERSION,
        "dataset_uuid",
        SupersetId.of("dataset", chart.dataSet()));
  }

  private Map<String, Object> params() {
    List<Object> metrics = chart.metrics().stream().map(this::metric).toList();
    Map<String, Object> params =
        switch (chart.as()) {
          case number -> bigNumber(metrics.get(0));
          case rows -> rawTable();
          case table -> aggregateTable(metrics);
          case line -> timeSeries("echarts_timeseries_line", null, metrics);
          case bar -> timeSeries("echarts_timeseries_bar", "Stack", metrics);
        };
    params.put("adhoc_filters", filters());
    params.put("extra_form_data", YamlFile.ordered());
    return params;
  }

  private Map<String, Object> bigNumber(Object metric) {
    return YamlFile.ordered(
        "viz_type",
        "big_number_total",
        "metric",
        metric,
        "y_axis_format",
        format(),
        "header_font_size",
        0.4,
        "subheader_font_size",
        0.15);
  }

  private Map<String, Object> rawTable() {
    return YamlFile.ordered(
        "viz_type",
        "table",
        "query_mode",
        "raw",
        "all_columns",
        chart.columns(),
        "order_by_cols",
        List.of("[\"%s\", true]".formatted(chart.columns().get(0))),
        "row_limit",
        1000,
        "server_page_length",
        10,
        "table_timestamp_format",
        "%Y-%m-%d");
  }

  private Map<String, Object> aggregateTable(List<Object> metrics) {
    return YamlFile.ordered(
        "viz_type",
        "table",
        "query_mode",
        "aggregate",
        "groupby",
        chart.columns(),
        "metrics",
        metrics,
        "percent_metrics",
        List.of(),
        "timeseries_limit_metric",
        metrics.get(chart.order() == null ? 0 : chart.order()),
        "order_desc",
        true,
        "row_limit",
        100,
        "server_page_length",
        10,
        "table_timestamp_format",
        "%Y-%m-%d");
  }

  private Map<String, Object> timeSeries(String type, String stack, List<Object> metrics) {
    return YamlFile.ordered(
        "viz_type",
        type,
        "x_axis",
        chart.x(),
        "time_grain_sqla",
        "P1M",
        "metrics",
        metrics,
        "groupby",
        chart.columns(),
        "row_limit",
        10000,
        "show_legend",
        true,
        "rich_tooltip",
        true,
        "markerEnabled",
        true,
        "stack",
        stack,
        "x_axis_time_format",
        "%m/%Y",
        "y_axis_format",
        format());
  }

  private String format() {
    return dataSets.get(chart.dataSet()).metric((String) chart.metrics().get(0)).format();
  }

  /** A metric of the data set by its name, or an expression. */
  private Object metric(Object said) {
    if (said instanceof String name) {
      return name;
    }
    Map<String, Object> own = YamlFile.map(said);
    String sql = (String) own.get("sql");
    return YamlFile.ordered(
        "expressionType",
        "SQL",
        "sqlExpression",
        sql,
        "label",
        Words.of(own.get("words")).in(language),
        "hasCustomLabel",
        true,
        "optionName",
        "metric_" + SupersetId.of("metric", sql).substring(0, 11));
  }

  private List<Map<String, Object>> filters() {
    List<Map<String, Object>> filters = new ArrayList<>();
    if (chart.x() != null) {
      filters.add(
          YamlFile.ordered(
              "clause", "WHERE",
              "expressionType", "SIMPLE",
              "subject", chart.x(),
              "operator", "TEMPORAL_RANGE",
              "comparator", "No filter"));
    }
    chart
        .where()
        .forEach(
            (column, values) ->
                filters.add(
                    YamlFile.ordered(
                        "clause", "WHERE",
                        "expressionType", "SIMPLE",
                        "subject", column,
                        "operator", "IN",
                        "operatorId", "IN",
                        "comparator", values)));
    if (chart.having() != null) {
      filters.add(
          YamlFile.ordered(
              "clause", "HAVING",
              "expressionType", "SQL",
              "sqlExpression", chart.having()));
    }
    return filters;
  }

  boolean isNumber() {
    return chart.as() == Kind.number;
  }
}
