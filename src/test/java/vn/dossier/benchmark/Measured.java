package vn.dossier.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * One measurement.
 *
 * @param seconds from start to exit
 * @param programCpu CPU seconds of the program; 0 for the rebuild, which has none
 * @param serverCpu CPU seconds of the server meanwhile; null when unknown
 * @param peakMegabytes greatest resident set of the program; null when unknown
 * @param steps seconds of each step of the night, in their order
 */
record Measured(
    double seconds,
    double programCpu,
    Double serverCpu,
    Long peakMegabytes,
    Map<String, Double> steps) {

  /** The median of what is known; null when nothing is. */
  static Double median(List<Measured> rounds, Function<Measured, ? extends Number> measure) {
    List<Double> sorted =
        rounds.stream()
            .<Number>map(measure)
            .filter(Objects::nonNull)
            .map(Number::doubleValue)
            .sorted()
            .toList();
    if (sorted.isEmpty()) {
      return null;
    }
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : Double.valueOf((sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }

  Measured withSteps(Map<String, Double> of) {
    return new Measured(seconds, programCpu, serverCpu, peakMegabytes, of);
  }
}
