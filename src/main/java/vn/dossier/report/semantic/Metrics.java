package vn.dossier.report.semantic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dossier.measure.Indicator;
import vn.dossier.measure.Measure;
import vn.dossier.measure.Measures;
import vn.dossier.report.figure.Language;
import vn.dossier.report.semantic.DataSet.Metric;
import vn.dossier.report.words.Wording;

/**
 * The measures of a data set: sums of what adds up, and shares as sum over sum. Over rows that
 * count the same dossiers twice they are empty, since a wrong figure would look right.
 */
final class Metrics {

  private static final String WHOLE = ",d";
  private static final String PERCENT = ".1%";

  private final Vocabulary vocabulary;
  private final Language language;
  private final Wording wording;

  Metrics(Vocabulary vocabulary, Language language) {
    this.vocabulary = vocabulary;
    this.language = language;
    this.wording = new Wording(language);
  }

  List<Metric> of(String object, Collection<String> columns) {
    List<String> guarded = vocabulary.oneAtATime(object, columns);
    List<Metric> metrics = new ArrayList<>();
    metrics.add(metric("count", wording.text("semantic_rows"), "COUNT(*)", WHOLE, List.of()));
    columns.stream()
        .filter(column -> vocabulary.addsUp(object, column))
        .map(c -> metric("sum_" + c, label(c), "SUM(%s)".formatted(c), WHOLE, guarded))
        .forEach(metrics::add);
    vocabulary
        .shares()
        .forEach(
            (column, share) ->
                share.of().stream()
                    .filter(pair -> columns.contains(column) && columns.containsAll(pair))
                    .map(
                        pair ->
                            metric(
                                shareName(column),
                                share.words().in(language),
                                ratio(pair.get(0), List.of(pair.get(0)), pair.get(1)),
                                PERCENT,
                                guarded))
                    .forEach(metrics::add));
    Measures.all().indicators().stream()
        .filter(indicator -> columns.containsAll(columnsOf(indicator)))
        .map(indicator -> share(indicator, guarded))
        .forEach(metrics::add);
    return metrics;
  }

  private Metric share(Indicator indicator, List<String> guarded) {
    List<String> numerator = indicator.numerator().stream().map(Measure::name).toList();
    return metric(
        "share_" + indicator.name(),
        wording.text("semantic_share", wording.text("indicator_" + indicator.name())),
        ratio(String.join(" + ", numerator), numerator, indicator.denominator().name()),
        PERCENT,
        guarded);
  }

  private static List<String> columnsOf(Indicator indicator) {
    return Stream.concat(indicator.numerator().stream(), Stream.of(indicator.denominator()))
        .map(Measure::name)
        .toList();
  }

  private static String shareName(String column) {
    return column.equals("rate") ? "share" : "share_" + column.replaceFirst("_rate$", "");
  }

  private String label(String column) {
    return vocabulary.label(column).orElseThrow().in(language);
  }

  // Only rows that have both: a share of what nobody knows is not 0
  private static String ratio(String numerator, List<String> numerators, String denominator) {
    return "1.000000 * SUM(CASE WHEN %s IS NOT NULL THEN %s END) / NULLIF(SUM(CASE WHEN %s THEN %s END), 0)"
        .formatted(
            denominator,
            numerator,
            numerators.stream().map(n -> n + " IS NOT NULL").collect(Collectors.joining(" AND ")),
            denominator);
  }

  private Metric metric(
      String name, String label, String expression, String format, List<String> guarded) {
    if (guarded.isEmpty()) {
      return new Metric(name, label, expression, format, null);
    }
    String one =
        guarded.stream()
            .map("COUNT(DISTINCT %s) <= 1"::formatted)
            .collect(Collectors.joining(" AND "));
    return new Metric(
        name,
        label,
        "CASE WHEN %s THEN %s END".formatted(one, expression),
        format,
        wording.text("semantic_one_at_a_time", String.join(", ", guarded)));
  }
}
