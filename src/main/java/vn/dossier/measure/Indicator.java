package vn.dossier.measure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A share that the views show.
 *
 * @param name as the views say it
 * @param numerator the measures whose sum is the numerator
 * @param denominator the measure that it is a share of
 */
public record Indicator(String name, List<Measure> numerator, Measure denominator) {

  public Indicator {
    numerator = List.copyOf(numerator);
  }

  /** Whether a measure is in its numerator or denominator. */
  public boolean isMadeOf(Measure measure) {
    return denominator.equals(measure) || numerator.contains(measure);
  }

  /** In SQL, of a row f that has the measures as columns. */
  String numeratorOfCell() {
    return numerator.stream().map(m -> "f." + m.name()).collect(Collectors.joining(" + "));
  }

  /** In SQL, of one fact f. */
  String numeratorOfFact() {
    return numerator.stream().map(Measure::ofFact).collect(Collectors.joining(" + "));
  }
}
