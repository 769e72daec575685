package vn.dossier.operate.monitor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gauges in the text format of Prometheus, without timestamps, which node_exporter refuses. A
 * library for it would bring a registry and what fills it, for a few lines that are written once.
 */
final class Exposition {

  private final Map<String, List<String>> families = new LinkedHashMap<>();

  /** A gauge without labels; null leaves it out. */
  Exposition gauge(String name, String help, Number value) {
    if (value != null) {
      family(name, help).add("%s %s".formatted(name, plain(value)));
    }
    return this;
  }

  /** A gauge for each value of a label. */
  Exposition gauge(String name, String help, String label, Map<String, ? extends Number> values) {
    if (!values.isEmpty()) {
      List<String> family = family(name, help);
      values.forEach(
          (value, number) ->
              family.add("%s{%s=\"%s\"} %s".formatted(name, label, escaped(value), plain(number))));
    }
    return this;
  }

  private List<String> family(String name, String help) {
    List<String> lines = new ArrayList<>();
    lines.add("# HELP %s %s".formatted(name, help));
    lines.add("# TYPE %s gauge".formatted(name));
    families.put(name, lines);
    return lines;
  }

  /** These gauges, and those of an earlier text that are not among them. */
  Exposition over(String earlier) {
    Exposition all = new Exposition();
    earlier
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> all.families.computeIfAbsent(name(line), n -> new ArrayList<>()).add(line));
    all.families.putAll(families);
    return all;
  }

  private static String name(String line) {
    String sample = line.replaceFirst("^# (HELP|TYPE) ", "");
    return sample.split("[ {]", 2)[0];
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String plain(Number value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).toPlainString()
        : value.toString();
  }

  /** The text, which ends with an end of line: without one it is refused. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    families.values().forEach(lines -> lines.forEach(line -> text.append(line).append('\n')));
    return text.toString();
  }
}
