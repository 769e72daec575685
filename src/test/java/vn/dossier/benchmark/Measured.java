package vn.dossier.benchmark;

import java.util.Map;

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

  Measured withSteps(Map<String, Double> of) {
    return new Measured(seconds, programCpu, serverCpu, peakMegabytes, of);
  }
}
