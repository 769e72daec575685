package vn.dossier.report.site;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the figures of each month changed last, which a site keeps from one writing to the next: the
 * warehouse does not say so of all of them.
 */
public record SiteHistory(Map<YearMonth, Figures> months) {

  /** Of a site that was never written. */
  public static final SiteHistory NONE = new SiteHistory(Map.of());

  public SiteHistory {
    months = Map.copyOf(months);
  }

  /**
   * @param digest of the figures
   * @param changedAt of the publication that brought them, in local time
   */
  public record Figures(String digest, LocalDateTime changedAt) {}

  /** In order. */
  public TreeMap<YearMonth, Figures> sorted() {
    return new TreeMap<>(months);
  }

  /** When these figures came: with an earlier publication, or with the one that is there now. */
  Figures figures(YearMonth month, String digest, LocalDateTime publishedAt) {
    Figures known = months.get(month);
    return known != null && known.digest().equals(digest)
        ? known
        : new Figures(digest, publishedAt);
  }
}
