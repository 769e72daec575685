package vn.dossier.report.semantic;

import java.util.List;

/**
 * What a chart is made of: a table or view, or a query.
 *
 * @param sentence what one row is
 * @param sql null for a table or view of that name
 * @param date the day or month of a row; null when it has none
 */
record DataSet(
    String name,
    String sentence,
    String sql,
    String date,
    List<Column> columns,
    List<Metric> metrics) {

  /**
   * A column.
   *
   * @param type as MySQL names it
   * @param expression in SQL, of other columns; null for a column that is there
   */
  record Column(String name, String label, String sentence, String type, String expression) {}

  /**
   * What is computed over rows.
   *
   * @param expression in SQL
   * @param format as d3 understands it
   * @param warning what it does not add up over; null when it adds up over everything
   */
  record Metric(String name, String label, String expression, String format, String warning) {}

  Metric metric(String name) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("%s has no metric %s".formatted(this.name, name)));
  }
}
