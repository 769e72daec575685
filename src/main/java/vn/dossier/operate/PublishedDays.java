package vn.dossier.operate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.operate.Status.Freshness;
import vn.dossier.operate.Status.Gap;

/** What has been published, and which nights are missing in between. */
final class PublishedDays {

  private final JdbcTemplate warehouse;

  PublishedDays(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** What BI sees now; null before the first publish. */
  Freshness freshness() {
    return warehouse
        .query(
            "SELECT business_date, job_execution_id, published_at, provisional FROM etl_freshness",
            (rs, n) ->
                new Freshness(
                    rs.getObject("business_date", LocalDate.class),
                    rs.getLong("job_execution_id"),
                    rs.getObject("published_at", LocalDateTime.class),
                    rs.getInt("provisional") == 1))
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Days between the first and the last published that have no published night. */
  List<Gap> gaps() {
    List<LocalDate> published =
        warehouse.queryForList(
            """
            SELECT DISTINCT published_date FROM etl_run WHERE published_date IS NOT NULL
            ORDER BY published_date
            """,
            LocalDate.class);
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < published.size(); i++) {
      LocalDate expected = published.get(i - 1).plusDays(1);
      if (expected.isBefore(published.get(i))) {
        gaps.add(new Gap(expected, published.get(i).minusDays(1)));
      }
    }
    return gaps;
  }
}
