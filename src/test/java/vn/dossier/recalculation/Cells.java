package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Additive measures by cell: an aggregate table. */
final class Cells {

  private final Map<Cell, Map<String, Long>> sums = new LinkedHashMap<>();

  void add(Cell cell, Map<String, Long> measures) {
    Map<String, Long> sum = sums.computeIfAbsent(cell, c -> new LinkedHashMap<>());
    measures.forEach((measure, value) -> sum.merge(measure, value, Long::sum));
  }

  /** Replaces what lies on the days that hold, and leaves all else as it is. */
  void replace(Predicate<LocalDate> days, Cells recomputed) {
    sums.keySet().removeIf(cell -> days.test(cell.date()));
    recomputed.sums.forEach(
        (cell, measures) -> {
          if (days.test(cell.date())) {
            sums.put(cell, measures);
          }
        });
  }

  Cells groupedBy(UnaryOperator<Cell> coarser) {
    Cells grouped = new Cells();
    forEach((cell, measures) -> grouped.add(coarser.apply(cell), measures));
    return grouped;
  }

  void forEach(BiConsumer<Cell, Map<String, Long>> action) {
    sums.forEach(action);
  }

  Map<String, Long> at(Cell cell) {
    return sums.getOrDefault(cell, Map.of());
  }
}
