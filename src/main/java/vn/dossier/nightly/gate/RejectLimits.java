package vn.dossier.nightly.gate;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much quarantine may hold before a run fails at its gate; nothing limits it out of the box.
 *
 * @param max dossiers in quarantine after the load, in the scope of the run; null for no limit
 * @param maxPercent the same in percent of the run's source dossiers (of a replay: of the last
 *     published night's, since a replay reads quarantine alone); null for no limit
 */
@ConfigurationProperties("dossier.rejects")
public record RejectLimits(BigDecimal max, BigDecimal maxPercent) {

  /** Refuses limits that no run can keep. */
  public RejectLimits {
    notNegative("max", max);
    notNegative("max-percent", maxPercent);
  }

  private static void notNegative(String key, BigDecimal limit) {
    if (limit != null && limit.signum() < 0) {
      throw new IllegalArgumentException(
          "dossier.rejects.%s is %s, and must not be negative".formatted(key, limit));
    }
  }
}
