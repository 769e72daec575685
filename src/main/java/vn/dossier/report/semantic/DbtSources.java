package vn.dossier.report.semantic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import vn.dossier.report.figure.Language;
import vn.dossier.report.semantic.Dashboard.Chart;
import vn.dossier.report.semantic.PublishedObjects.PublishedColumn;
import vn.dossier.report.semantic.PublishedObjects.PublishedObject;

/**
 * What dbt reads: the published tables and views as sources, the keys between them as tests, the
 * questions as exposures.
 */
final class DbtSources {

  private static final String SOURCE = "dossier_etl";

  private final Vocabulary vocabulary = Vocabulary.read();
  private final Language language;
  private final List<PublishedObject> objects;
  private final Dashboard dashboard;

  DbtSources(Language language, List<PublishedObject> objects, Dashboard dashboard) {
    this.language = language;
    this.objects = objects;
    this.dashboard = dashboard;
  }

  String yaml() {
    Map<String, Object> source =
        YamlFile.ordered(
            "name",
            SOURCE,
            "description",
            dashboard.title().in(language),
            // The database's name, which dbt calls schema on MySQL and MariaDB
            "schema",
            "{{ env_var('DOSSIER_WAREHOUSE_SCHEMA', 'warehouse') }}",
            "tables",
            objects.stream().map(this::table).toList());
    return YamlFile.write(
        YamlFile.ordered("version", 2, "sources", List.of(source), "exposures", exposures()));
  }

  private Map<String, Object> table(PublishedObject object) {
    return YamlFile.ordered(
        "name", object.name(),
        "description", object.sentence(),
        "columns", object.columns().stream().map(column -> column(object, column)).toList());
  }

  private Map<String, Object> column(PublishedObject object, PublishedColumn column) {
    Map<String, Object> said =
        YamlFile.ordered(
            "name", column.name(),
            "description", column.sentence(),
            "data_type", column.type().toLowerCase(Locale.ROOT));
    vocabulary
        .label(column.name())
        .ifPresent(
            words ->
                said.put(
                    "config",
                    YamlFile.ordered(
                        "meta",
                        YamlFile.ordered(
                            "label_vi",
                            words.in(Language.VI),
                            "label_en",
                            words.in(Language.EN)))));
    if (vocabulary.keys(object).contains(column.name())) {
      said.put(
          "data_tests",
          List.of(
              YamlFile.ordered(
                  "relationships",
                  YamlFile.ordered(
                      "arguments",
                      YamlFile.ordered(
                          "to",
                          source(vocabulary.relations().get(column.name()).to()),
                          "field",
                          column.name())))));
    }
    return said;
  }

  private static String source(String table) {
    return "source('%s', '%s')".formatted(SOURCE, table);
  }

  /** One for each question, of whatever its charts are made of. */
  private List<Map<String, Object>> exposures() {
    Map<Integer, List<Chart>> byQuestion = new LinkedHashMap<>();
    dashboard
        .charts()
        .forEach(
            chart ->
                byQuestion.computeIfAbsent(chart.question(), q -> new ArrayList<>()).add(chart));
    List<Map<String, Object>> exposures = new ArrayList<>();
    new TreeSet<>(byQuestion.keySet())
        .forEach(
            question -> {
              List<Chart> charts = byQuestion.get(question);
              exposures.add(
                  YamlFile.ordered(
                      "name",
                      "question_%02d".formatted(question),
                      "label",
                      // The chart that asks, where some only show a number
                      charts.stream()
                          .filter(chart -> chart.as().compareTo(Dashboard.Kind.table) >= 0)
                          .findFirst()
                          .orElse(charts.get(0))
                          .words()
                          .in(language),
                      "type",
                      "analysis",
                      "owner",
                      YamlFile.ordered("name", SOURCE),
                      "depends_on",
                      charts.stream()
                          .flatMap(c -> tables(c).stream())
                          .distinct()
                          .sorted()
                          .toList()));
            });
    return exposures;
  }

  private List<String> tables(Chart chart) {
    return objects.stream()
        .map(PublishedObject::name)
        .filter(
            name ->
                name.equals(chart.dataSet())
                    || chart.dataSet().equals(name + "_star")
                    || dashboard.queries().stream()
                        .anyMatch(q -> q.name().equals(chart.dataSet()) && q.like().equals(name)))
        .map(DbtSources::source)
        .toList();
  }
}
