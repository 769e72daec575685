package vn.dossier.report.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dossier.report.figure.Language;
import vn.dossier.report.semantic.Dashboard.Filter;

/**
 * The dashboard as Superset imports it: its filters, and which charts each of them reaches.
 *
 * @param rows of charts, as they lie on it
 */
record SupersetDashboard(Dashboard dashboard, List<List<SupersetChart>> rows, Language language) {

  Map<String, Object> file() {
    String title = dashboard.title().in(language);
    return YamlFile.ordered(
        "dashboard_title",
        title,
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
        SupersetId.of("dashboard", SupersetBundle.DATABASE),
        "position",
        SupersetGrid.position(title, rows),
        "metadata",
        metadata(),
        "version",
        SupersetBundle.VERSION);
  }

  private Map<String, Object> metadata() {
    return YamlFile.ordered(
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
        List.of());
  }

  private Map<String, Object> filter(Filter filter) {
    List<Integer> reached = new ArrayList<>();
    List<Integer> excluded = new ArrayList<>();
    rows.stream()
        .flatMap(List::stream)
        .forEach(
            chart ->
                (chart.chart().by().contains(filter.name()) ? reached : excluded)
                    .add(chart.number()));
    return YamlFile.ordered(
        "id", "NATIVE_FILTER-" + filter.name(),
        "type", "NATIVE_FILTER",
        "filterType", "filter_select",
        "name", filter.words().in(language),
        "description", "",
        "targets", List.of(target(filter)),
        "defaultDataMask", first(filter),
        "controlValues", controls(filter),
        "requiredFirst", filter.newest(),
        "cascadeParentIds", List.of(),
        "scope", YamlFile.ordered("rootPath", List.of("ROOT_ID"), "excluded", excluded),
        "chartsInScope", reached,
        "tabsInScope", List.of());
  }

  private static Map<String, Object> target(Filter filter) {
    return YamlFile.ordered(
        "column", YamlFile.ordered("name", filter.column()),
        "datasetUuid", SupersetId.of("dataset", filter.dataSet()));
  }

  private static Map<String, Object> first(Filter filter) {
    if (filter.first() == null) {
      return YamlFile.ordered(
          "extraFormData", YamlFile.ordered(), "filterState", YamlFile.ordered());
    }
    List<String> value = List.of(filter.first());
    return YamlFile.ordered(
        "extraFormData",
        YamlFile.ordered(
            "filters", List.of(YamlFile.ordered("col", filter.column(), "op", "IN", "val", value))),
        "filterState",
        YamlFile.ordered("value", value, "label", filter.first()));
  }

  // Without a value it would show all months at once
  private static Map<String, Object> controls(Filter filter) {
    boolean needed = filter.newest() || filter.first() != null;
    return YamlFile.ordered(
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
        !filter.newest());
  }
}
