package vn.dossier.operate.monitor;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.operate.status.PublishedDays;
import vn.dossier.operate.status.Status.Freshness;

/**
 * What the warehouse knows of the last night, as gauges: its start and end, its run, what is
 * published and what waits in quarantine. Whichever command brings them up to date, they are those
 * of the night: a backfill neither clears nor hides one that failed.
 */
final class NightGauges {

  private static final String LAST_SUCCESS =
      """
      SELECT MAX(published_at) FROM etl_run
      WHERE job_name = 'nightly' AND published_date IS NOT NULL
      """;

  private static final String QUARANTINE =
      "SELECT reason_code, COUNT(*) AS dossiers FROM etl_reject GROUP BY reason_code";

  private final JdbcTemplate warehouse;
  private final Clock clock;
  private final StartGauges starts;
  private final RunGauges run;

  /**
   * @param context the program over a warehouse
   */
  NightGauges(ApplicationContext context) {
    this.warehouse = context.getBean(JdbcTemplate.class);
    this.clock = context.getBean(Clock.class);
    this.starts = new StartGauges(warehouse, clock);
    this.run = new RunGauges(warehouse, context.getBean(JobRepository.class));
  }

  /** Everything. */
  Exposition read() {
    Exposition gauges = new Exposition();
    starts.read(gauges);
    published(gauges);
    run.read(gauges);
    gauges.gauge(
        "dossier_quarantine_dossiers", "Dossiers in quarantine now.", "reason", quarantine());
    return gauges;
  }

  /** Whether an execution is one of a night; null is none. */
  boolean isOfNight(Long execution) {
    return execution != null
        && !warehouse
            .queryForList(
                "SELECT 1 FROM etl_run WHERE job_execution_id = ? AND job_name = 'nightly'",
                Long.class,
                execution)
            .isEmpty();
  }

  private void published(Exposition gauges) {
    PublishedDays days = new PublishedDays(warehouse);
    Freshness freshness = days.freshness();
    List<LocalDate> nights = days.dates();
    LocalDate last = LocalDate.now(clock).minusDays(1);
    gauges.gauge(
        "dossier_last_success_timestamp_seconds",
        "When a night was last published.",
        starts.epoch(warehouse.queryForObject(LAST_SUCCESS, LocalDateTime.class)));
    if (freshness == null || nights.isEmpty()) {
      return;
    }
    gauges
        .gauge(
            "dossier_business_date_timestamp_seconds",
            "Beginning of the greatest day published.",
            starts.epoch(freshness.businessDate().atStartOfDay()))
        .gauge(
            "dossier_published_timestamp_seconds",
            "When published figures last changed, by whichever run.",
            starts.epoch(freshness.publishedAt()))
        .gauge(
            "dossier_missing_nights",
            "Nights from the first published to yesterday's that are not published.",
            nights.get(0).isAfter(last)
                ? 0
                : nights
                    .get(0)
                    .datesUntil(last.plusDays(1))
                    .filter(day -> !nights.contains(day))
                    .count());
  }

  // With those that have none, so that a growth from nothing is seen
  private Map<String, Long> quarantine() {
    Map<String, Long> standing = new LinkedHashMap<>();
    for (RejectReason reason : RejectReason.values()) {
      standing.put(reason.name(), 0L);
    }
    warehouse.query(
        QUARANTINE,
        rs -> {
          standing.put(rs.getString("reason_code"), rs.getLong("dossiers"));
        });
    return standing;
  }
}
