package vn.dossier.operate.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.launch.MissedNights;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.operate.status.Status.Freshness;
import vn.dossier.operate.status.Status.Gap;

/** What has been published, and which nights are missing in between. */
public final class PublishedDays {

  private static final String NIGHTLY = "nightly";

  private final JdbcTemplate warehouse;

  public PublishedDays(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** What BI sees now; null before the first publish. */
  public Freshness freshness() {
    List<String> notAvailable =
        warehouse.queryForList(
            "SELECT indicator FROM kpi_untold_indicator ORDER BY indicator", String.class);
    return warehouse
        .query(
            "SELECT business_date, job_execution_id, published_at, provisional FROM etl_freshness",
            (rs, n) ->
                new Freshness(
                    rs.getObject("business_date", LocalDate.class),
                    rs.getLong("job_execution_id"),
                    rs.getObject("published_at", LocalDateTime.class),
                    rs.getInt("provisional") == 1,
                    notAvailable))
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Business dates that have a published night, in order. */
  public List<LocalDate> dates() {
    return warehouse.queryForList(
        """
        SELECT DISTINCT published_date FROM etl_run WHERE published_date IS NOT NULL
        ORDER BY published_date
        """,
        LocalDate.class);
  }

  /**
   * Days from the first published to a night, this one included, that have no published night.
   *
   * @param published in order
   * @param held whether somebody holds the lock
   */
  public static List<Gap> gaps(
      List<LocalDate> published,
      LocalDate night,
      MissedNights missed,
      NextCommand next,
      boolean held) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < published.size(); i++) {
      LocalDate expected = published.get(i - 1).plusDays(1);
      if (expected.isBefore(published.get(i))) {
        gaps.add(alone(expected, published.get(i).minusDays(1), next, held));
      }
    }
    if (!published.isEmpty() && published.get(published.size() - 1).isBefore(night)) {
      MissedNights.Missed before = missed.before(night);
      List<LocalDate> left = before.leftOut();
      if (!left.isEmpty()) {
        gaps.add(alone(left.get(0), left.get(left.size() - 1), next, held));
      }
      gaps.add(together(before.due().isEmpty() ? night : before.due().get(0), night, next, held));
    }
    return gaps;
  }

  // A night without a date does not come back to them
  private static Gap alone(LocalDate from, LocalDate to, NextCommand next, boolean held) {
    return new Gap(from, to, next.toLoad(from, "nightly --date %s --force".formatted(from), held));
  }

  private static Gap together(LocalDate from, LocalDate to, NextCommand next, boolean held) {
    List<String> commands = new ArrayList<>(next.toLoad(from, NIGHTLY, held));
    if (from.isBefore(to) && !commands.contains(NIGHTLY)) {
      commands.add(NIGHTLY);
    }
    return new Gap(from, to, List.copyOf(commands));
  }
}
