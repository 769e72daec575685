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
    return SupersetPart.like("chart")
        .with("slice_name", title())
        .with("viz_type", params.get("viz_type"))
        .with("params", params)
        .with("uuid", uuid())
        .with("dataset_uuid", SupersetId.of("dataset", chart.dataSet()))
        .content();
  }

  private Map<String, Object> params() {
    List<Object> metrics = chart.metrics().stream().map(this::metric).toList();
    SupersetPart params = SupersetPart.like(chart.as().name()).with("adhoc_filters", filters());
    switch (chart.as()) {
      case number -> params.with("metric", metrics.get(0)).with("y_axis_format", format());
      case rows ->
          params
              .with("all_columns", chart.columns())
              .with("order_by_cols", List.of("[\"%s\", true]".formatted(chart.columns().get(0))));
      case table ->
          params
              .with("groupby", chart.columns())
              .with("metrics", metrics)
              .with(
                  "timeseries_limit_metric",
                  metrics.get(chart.order() == null ? 0 : chart.order()));
      case line, bar ->
          params
              .with("x_axis", chart.x())
              .with("metrics", metrics)
              .with("groupby", chart.columns())
              .with("y_axis_format", format());
    }
    return params.content();
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
    return SupersetPart.like("own metric")
        .with("sqlExpression", sql)
        .with("label", Words.of(own.get("words")).in(language))
        .with("optionName", "metric_" + SupersetId.of("metric", sql).substring(0, 11))
        .content();
  }

  private List<Map<String, Object>> filters() {
    List<SupersetPart> filters = new ArrayList<>();
    if (chart.x() != null) {
      filters.add(SupersetPart.like("any month").with("subject", chart.x()));
    }
    chart
        .where()
        .forEach(
            (column, values) ->
                filters.add(
                    SupersetPart.like("one of")
                        .with("subject", column)
                        .with("comparator", values)));
    if (chart.having() != null) {
      filters.add(SupersetPart.like("having").with("sqlExpression", chart.having()));
    }
    return filters.stream().map(SupersetPart::content).toList();
  }

  boolean isNumber() {
    return chart.as() == Kind.number;
  }
}
