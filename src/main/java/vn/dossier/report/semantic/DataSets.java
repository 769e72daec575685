package vn.dossier.report.semantic;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dossier.measure.Measures;
import vn.dossier.report.figure.Language;
import vn.dossier.report.semantic.DataSet.Column;
import vn.dossier.report.semantic.PublishedObjects.PublishedObject;
import vn.dossier.report.words.Wording;

/**
 * Every published table and view as a data set. Facts stand there with their dimensions, for
 * agencies in statistics alone, as the views count them.
 */
final class DataSets {

  private static final List<String> LEVELS =
      List.of("ALL", "PROVINCE", "BELOW_PROVINCE", "DISTRICT", "COMMUNE", "UNKNOWN");

  private final Vocabulary vocabulary = Vocabulary.read();
  private final Map<String, PublishedObject> objects;
  private final Language language;
  private final Metrics metrics;
  private final Wording wording;

  DataSets(List<PublishedObject> objects, Language language) {
    this.objects = new LinkedHashMap<>();
    objects.forEach(object -> this.objects.put(object.name(), object));
    this.language = language;
    this.metrics = new Metrics(vocabulary, language);
    this.wording = new Wording(language);
  }

  /** By name, in the order of the dictionary, those of the dashboard behind. */
  Map<String, DataSet> all(Dashboard dashboard, YearMonth baseline) {
    Map<String, DataSet> all = new LinkedHashMap<>();
    for (PublishedObject object : objects.values()) {
      DataSet made = vocabulary.keys(object).isEmpty() ? asItIs(object) : withDimensions(object);
      all.put(made.name(), made);
    }
    dashboard
        .queries()
        .forEach(
            query -> {
              List<Column> columns = new ArrayList<>(all.get(query.like()).columns());
              query.adds().forEach(name -> columns.add(column(name, "", "BIGINT")));
              String sql = query.sql().replace(":baseline", baseline.atDay(1).toString());
              all.put(
                  query.name(),
                  dataSet(query.name(), query.like(), query.words().in(language), sql, columns));
            });
    return all;
  }

  private DataSet asItIs(PublishedObject object) {
    return dataSet(object.name(), object.name(), object.sentence(), null, own(object));
  }

  private DataSet withDimensions(PublishedObject object) {
    List<Column> columns = new ArrayList<>(own(object));
    StringBuilder selected =
        new StringBuilder(
            columns.stream().map(c -> "f." + c.name()).collect(Collectors.joining(", ")));
    StringBuilder joined = new StringBuilder("FROM %s f".formatted(object.name()));
    String condition = "";
    for (String key : vocabulary.keys(object)) {
      Vocabulary.Relation relation = vocabulary.relations().get(key);
      joined.append("\nJOIN %1$s ON %1$s.%2$s = f.%2$s".formatted(relation.to(), key));
      for (Column column : own(objects.get(relation.to()))) {
        if (relation.take().contains(column.name())) {
          columns.add(column);
          selected.append(", %s.%s".formatted(relation.to(), column.name()));
        }
      }
      if (relation.to().equals("dim_agency")) {
        condition = "\nWHERE dim_agency.in_statistics = 1";
      }
    }
    return dataSet(
        object.name() + "_star",
        object.name(),
        object.sentence() + " " + wording.text("semantic_star"),
        """
        SELECT %s
        %s%s
        """
            .formatted(selected, joined, condition),
        columns);
  }

  /**
   * @param of the table or view whose columns it has
   */
  private DataSet dataSet(
      String name, String of, String sentence, String sql, List<Column> columns) {
    List<String> names = columns.stream().map(Column::name).toList();
    List<Column> all = new ArrayList<>(columns);
    names.forEach(column -> worded(column).ifPresent(all::add));
    Optional<String> date =
        columns.stream().filter(c -> "DATE".equals(c.type())).map(Column::name).findFirst();
    String month = names.contains("month_start") ? "month_start" : date.orElse(null);
    return new DataSet(name, sentence, sql, month, distinct(all), metrics.of(of, names));
  }

  // The query of a dashboard is like a data set that has its words already
  private static List<Column> distinct(List<Column> columns) {
    Map<String, Column> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.putIfAbsent(column.name(), column));
    return List.copyOf(byName.values());
  }

  private List<Column> own(PublishedObject object) {
    return object.columns().stream().map(c -> column(c.name(), c.sentence(), c.type())).toList();
  }

  private Column column(String name, String sentence, String type) {
    // A test finds the column that the file has forgotten; its name says enough until then
    String label = vocabulary.label(name).map(words -> words.in(language)).orElse(name);
    return new Column(name, label, sentence, type, null);
  }

  /** The words for the codes of a column, as a column of their own. */
  private Optional<Column> worded(String column) {
    Map<String, String> words = new LinkedHashMap<>();
    switch (column) {
      case "indicator" ->
          Measures.all()
              .indicators()
              .forEach(i -> words.put(i.name(), wording.text("indicator_" + i.name())));
      case "level" -> LEVELS.forEach(l -> words.put(l, wording.text("level_" + l)));
      default ->
          vocabulary.values(column).forEach((code, pair) -> words.put(code, pair.in(language)));
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String cases =
        words.entrySet().stream()
            .map(e -> "WHEN '%s' THEN '%s'".formatted(e.getKey(), e.getValue().replace("'", "''")))
            .collect(Collectors.joining(" "));
    return Optional.of(
        new Column(
            column + "_name",
            wording.text("semantic_" + column),
            "",
            "VARCHAR",
            "CASE %1$s %2$s ELSE %1$s END".formatted(column, cases)));
  }
}
