package vn.dossier.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Figures that carry a criterion of Decision 766, of the whole province in a month. */
public enum ScoreMeasure {
  ONLINE(Indicator.ONLINE, false),
  ONLINE_766(Indicator.ONLINE_766, false),
  DIGITISED(Indicator.DIGITISED, false),
  DIGITISED_766(Indicator.DIGITISED_766, false),
  REUSED(Indicator.REUSED, false),
  RESULT_DIGITISED(Indicator.RESULT_DIGITISED, false),
  CASHLESS(Indicator.CASHLESS, false),
  NON_CASH(Indicator.NON_CASH, false),
  ON_TIME(Indicator.ON_TIME, false),
  /** Finished on time in the month, over dossiers received in it. */
  ON_TIME_OF_RECEIVED(Indicator.ON_TIME, true),
  /** With a result file, over dossiers received. */
  RESULT_DIGITISED_OF_RECEIVED(Indicator.RESULT_DIGITISED, true);

  private final Indicator indicator;
  private final boolean ofReceived;

  ScoreMeasure(Indicator indicator, boolean ofReceived) {
    this.indicator = indicator;
    this.ofReceived = ofReceived;
  }

  static Optional<ScoreMeasure> ofCode(String code) {
    return Arrays.stream(values())
        .filter(measure -> measure.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst();
  }

  Indicator indicator() {
    return indicator;
  }

  /** Whether the denominator is all dossiers received, and not the indicator's. */
  boolean ofReceived() {
    return ofReceived;
  }
}
