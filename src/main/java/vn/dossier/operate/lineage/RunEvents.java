package vn.dossier.operate.lineage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.operate.output.Json;
import vn.dossier.warehouse.run.Start;

/**
 * The events of the runs that a command started, a document each: START and COMPLETE, FAIL or
 * ABORT. Both are written at the end, when it is known what the run was.
 */
public final class RunEvents {

  private static final String RUN =
      """
      SELECT i.JOB_NAME, e.STATUS, e.START_TIME, e.END_TIME, r.job_execution_id, r.business_date,
        r.selection, r.source_dossiers, r.loaded, r.excluded, r.rejected, r.inserted, r.updated,
        r.unchanged, r.retired, r.warnings, r.published_at
      FROM BATCH_JOB_EXECUTION e JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
      LEFT JOIN etl_run r ON r.job_execution_id = e.JOB_EXECUTION_ID
      WHERE e.JOB_EXECUTION_ID = ?
      """;

  private static final List<String> COUNTS =
      List.of(
          """
          source_dossiers loaded excluded rejected inserted updated unchanged retired warnings
          """
              .split("\\s+"));

  private final Start ended;
  private final String namespace;
  private final String producer;

  private RunEvents(Start ended, String namespace) {
    this.ended = ended;
    this.namespace = namespace;
    this.producer = "urn:dossier-etl:" + ended.programVersion();
  }

  /**
   * What can be told without a warehouse of a command that came to no run.
   *
   * @param namespace of the job
   */
  public static List<String> of(Start ended, String namespace) {
    RunEvents events = new RunEvents(ended, namespace);
    Map<String, Object> run = events.run("start", ended.startedAt().toString());
    facets(run).putAll(events.error());
    return events.written(
        new Times(ended.startedAt(), ended.endedAt()),
        "FAIL",
        run,
        events.job(ended.verb()),
        Map.of());
  }

  /**
   * @param executions those that it started, in order
   * @param namespace of their jobs
   * @param context the program over a warehouse
   */
  public static List<String> of(
      Start ended, List<Long> executions, String namespace, ApplicationContext context) {
    RunEvents events = new RunEvents(ended, namespace);
    List<String> written = new ArrayList<>();
    for (long execution : executions) {
      context
          .getBean(JdbcTemplate.class)
          .query(
              RUN,
              rs -> {
                written.addAll(events.of(execution, rs, context));
              },
              execution);
    }
    return written;
  }

  /** When a run began and ended. */
  private record Times(LocalDateTime start, LocalDateTime end) {}

  private List<String> of(long execution, ResultSet rs, ApplicationContext context)
      throws SQLException {
    HikariDataSource pool = context.getBean(HikariDataSource.class);
    DatasetName warehouse = DatasetName.of(pool.getJdbcUrl());
    // Read as Spring Batch writes them
    LocalDateTime start = local(rs.getTimestamp("START_TIME"));
    LocalDateTime end = local(rs.getTimestamp("END_TIME"));
    String type = type(rs.getString("STATUS"));
    Map<String, Object> run =
        run(warehouse.namespace() + "/" + warehouse.database() + "/" + execution, start.toString());
    if (!type.equals("COMPLETE")) {
      facets(run).putAll(error());
    }
    Map<String, Object> datasets = new LinkedHashMap<>();
    if (rs.getObject("job_execution_id") != null) {
      facets(run).putAll(nominalTime(rs.getObject("business_date", LocalDate.class)));
      facets(run).putAll(Facet.RUN.with(producer, counts(rs)));
      RunDatasets of = new RunDatasets(warehouse, producer);
      datasets.put("inputs", of.inputs(execution, context));
      datasets.put("outputs", of.outputs(rs));
    }
    return written(new Times(start, end), type, run, job(rs.getString("JOB_NAME")), datasets);
  }

  // One that came no further than its row
  private LocalDateTime local(Timestamp time) {
    return time == null ? ended.endedAt() : time.toLocalDateTime();
  }

  private static String type(String status) {
    return switch (status) {
      case "COMPLETED" -> "COMPLETE";
      case "STOPPED" -> "ABORT";
      default -> "FAIL";
    };
  }

  private Map<String, Object> run(String key, String start) {
    Map<String, Object> run = new LinkedHashMap<>();
    String id = "%s/%s/%d/%s".formatted(key, ended.host(), ended.pid(), start);
    run.put("runId", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    Map<String, Object> facets = new LinkedHashMap<>();
    facets.putAll(
        Facet.ENGINE.with(
            producer, Map.of("name", "dossier-etl", "version", ended.programVersion())));
    run.put("facets", facets);
    return run;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> facets(Map<String, Object> run) {
    return (Map<String, Object>) run.get("facets");
  }

  private Map<String, Object> job(String name) {
    return Map.of(
        "namespace",
        namespace,
        "name",
        name,
        "facets",
        Facet.JOB_TYPE.with(
            producer,
            Map.of("processingType", "BATCH", "integration", "DOSSIER_ETL", "jobType", "JOB")));
  }

  private Map<String, Object> error() {
    String cause = ended.cause() == null ? "exit code " + ended.exitCode() : ended.cause();
    return Facet.ERROR.with(producer, Map.of("message", cause, "programmingLanguage", "JAVA"));
  }

  private Map<String, Object> nominalTime(LocalDate day) {
    return Facet.NOMINAL_TIME.with(
        producer,
        Map.of(
            "nominalStartTime", instant(day.atStartOfDay()),
            "nominalEndTime", instant(day.plusDays(1).atStartOfDay())));
  }

  private static Map<String, Object> counts(ResultSet rs) throws SQLException {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("job_execution_id", rs.getLong("job_execution_id"));
    counts.put("selection", rs.getString("selection"));
    for (String count : COUNTS) {
      counts.put(count, rs.getLong(count));
    }
    return counts;
  }

  private List<String> written(
      Times times,
      String type,
      Map<String, Object> run,
      Map<String, Object> job,
      Map<String, Object> datasets) {
    return List.of(
        Json.line(event("START", times.start(), Map.of("runId", run.get("runId")), job, Map.of())),
        Json.line(event(type, times.end(), run, job, datasets)));
  }

  private Map<String, Object> event(
      String type,
      LocalDateTime time,
      Map<String, Object> run,
      Map<String, Object> job,
      Map<String, Object> datasets) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventType", type);
    event.put("eventTime", instant(time));
    event.put("producer", producer);
    event.put("schemaURL", Facet.SPECIFICATION + "#/$defs/RunEvent");
    event.put("run", run);
    event.put("job", job);
    event.put("inputs", datasets.getOrDefault("inputs", List.of()));
    event.put("outputs", datasets.getOrDefault("outputs", List.of()));
    return event;
  }

  private static String instant(LocalDateTime local) {
    return Timestamp.valueOf(local).toInstant().toString();
  }
}
