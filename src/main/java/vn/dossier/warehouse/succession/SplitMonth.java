package vn.dossier.warehouse.succession;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dossier.measure.Measure;

/**
 * A month of an old agency, split among those that follow it. What is part of something before the
 * split is so afterwards (src/docs/contracts.md): channels add up to dossiers, numerators stay
 * within denominators.
 */
final class SplitMonth {

  private final Apportionment apportionment;
  private final List<Measure> measures;
  private final Map<String, Measure> byName;
  private final Map<String, Long> whole;
  private final Map<String, long[]> parts = new HashMap<>();

  /**
   * @param measures to be split
   * @param whole the month's value of each measure
   * @param shares of those that follow, summing up to 1
   */
  SplitMonth(List<Measure> measures, Map<String, Long> whole, List<BigDecimal> shares) {
    this.measures = measures;
    this.byName = measures.stream().collect(Collectors.toMap(Measure::name, Function.identity()));
    this.whole = whole;
    this.apportionment = new Apportionment(shares);
    measures.forEach(this::split);
  }

  /** What a measure stays within is split before it, wherever it stands. */
  private long[] split(Measure measure) {
    long[] known = parts.get(measure.name());
    if (known != null) {
      return known;
    }
    long total = whole.get(measure.name());
    long[] split =
        measure.splitWithin() == null
            ? apportionment.split(total)
            : apportionment.within(room(measure), total);
    parts.put(measure.name(), split);
    return split;
  }

  // No two measures that share it count the same dossier
  private long[] room(Measure measure) {
    long[] room = split(byName.get(measure.splitWithin())).clone();
    for (Measure earlier : measure.siblings(measures)) {
      if (earlier.equals(measure)) {
        break;
      }
      long[] taken = split(earlier);
      for (int i = 0; i < room.length; i++) {
        room[i] -= taken[i];
      }
    }
    return room;
  }

  /**
   * The part of a measure.
   *
   * @param heir place of its share
   */
  long part(String measure, int heir) {
    return parts.get(measure)[heir];
  }

  /** Whether nothing falls to it. */
  boolean isEmpty(int heir) {
    return parts.values().stream().allMatch(part -> part[heir] == 0);
  }
}
