package vn.dossier.nightly.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The checks of jobs/checks.yml, under the names that stand there and in etl_run_check. */
public enum MeasuredCheck {
  VOLUME_OF_DAY("volume-of-day", "weeks", "least-weeks"),
  UNKNOWN_CHANNEL("unknown-channel", "days", "least-dossiers"),
  UNKNOWN_PROCEDURE("unknown-procedure", "days", "least-dossiers"),
  REJECTS("rejects", "least-dossiers"),
  SOURCE_AGE("source-age"),
  SOURCE_COUNT("source-count"),
  RETIRED("retired", "least-facts"),
  SOURCE_SHRUNK("source-shrunk", "least-dossiers");

  private final String text;
  private final List<String> options;

  MeasuredCheck(String text, String... options) {
    this.text = text;
    this.options = List.of(options);
  }

  String text() {
    return text;
  }

  /** Whether it stands as the program has it where a file does not speak of it. */
  boolean stands() {
    return this == RETIRED || this == SOURCE_SHRUNK;
  }

  /** The names of those that stop a run when much of what is published would vanish. */
  public static List<String> ofWhatVanishes() {
    return List.of(RETIRED.text, SOURCE_SHRUNK.text);
  }

  /** Its options beside thresholds: whole numbers of at least 1. */
  List<String> options() {
    return options;
  }

  static Optional<MeasuredCheck> of(String text) {
    return Arrays.stream(values()).filter(check -> check.text.equals(text)).findFirst();
  }
}
