package vn.dossier.testing.night;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The day by the province's clock, for tests that go by the clock of this machine. */
public final class ProvincialDay {

  /** Where the dossiers are. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** Longer than a class of such tests takes. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

  private ProvincialDay() {}

  /**
   * Yesterday, which it stays until the tests of a class have ended: shortly before midnight it
   * waits.
   */
  public static LocalDate yesterday() {
    ZonedDateTime now = ZonedDateTime.now(ZONE);
    LocalDate tomorrow = now.toLocalDate().plusDays(1);
    Duration left = Duration.between(now, tomorrow.atStartOfDay(ZONE));
    if (left.compareTo(LONG_ENOUGH) >= 0) {
      return now.toLocalDate().minusDays(1);
    }
    try {
      Thread.sleep(left.plusSeconds(1).toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return yesterday();
  }
}
