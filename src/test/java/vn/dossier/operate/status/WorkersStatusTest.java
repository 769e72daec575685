package vn.dossier.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/**
 * Run 8 shares three partitions: the night (worker 5) has done 0; worker 7 has 1, at its second
 * number, since worker 9 died; it has done 2. Worker 11 waits, 12 ended before any run, 13 died so.
 */
class WorkersStatusTest {

  private static final List<String> ROWS =
      List.of(
          "INSERT INTO BATCH_JOB_INSTANCE VALUES (1, 0, 'nightly', 'x')",
          """
          INSERT INTO BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME,
            STATUS, EXIT_CODE, EXIT_MESSAGE)
          VALUES (8, 1, 1, CURRENT_TIMESTAMP, 'STARTED', 'UNKNOWN', '')
          """,
          """
          INSERT INTO BATCH_JOB_EXECUTION_PARAMS VALUES
            (8, 'businessDate', 'java.time.LocalDate', '2026-11-25', 'Y'),
            (8, 'attempt', 'java.lang.Long', '1', 'Y')
          """,
          """
          INSERT INTO BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID,
            CREATE_TIME, START_TIME, END_TIME, LAST_UPDATED, STATUS, READ_COUNT)
          VALUES
            (50, 1, 'classify-dossiers', 8, '2026-11-26 02:00:00', '2026-11-26 02:00:00', NULL,
              '2026-11-26 02:00:00', 'STARTED', 0),
            (51, 1, 'classify-dossiers:0', 8, '2026-11-26 02:00:00', '2026-11-26 02:00:00',
              '2026-11-26 02:00:20', '2026-11-26 02:00:20', 'COMPLETED', 1000),
            (52, 1, 'classify-dossiers:1', 8, '2026-11-26 02:00:00', '2026-11-26 02:00:00',
              '2026-11-26 02:00:40', '2026-11-26 02:00:10', 'FAILED', 300),
            (53, 1, 'classify-dossiers:2', 8, '2026-11-26 02:00:00', '2026-11-26 02:00:00',
              '2026-11-26 02:00:30', '2026-11-26 02:00:30', 'COMPLETED', 1500),
            (54, 1, 'classify-dossiers:1', 8, '2026-11-26 02:00:40', '2026-11-26 02:00:40', NULL,
              '2026-11-26 02:00:50', 'STARTED', 500)
          """,
          """
          INSERT INTO etl_partition_claim VALUES
            (51, 8, 5, CURRENT_TIMESTAMP, 0, 1), (52, 8, 9, CURRENT_TIMESTAMP, 1, 0),
            (53, 8, 7, CURRENT_TIMESTAMP, 0, 1), (54, 8, 7, CURRENT_TIMESTAMP, 0, 0)
          """,
          worker(5, "night-host", 1, 1, "NULL", "CURRENT_TIMESTAMP", "NULL"),
          worker(7, "etl-2", 2, 0, "NULL", "CURRENT_TIMESTAMP", "NULL"),
          worker(9, "etl-3", 2, 0, "NULL", "DATEADD('SECOND', -3650, CURRENT_TIMESTAMP)", "NULL"),
          worker(11, "etl-4", 2, 0, "'another version'", "CURRENT_TIMESTAMP", "NULL"),
          worker(12, "etl-5", 2, 0, "NULL", "CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"),
          worker(13, "etl-6", 2, 0, "NULL", "DATEADD('SECOND', -3650, CURRENT_TIMESTAMP)", "NULL"));

  @TempDir Path folder;

  private static String worker(
      int id, String host, int threads, int ofNight, String reason, String heartbeat, String end) {
    return """
    INSERT INTO etl_worker (worker_id, host, pid, threads, of_night, program_version, rule_set,
      takes, started_at, idle_reason, heartbeat_at, ended_at)
    VALUES (%d, '%s', 90, %d, %d, '1.5', 'r', 't', CURRENT_TIMESTAMP, %s, %s, %s)
    """
        .formatted(id, host, threads, ofNight, reason, heartbeat, end);
  }

  @Test
  void statusTellsWhoDoesWhat() throws SQLException, IOException {
    Databases databases = Databases.h2().migrated();
    try (Connection warehouse = databases.warehouse();
        Statement statement = warehouse.createStatement()) {
      for (String row : ROWS) {
        statement.execute(row);
      }
    }
    Map<String, Object> settings = databases.settings();
    String line = "Workers: 2 of 3 partitions of run 8 done, 1 left; 1 hand-overs";

    Answer status = Answer.to(settings, "status");
    assertThat(status.code()).as(status.err()).isZero();
    List<String> text = status.out().lines().map(String::trim).toList();
    assertThat(text).contains(line);
    assertThat(text.subList(text.indexOf(line) + 1, text.indexOf(line) + 6))
        .map(row -> row.replaceAll(" {2,}", "|"))
        .satisfiesExactly(
            head -> assertThat(head).isEqualTo("Worker|Process|Threads|Done|Now|Lost|Rows/s|State"),
            row -> assertThat(row).isEqualTo("night|night-host, pid 90|1|1|0|0|50|waits"),
            // 2,000 rows from 02:00:00 to 02:00:50
            row -> assertThat(row).isEqualTo("7|etl-2, pid 90|2|1|1|0|40|works"),
            row ->
                assertThat(row)
                    .matches(
                        "9\\|etl-3, pid 90\\|2\\|0\\|0\\|1\\|7\\|no sign of life for 36\\d\\d s"),
            row -> assertThat(row).isEqualTo("11|etl-4, pid 90|2|0|0|0|-|another version"));

    JsonNode sharing = Answer.to(settings, "status", "--json").json().at("/sharing");
    assertThat(sharing.at("/job_execution_id").asLong()).isEqualTo(8);
    assertThat(sharing.at("/left").asLong()).isEqualTo(1);
    assertThat(sharing.at("/hand_overs").asLong()).isEqualTo(1);
    assertThat(sharing.at("/workers").valueStream().map(worker -> worker.at("/worker_id").asInt()))
        .containsExactly(5, 7, 9, 11);
    assertThat(sharing.at("/workers/1/rows_per_second").asLong()).isEqualTo(40);

    Path page = folder.resolve("status.html");
    Answer.to(settings, "status", "--format", "html", "--output", page.toString());
    assertThat(Files.readString(page))
        .contains(line, "etl-2, pid 90", "another version", "no sign of life")
        .doesNotContain("etl-5", "etl-6");
  }
}
