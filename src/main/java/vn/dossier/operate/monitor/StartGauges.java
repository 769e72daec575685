package vn.dossier.operate.monitor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.warehouse.run.Start;

/** When a night began and ended, and with which exit code. */
final class StartGauges {

  private static final String LAST_START = "dossier_last_start_timestamp_seconds";
  private static final String LAST_END = "dossier_last_end_timestamp_seconds";
  private static final String EXIT_CODE = "dossier_last_exit_code";

  private static final String START_HELP = "When a night was last started, or a rerun of it.";
  private static final String END_HELP =
      "When a night last ended by itself; older than its start while it works, and for ever when"
          + " its process was killed.";
  private static final String EXIT_HELP =
      "Exit code of the last night: 0 loaded, 1 failed, 2 a person must change something,"
          + " 4 a check failed, 5 stopped.";

  // One that was turned away (3) is no start of a night; a rerun is when what it continued was one
  private static final String STARTS =
      """
      FROM etl_start s LEFT JOIN etl_run r ON r.job_execution_id = s.job_execution_id
      WHERE (s.exit_code IS NULL OR s.exit_code <> 3)
        AND (s.command = 'nightly' OR s.command LIKE 'nightly %'
          OR (s.command = 'rerun' OR s.command LIKE 'rerun %') AND r.job_name = 'nightly')
      """;

  private static final String LAST_STARTED = "SELECT MAX(s.started_at) " + STARTS;

  private static final String LAST_ENDED =
      "SELECT s.exit_code, s.ended_at "
          + STARTS
          + "AND s.exit_code IS NOT NULL ORDER BY s.start_id DESC LIMIT 1";

  private final JdbcTemplate warehouse;
  private final Clock clock;

  StartGauges(JdbcTemplate warehouse, Clock clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /** What a night can tell without a warehouse when it begins. */
  static Exposition begun(Start night) {
    return new Exposition().gauge(LAST_START, START_HELP, seconds(night.startedAt()));
  }

  /** What a night can tell without a warehouse when it has ended. */
  static Exposition ended(Start night) {
    return begun(night)
        .gauge(LAST_END, END_HELP, seconds(night.endedAt()))
        .gauge(EXIT_CODE, EXIT_HELP, night.exitCode());
  }

  // The process lives in the zone of the dossiers, whatever a test says is now
  private static long seconds(LocalDateTime time) {
    return Timestamp.valueOf(time).getTime() / 1000;
  }

  /** As the warehouse has it. */
  void read(Exposition gauges) {
    gauges.gauge(
        LAST_START, START_HELP, epoch(warehouse.queryForObject(LAST_STARTED, LocalDateTime.class)));
    warehouse.query(
        LAST_ENDED,
        rs -> {
          gauges
              .gauge(LAST_END, END_HELP, epoch(rs.getObject("ended_at", LocalDateTime.class)))
              .gauge(EXIT_CODE, EXIT_HELP, rs.getInt("exit_code"));
        });
  }

  /** Null of null. */
  Long epoch(LocalDateTime time) {
    return time == null ? null : time.atZone(clock.getZone()).toEpochSecond();
  }
}
