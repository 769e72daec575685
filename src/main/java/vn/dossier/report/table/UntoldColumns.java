package vn.dossier.report.table;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dossier.measure.Indicator;
import vn.dossier.measure.Measure;
import vn.dossier.measure.Measures;

/** The columns of facts that hold 0 only because the source cannot tell them. */
final class UntoldColumns {

  private static final String UNTOLD = "SELECT indicator FROM kpi_untold_indicator";

  // What is no numerator, but says the same
  private static final Map<String, List<String>> BESIDE =
      Map.of(
          "on_time", List.of("late", "timeliness", "overdue"),
          "cashless", List.of("amount_online"),
          "non_cash", List.of("amount_transfer"));

  private UntoldColumns() {}

  /** Their names, in every fact; none where the source of the last publish tells everything. */
  static Set<String> read(TableQuery query) {
    Set<String> columns = new HashSet<>();
    for (List<String> line : query.lines(UNTOLD, Map.of())) {
      String figure = line.get(0);
      List<String> numerator =
          Measures.all().indicators().stream()
              .filter(indicator -> indicator.name().equals(figure))
              .map(Indicator::numerator)
              .flatMap(List::stream)
              .map(Measure::name)
              .toList();
      // A measure that no indicator is made of is a column by its own name
      columns.addAll(numerator.isEmpty() ? List.of(figure) : numerator);
      columns.addAll(BESIDE.getOrDefault(figure, List.of()));
    }
    return columns;
  }
}
