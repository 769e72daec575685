package vn.dossier.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

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
    return median(rounds.stream().<Number>map(measure).filter(Objects::nonNull));
  }

  /** The same of any numbers. */
  static Double median(Stream<? extends Number> numbers) {
    double[] sorted = numbers.mapToDouble(Number::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return null;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** NaN where it is unknown: of a server that was there before. */
  double knownServerCpu() {
    return serverCpu == null ? Double.NaN : serverCpu;
  }

  Measured withSteps(Map<String, Double> of) {
    return new Measured(seconds, programCpu, serverCpu, peakMegabytes, of);
  }
}
