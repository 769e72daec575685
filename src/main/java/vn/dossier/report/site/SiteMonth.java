package vn.dossier.report.site;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Share;

/**
 * What other pages say of a month.
 *
 * @param until the last day that its figures cover
 * @param provisional whether its last day was not over when it was loaded
 * @param issuedAt when figures of it were published first, in local time
 * @param changedAt when they changed last, in local time
 * @param shares of the whole province; none of an indicator that the source cannot tell
 */
record SiteMonth(
    YearMonth month,
    LocalDate until,
    boolean provisional,
    LocalDateTime issuedAt,
    LocalDateTime changedAt,
    Map<Indicator, Share> shares) {

  static SiteMonth of(Bulletin bulletin, LocalDateTime issuedAt, LocalDateTime changedAt) {
    Map<Indicator, Share> shares = new EnumMap<>(Indicator.class);
    for (Indicator indicator : IndexPage.COLUMNS) {
      if (bulletin.tells(indicator)) {
        shares.put(indicator, bulletin.figure(indicator, ReportedLevel.ALL).current());
      }
    }
    return new SiteMonth(
        bulletin.month(),
        bulletin.dataUntil(),
        isProvisional(bulletin),
        issuedAt,
        changedAt,
        shares);
  }

  private static boolean isProvisional(Bulletin bulletin) {
    return bulletin.freshness().provisional()
        && bulletin.dataUntil().equals(bulletin.freshness().businessDate());
  }

  /** Whether days of it are missing. */
  boolean isIncomplete() {
    return until.isBefore(month.atEndOfMonth());
  }
}
