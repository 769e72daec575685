package vn.dossier.nightly.gate;

import java.math.BigDecimal;
import java.util.Map;
import vn.dossier.warehouse.run.Check;

/**
 * What jobs/checks.yml says of one check.
 *
 * @param warn the greatest measure that raises no warning; null when it never warns
 * @param error the greatest measure that does not stop a run; null when it never does
 * @param options by name
 */
record CheckSetting(BigDecimal warn, BigDecimal error, Map<String, Integer> options) {

  /** Whether there is a threshold at all. */
  boolean asked() {
    return warn != null || error != null;
  }

  int option(String name) {
    return options.get(name);
  }

  /** The first threshold that a growing measure meets. */
  BigDecimal first() {
    return warn == null ? error : warn;
  }

  /** The check under the threshold that the measure exceeds, or else meets first. */
  Check judge(String name, BigDecimal observed) {
    boolean stops = error != null && (warn == null || observed.compareTo(error) > 0);
    return new Check(name, stops ? Check.ERROR : Check.WARN, observed, stops ? error : warn);
  }
}
