package vn.dossier.report.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The dashboard (dashboard.yml).
 *
 * @param rows of charts, from the top down
 */
record Dashboard(Words title, List<Filter> filters, List<Query> queries, List<List<Chart>> rows) {

  /**
   * A filter of the whole dashboard.
   *
   * @param dataSet whose values it offers
   * @param newest whether it begins with the greatest value
   * @param first the value that it begins with; null for none
   */
  record Filter(
      String name, Words words, String dataSet, String column, boolean newest, String first) {}

  /** A data set of its own: the columns of another one, and some more. */
  record Query(String name, Words words, String like, List<String> adds, String sql) {}

  /**
   * A chart.
   *
   * @param question of jobs/bi that it answers
   * @param x the month along which it is drawn; null when it is not drawn
   * @param where values that a column must have
   * @param having condition on sums, in SQL; null for none
   * @param metrics a name is a metric of the data set
   * @param order index of the metric that is sorted by, greatest first; null for none
   * @param by names of filters
   */
  record Chart(
      int question,
      Words words,
      String dataSet,
      Kind as,
      String x,
      List<String> columns,
      Map<String, Object> where,
      String having,
      List<Object> metrics,
      Integer order,
      List<String> by) {}

  /** How a chart is shown. */
  enum Kind {
    number,
    rows,
    table,
    line,
    bar
  }

  static Dashboard read() {
    Map<String, Object> file = YamlFile.read("dashboard.yml");
    List<Filter> filters = new ArrayList<>();
    YamlFile.map(file.get("filters"))
        .forEach((name, said) -> filters.add(filter(name, YamlFile.map(said))));
    List<Query> queries = new ArrayList<>();
    YamlFile.map(file.get("data sets"))
        .forEach((name, said) -> queries.add(query(name, YamlFile.map(said))));
    List<List<Chart>> rows =
        YamlFile.<List<Map<String, Object>>>list(file.get("rows")).stream()
            .map(row -> row.stream().map(Dashboard::chart).toList())
            .toList();
    return new Dashboard(Words.of(file.get("title")), filters, queries, rows);
  }

  List<Chart> charts() {
    return rows.stream().flatMap(List::stream).toList();
  }

  private static Filter filter(String name, Map<String, Object> said) {
    return new Filter(
        name,
        Words.of(said.get("words")),
        (String) said.get("data set"),
        (String) said.get("column"),
        Boolean.TRUE.equals(said.get("newest")),
        (String) said.get("first"));
  }

  private static Query query(String name, Map<String, Object> said) {
    return new Query(
        name,
        Words.of(said.get("words")),
        (String) said.get("like"),
        YamlFile.list(said.get("adds")),
        (String) said.get("sql"));
  }

  private static Chart chart(Map<String, Object> said) {
    return new Chart(
        (Integer) said.get("question"),
        Words.of(said.get("words")),
        (String) said.get("data set"),
        Kind.valueOf((String) said.get("as")),
        (String) said.get("x"),
        YamlFile.list(said.get("columns")),
        YamlFile.map(said.get("where")),
        (String) said.get("having"),
        YamlFile.list(said.get("metrics")),
        (Integer) said.get("order"),
        YamlFile.list(said.get("by")));
  }
}
