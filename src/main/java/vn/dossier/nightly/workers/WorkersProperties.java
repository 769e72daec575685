package vn.dossier.nightly.workers;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partitions are shared; jobs/nightly.yml holds the defaults with a sentence each.
 *
 * @param enabled whether a night shares its partitions with workers
 * @param ranges partitions of a night; 0 for four per thread of the night and of the workers there
 *     are
 * @param silence after so long without a sign of life a worker counts as dead
 * @param heartbeatFile what a worker writes whenever it has given a sign of life, for probes; null
 *     for none
 */
@ConfigurationProperties("dossier.workers")
public record WorkersProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("0") int ranges,
    @DefaultValue("30s") Duration silence,
    Path heartbeatFile) {

  /** More would not fit into the context of a run. */
  static final int MOST_RANGES = 400;

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration SELDOMEST_BEAT = Duration.ofSeconds(5);
  private static final int BEATS_IN_SILENCE = 4;

  /** Refuses what no night can work with. */
  public WorkersProperties {
    if (ranges < 0 || ranges > MOST_RANGES) {
      throw new IllegalArgumentException(
          "dossier.workers.ranges is %d, and must be between 0 and %d"
              .formatted(ranges, MOST_RANGES));
    }
    if (silence.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "dossier.workers.silence is %d ms, and must be at least 2 seconds"
              .formatted(silence.toMillis()));
    }
  }

  /** How often a process gives a sign of life. */
  Duration beat() {
    Duration often = silence.dividedBy(BEATS_IN_SILENCE);
    return often.compareTo(SELDOMEST_BEAT) < 0 ? often : SELDOMEST_BEAT;
  }
}
