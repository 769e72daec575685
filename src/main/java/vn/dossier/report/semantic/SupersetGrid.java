package vn.dossier.report.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the charts lie on the dashboard: rows of a grid twelve columns wide, by their ids. */
final class SupersetGrid {

  private static final int COLUMNS = 12;
  private static final int HEIGHT_OF_NUMBERS = 24;
  private static final int HEIGHT = 60;

  private SupersetGrid() {}

  static Map<String, Object> position(String title, List<List<SupersetChart>> rows) {
    Map<String, Object> position = YamlFile.ordered("DASHBOARD_VERSION_KEY", "v2");
    List<String> rowIds = new ArrayList<>();
    for (List<SupersetChart> row : rows) {
      String id = "ROW-%d".formatted(rowIds.size() + 1);
      rowIds.add(id);
      List<String> charts = new ArrayList<>();
      for (SupersetChart chart : row) {
        Map<String, Object> placed = chart(chart, id, row);
        charts.add((String) placed.get("id"));
        position.put((String) placed.get("id"), placed);
      }
      Map<String, Object> background = YamlFile.ordered("background", "BACKGROUND_TRANSPARENT");
      position.put(id, component(id, "ROW", charts, List.of("ROOT_ID", "GRID_ID"), background));
    }
    position.put("GRID_ID", component("GRID_ID", "GRID", rowIds, List.of("ROOT_ID"), null));
    position.put("ROOT_ID", component("ROOT_ID", "ROOT", List.of("GRID_ID"), null, null));
    position.put(
        "HEADER_ID",
        YamlFile.ordered(
            "id", "HEADER_ID",
            "type", "HEADER",
            "meta", YamlFile.ordered("text", title)));
    return position;
  }

  private static Map<String, Object> chart(
      SupersetChart chart, String rowId, List<SupersetChart> row) {
    return component(
        "CHART-%d".formatted(chart.number()),
        "CHART",
        List.of(),
        List.of("ROOT_ID", "GRID_ID", rowId),
        YamlFile.ordered(
            "chartId", chart.number(),
            "uuid", chart.uuid(),
            "sliceName", chart.title(),
            "width", COLUMNS / row.size(),
            "height", row.get(0).isNumber() ? HEIGHT_OF_NUMBERS : HEIGHT));
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
