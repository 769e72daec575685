package vn.dossier.testing.semantic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A zip for Superset, and the statements that Superset makes of its charts. */
public final class ImportedBundle {

  private final Map<String, Map<String, Object>> files = new LinkedHashMap<>();

  /**
   * @param zip whose files lie in one folder
   */
  public ImportedBundle(byte[] zip) {
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        String text = new String(entries.readAllBytes(), StandardCharsets.UTF_8);
        String name = entry.getName();
        files.put(
            name.substring(name.indexOf('/') + 1),
            new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Map<String, Map<String, Object>> files() {
    return files;
  }

  /** Those of a folder. */
  public List<Map<String, Object>> all(String folder) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(folder + "/"))
        .map(Map.Entry::getValue)
        .toList();
  }

  public Map<String, Object> dataSet(Object uuid) {
    return all("datasets").stream()
        .filter(dataSet -> dataSet.get("uuid").equals(uuid))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No data set has the UUID " + uuid));
  }

  /** The charts of a question of jobs/bi, as their files are numbered. */
  public List<Map<String, Object>> chartsOf(int question) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith("question_%d.yaml".formatted(question)))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Every column and every metric of a data set at once. */
  public static List<String> statements(Map<String, Object> dataSet) {
    String from = from(dataSet);
    List<Map<String, Object>> columns = maps(dataSet.get("columns"));
    String selected =
        columns.stream()
            .map(c -> "%s AS `%s`".formatted(expression(c), c.get("column_name")))
            .collect(Collectors.joining(", "));
    String metrics =
        maps(dataSet.get("metrics")).stream()
            .map(m -> "%s AS `%s`".formatted(m.get("expression"), m.get("metric_name")))
            .collect(Collectors.joining(", "));
    return List.of(
        "SELECT %s FROM %s LIMIT 10".formatted(selected, from),
        "SELECT %s FROM %s".formatted(metrics, from));
  }

  /**
   * What a chart asks.
   *
   * @param filters values of filters of the dashboard, by column
   */
  public String statement(Map<String, Object> chart, Map<String, String> filters) {
    Map<String, Object> dataSet = dataSet(chart.get("dataset_uuid"));
    Map<String, Object> params = map(chart.get("params"));
    List<String> dimensions = new ArrayList<>();
    if (params.get("x_axis") != null) {
      dimensions.add((String) params.get("x_axis"));
    }
    boolean raw = "raw".equals(params.get("query_mode"));
    dimensions.addAll(strings(params.get(raw ? "all_columns" : "groupby")));
    List<String> selected = new ArrayList<>();
    dimensions.forEach(d -> selected.add("%s AS `%s`".formatted(column(dataSet, d), d)));
    metrics(chart).forEach(m -> selected.add("%s AS `%s`".formatted(m.expression(), m.label())));
    StringBuilder sql =
        new StringBuilder(
            "SELECT %s FROM %s".formatted(String.join(", ", selected), from(dataSet)));
    List<String> where = new ArrayList<>();
    List<String> having = new ArrayList<>();
    for (Map<String, Object> filter : maps(params.get("adhoc_filters"))) {
      if (filter.get("clause").equals("HAVING")) {
        having.add("(%s)".formatted(filter.get("sqlExpression")));
      } else if (filter.get("operator").equals("IN")) {
        where.add(in(column(dataSet, (String) filter.get("subject")), filter.get("comparator")));
      }
    }
    filters.forEach(
        (name, value) -> where.add("%s = '%s'".formatted(column(dataSet, name), value)));
    append(sql, " WHERE ", " AND ", where);
    if (!raw) {
      append(sql, " GROUP BY ", ", ", dimensions.stream().map(d -> column(dataSet, d)).toList());
    }
    append(sql, " HAVING ", " AND ", having);
    Object order = params.get("timeseries_limit_metric");
    if (order != null) {
      sql.append(" ORDER BY %s DESC".formatted(metric(dataSet, order).expression()));
    }
    return sql.append(" LIMIT 10000").toString();
  }

  /**
   * What is computed.
   *
   * @param format as d3 understands it; null when nothing is said
   */
  public record Metric(String label, String expression, String format) {}

  public List<Metric> metrics(Map<String, Object> chart) {
    Map<String, Object> params = map(chart.get("params"));
    List<Object> said = new ArrayList<>();
    if (params.get("metric") != null) {
      said.add(params.get("metric"));
    }
    if (params.get("metrics") != null) {
      said.addAll((List<?>) params.get("metrics"));
    }
    Map<String, Object> dataSet = dataSet(chart.get("dataset_uuid"));
    return said.stream().map(metric -> metric(dataSet, metric)).toList();
  }

  private static Metric metric(Map<String, Object> dataSet, Object said) {
    if (said instanceof Map<?, ?> own) {
      return new Metric((String) own.get("label"), (String) own.get("sqlExpression"), null);
    }
    return maps(dataSet.get("metrics")).stream()
        .filter(m -> m.get("metric_name").equals(said))
        .map(
            m ->
                new Metric((String) said, (String) m.get("expression"), (String) m.get("d3format")))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("%s has no %s".formatted(dataSet.get("table_name"), said)));
  }

  private static String column(Map<String, Object> dataSet, String name) {
    return maps(dataSet.get("columns")).stream()
        .filter(column -> column.get("column_name").equals(name))
        .map(ImportedBundle::expression)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("%s has no %s".formatted(dataSet.get("table_name"), name)));
  }

  private static String expression(Map<String, Object> column) {
    return (String)
        (column.get("expression") == null ? column.get("column_name") : column.get("expression"));
  }

  private static String from(Map<String, Object> dataSet) {
    return dataSet.get("sql") == null
        ? (String) dataSet.get("table_name")
        : "(%s) AS virtual_table".formatted(dataSet.get("sql"));
  }

  private static String in(String column, Object values) {
    return ((List<?>) values)
        .stream()
            .map(v -> v instanceof Number ? v.toString() : "'%s'".formatted(v))
            .collect(Collectors.joining(", ", column + " IN (", ")"));
  }

  private static void append(
      StringBuilder sql, String before, String between, List<String> conditions) {
    if (!conditions.isEmpty()) {
      sql.append(before).append(String.join(between, conditions));
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object of) {
    return (Map<String, Object>) of;
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> maps(Object of) {
    return (List<Map<String, Object>>) of;
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Object of) {
    return of == null ? List.of() : (List<String>) of;
  }
}
