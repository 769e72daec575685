package vn.dossier.report.semantic;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

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
    return SupersetPart.like("dashboard")
        .with("dashboard_title", title)
        .with("uuid", SupersetId.of("dashboard", SupersetBundle.DATABASE))
        .with("position", SupersetGrid.position(title, rows))
        .with("metadata", metadata())
        .content();
  }

  private Map<String, Object> metadata() {
    return SupersetPart.like("metadata")
        .with(
            "native_filter_configuration", dashboard.filters().stream().map(this::filter).toList())
        .content();
  }

  private Map<String, Object> filter(Filter filter) {
    Map<Boolean, List<Integer>> reached =
        rows.stream()
            .flatMap(List::stream)
            .collect(
                partitioningBy(
                    chart -> chart.chart().by().contains(filter.name()),
                    mapping(SupersetChart::number, toList())));
    return SupersetPart.like("filter")
        .with("id", "NATIVE_FILTER-" + filter.name())
        .with("name", filter.words().in(language))
        .with("targets", List.of(target(filter)))
        .with("defaultDataMask", first(filter))
        .with("controlValues", controls(filter))
        .with("requiredFirst", filter.newest())
        .with(
            "scope",
            YamlFile.ordered("rootPath", List.of("ROOT_ID"), "excluded", reached.get(false)))
        .with("chartsInScope", reached.get(true))
        .content();
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

  private static Map<String, Object> controls(Filter filter) {
    boolean needed = filter.newest() || filter.first() != null;
    return SupersetPart.like("controls")
        .with("enableEmptyFilter", needed)
        .with("defaultToFirstItem", filter.newest())
        .with("multiSelect", !needed)
        .with("sortAscending", !filter.newest())
        .content();
  }
}
