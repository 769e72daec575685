package vn.dossier.report.semantic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.dossier.report.figure.Language;
import vn.dossier.report.semantic.Dashboard.Chart;
import vn.dossier.report.semantic.Dashboard.Filter;
import vn.dossier.report.semantic.DataSet.Column;
import vn.dossier.report.semantic.DataSet.Metric;

/**
 * What Superset imports: a zip of YAML files that know each other by UUID. The same warehouse gives
 * the same bytes and the same UUIDs, so that a later import replaces what an earlier one brought.
 */
final class SupersetBundle {

  private static final String FOLDER = "dossier_etl/";
  private static final String VERSION = "1.0.0";
  private static final String DATABASE = "dossier-etl";
  private static final int COLUMNS_OF_A_ROW = 12;

  // What values a column has is asked of all their rows, one per dossier: nobody waits for that
  private static final Set<String> ONE_BY_ONE = Set.of("dossier", "kpi_dossier");

  private final Language language;
  private final Map<String, DataSet> dataSets;
  private final Dashboard dashboard;
  private final String databaseUri;

  /**
   * @param databaseUri as SQLAlchemy reads it, with a mask for the password
   */
  SupersetBundle(
      Language language, Map<String, DataSet> dataSets, Dashboard dashboard, String databaseUri) {
    this.language = language;
    this.dataSets = dataSets;
    this.dashboard = dashboard;
    this.databaseUri = databaseUri;
  }

  void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    write(zip, "metadata.yaml", YamlFile.ordered("version", VERSION, "type", "Dashboard"));
    write(zip, "databases/%s.yaml".formatted(DATABASE), database());
    for (DataSet dataSet : dataSets.values()) {
      write(zip, "datasets/%s/%s.yaml".formatted(DATABASE, dataSet.name()), dataSet(dataSet));
    }
    List<Chart> charts = dashboard.charts();
    for (int i = 0; i < charts.size(); i++) {
      write(zip, "charts/%s.yaml".formatted(fileName(i)), chart(i, charts.get(i)));
    }
    write(zip, "dashboards/dossier.yaml", dashboard());
    zip.finish();
  }

  private static void write(ZipOutputStream zip, String name, Map<String, Object> content)
      throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    // Whenever it is written
    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(YamlFile.write(content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String fileName(int chart) {
    return "%02d_question_%d".formatted(chart + 1, dashboard.charts().get(chart).question());
  }

  private static String uuid(String kind, String name) {
    return UUID.nameUUIDFromBytes(
            "dossier-etl/%s/%s".formatted(kind, name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private Map<String, Object> database() {
    return YamlFile.ordered(
        "database_name",
        DATABASE,
        "sqlalchemy_uri",
        databaseUri,
        "cache_timeout",
        null,
        "expose_in_sqllab",
        true,
        "allow_run_async",
        false,
        "allow_ctas",
        false,
        "allow_cvas",
        false,
        "allow_csv_upload",
        false,
        "extra",
        YamlFile.ordered("allows_virtual_table_explore", true),
        "uuid",
        uuid("database", DATABASE),
        "version",
        VERSION);
  }

  private static Map<String, Object> dataSet(DataSet dataSet) {
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
        !ONE_BY_ONE.contains(dataSet.name()),
        "fetch_values_predicate",
        null,
        "extra",
        null,
        "uuid",
        uuid("dataset", dataSet.name()),
        "metrics",
        dataSet.metrics().stream().map(SupersetBundle::metric).toList(),
        "columns",
        dataSet.columns().stream().map(SupersetBundle::column).toList(),
        "version",
        VERSION,
        "database_uuid",
        uuid("database", DATABASE));
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
    boolean date = "DATE".equals(column.type()) || "DATETIME".equals(column.type());
    return YamlFile.ordered(
        "column_name",
        column.name(),
        "verbose_name",
        column.label(),
        "is_dttm",
        date,
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

  private Map<String, Object> chart(int number, Chart chart) {
    Map<String, Object> params = params(chart);
    return YamlFile.ordered(
        "slice_name",
        chart.words().in(language),
        "viz_type",
        params.get("viz_type"),
        "params",
        params,
        "query_context",
        null,
        "cache_timeout",
        null,
        "uuid",
        uuid("chart", fileName(number)),
        "version",
        VERSION,
        "dataset_uuid",
        uuid("dataset", chart.dataSet()));
  }

  private Map<String, Object> params(Chart chart) {
    List<Object> metrics = new ArrayList<>();
    chart.metrics().forEach(metric -> metrics.add(metricOf(metric)));
    Map<String, Object> params =
        switch (chart.as()) {
          case number ->
              YamlFile.ordered(
                  "viz_type",
                  "big_number_total",
                  "metric",
                  metrics.get(0),
                  "y_axis_format",
                  format(chart),
                  "header_font_size",
                  0.4,
                  "subheader_font_size",
                  0.15);
          case rows ->
              YamlFile.ordered(
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
          case table ->
              YamlFile.ordered(
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
          case line, bar ->
              YamlFile.ordered(
                  "viz_type",
                  chart.as() == Dashboard.Kind.line
                      ? "echarts_timeseries_line"
                      : "echarts_timeseries_bar",
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
                  chart.as() == Dashboard.Kind.bar ? "Stack" : null,
                  "x_axis_time_format",
                  "%m/%Y",
                  "y_axis_format",
                  format(chart));
        };
    params.put("adhoc_filters", filters(chart));
    params.put("extra_form_data", YamlFile.ordered());
    return params;
  }

  private String format(Chart chart) {
    return dataSets.get(chart.dataSet()).metric((String) chart.metrics().get(0)).format();
  }

  /** A metric of the data set by its name, or an expression. */
  private Object metricOf(Object said) {
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
        "metric_" + uuid("metric", sql).substring(0, 11));
  }

  private static List<Map<String, Object>> filters(Chart chart) {
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

  private Map<String, Object> dashboard() {
    return YamlFile.ordered(
        "dashboard_title",
        dashboard.title().in(language),
        "description",
        null,
        "css",
        "",
        "slug",
        "dossier-etl",
        "certified_by",
        null,
        "certification_details",
        null,
        "published",
        true,
        "uuid",
        uuid("dashboard", DATABASE),
        "position",
        position(),
        "metadata",
        YamlFile.ordered(
            "native_filter_configuration",
            dashboard.filters().stream().map(this::filter).toList(),
            "chart_configuration",
            YamlFile.ordered(),
            "color_scheme",
            "supersetColors",
            "cross_filters_enabled",
            false,
            "default_filters",
            "{}",
            "expanded_slices",
            YamlFile.ordered(),
            "refresh_frequency",
            0,
            "timed_refresh_immune_slices",
            List.of()),
        "version",
        VERSION);
  }

  private Map<String, Object> filter(Filter filter) {
    List<Integer> reached = new ArrayList<>();
    List<Integer> excluded = new ArrayList<>();
    List<Chart> charts = dashboard.charts();
    for (int i = 0; i < charts.size(); i++) {
      (charts.get(i).by().contains(filter.name()) ? reached : excluded).add(i + 1);
    }
    Map<String, Object> first =
        filter.first() == null
            ? YamlFile.ordered(
                "extraFormData", YamlFile.ordered(), "filterState", YamlFile.ordered())
            : YamlFile.ordered(
                "extraFormData",
                YamlFile.ordered(
                    "filters",
                    List.of(
                        YamlFile.ordered(
                            "col", filter.column(), "op", "IN", "val", List.of(filter.first())))),
                "filterState",
                YamlFile.ordered("value", List.of(filter.first()), "label", filter.first()));
    boolean needed = filter.newest() || filter.first() != null;
    return YamlFile.ordered(
        "id",
        "NATIVE_FILTER-" + filter.name(),
        "type",
        "NATIVE_FILTER",
        "filterType",
        "filter_select",
        "name",
        filter.words().in(language),
        "description",
        "",
        "targets",
        List.of(
            YamlFile.ordered(
                "column",
                YamlFile.ordered("name", filter.column()),
                "datasetUuid",
                uuid("dataset", filter.dataSet()))),
        "defaultDataMask",
        first,
        "controlValues",
        YamlFile.ordered(
            "enableEmptyFilter",
            needed,
            "defaultToFirstItem",
            filter.newest(),
            "multiSelect",
            !needed,
            "searchAllOptions",
            false,
            "inverseSelection",
            false,
            "sortAscending",
            !filter.newest()),
        "requiredFirst",
        filter.newest(),
        "cascadeParentIds",
        List.of(),
        "scope",
        YamlFile.ordered("rootPath", List.of("ROOT_ID"), "excluded", excluded),
        "chartsInScope",
        reached,
        "tabsInScope",
        List.of());
  }

  private Map<String, Object> position() {
    Map<String, Object> position = YamlFile.ordered("DASHBOARD_VERSION_KEY", "v2");
    List<String> rows = new ArrayList<>();
    int number = 0;
    for (List<Chart> row : dashboard.rows()) {
      String rowId = "ROW-%d".formatted(rows.size() + 1);
      rows.add(rowId);
      List<String> children = new ArrayList<>();
      boolean numbers = row.get(0).as() == Dashboard.Kind.number;
      for (Chart chart : row) {
        number++;
        String id = "CHART-%d".formatted(number);
        children.add(id);
        position.put(
            id,
            component(
                id,
                "CHART",
                List.of(),
                List.of("ROOT_ID", "GRID_ID", rowId),
                YamlFile.ordered(
                    "chartId",
                    number,
                    "uuid",
                    uuid("chart", fileName(number - 1)),
                    "sliceName",
                    chart.words().in(language),
                    "width",
                    COLUMNS_OF_A_ROW / row.size(),
                    "height",
                    numbers ? 24 : 60)));
      }
      position.put(
          rowId,
          component(
              rowId,
              "ROW",
              children,
              List.of("ROOT_ID", "GRID_ID"),
              YamlFile.ordered("background", "BACKGROUND_TRANSPARENT")));
    }
    position.put("GRID_ID", component("GRID_ID", "GRID", rows, List.of("ROOT_ID"), null));
    position.put("ROOT_ID", component("ROOT_ID", "ROOT", List.of("GRID_ID"), null, null));
    position.put(
        "HEADER_ID",
        YamlFile.ordered(
            "id", "HEADER_ID",
            "type", "HEADER",
            "meta", YamlFile.ordered("text", dashboard.title().in(language))));
    return position;
  }

  private static Map<String, Object> component(
      String id,
      String type,
      List<String> children,
      List<String> parents,
      Map<String, Object> meta) {
    Map<String, Object> component = YamlFile.ordered("id", id, "type", type, "children", children);
    if (parents != null) {
      component.put("parents", parents);
    }
    if (meta != null) {
      component.put("meta", meta);
    }
    return component;
  }
}
