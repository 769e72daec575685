package vn.dossier.operate.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.operate.output.Json;
import vn.dossier.operate.trace.SlowStatements.Slow;
import vn.dossier.warehouse.run.Start;

/** The trace of a command that has ended, in the JSON of OTLP. */
public final class CommandTrace {

  private static final String COMMAND = "command";
  private static final String COMPLETED = "COMPLETED";
  private static final int LONGEST_SQL = 2000;
  private static final Pattern COMMENTS = Pattern.compile("^(\\s+|--.*\\R)+");

  private static final String JOB =
      """
      SELECT i.JOB_NAME, e.START_TIME, e.END_TIME, e.STATUS, r.business_date
      FROM BATCH_JOB_EXECUTION e JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
      LEFT JOIN etl_run r ON r.job_execution_id = e.JOB_EXECUTION_ID
      WHERE e.JOB_EXECUTION_ID = ?
      """;

  private static final String STEPS =
      """
      SELECT STEP_NAME, START_TIME, END_TIME, STATUS, READ_COUNT, WRITE_COUNT, COMMIT_COUNT
      FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID = ? ORDER BY STEP_EXECUTION_ID
      """;

  private final Start ended;
  private final List<Span> spans = new ArrayList<>();

  private CommandTrace(Start ended) {
    this.ended = ended;
  }

  /** What can be told of a command without a warehouse. */
  public static String of(Start ended) {
    return new CommandTrace(ended).document();
  }

  /**
   * @param executions those that it started, in order
   * @param context the program over a warehouse
   */
  public static String of(Start ended, List<Long> executions, ApplicationContext context) {
    CommandTrace trace = new CommandTrace(ended);
    JdbcTemplate warehouse = context.getBean(JdbcTemplate.class);
    for (long execution : executions) {
      warehouse.query(
          JOB,
          rs -> {
            trace.job(execution, rs);
          },
          execution);
      warehouse.query(
          STEPS,
          rs -> {
            trace.step(execution, rs);
          },
          execution);
    }
    context
        .getBeanProvider(SlowStatements.class)
        .ifAvailable(slow -> slow.slowest().forEach(trace::statement));
    return trace.document();
  }

  private void job(long execution, ResultSet rs) throws SQLException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("dossier.run_id", execution);
    attributes.put("dossier.business_date", rs.getString("business_date"));
    add(key(execution, null), COMMAND, rs.getString("JOB_NAME"), rs, attributes);
  }

  private void step(long execution, ResultSet rs) throws SQLException {
    String name = rs.getString("STEP_NAME");
    // A partition is called after its step: classify-dossiers:0
    int colon = name.indexOf(':');
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("dossier.rows_read", rs.getLong("READ_COUNT"));
    attributes.put("dossier.rows_written", rs.getLong("WRITE_COUNT"));
    attributes.put("dossier.commits", rs.getLong("COMMIT_COUNT"));
    add(
        key(execution, name),
        key(execution, colon < 0 ? null : name.substring(0, colon)),
        name,
        rs,
        attributes);
  }

  private void add(
      String key, String parent, String name, ResultSet rs, Map<String, Object> attributes)
      throws SQLException {
    // Read as Spring Batch writes them
    Timestamp start = rs.getTimestamp("START_TIME");
    Timestamp end = rs.getTimestamp("END_TIME");
    String status = rs.getString("STATUS");
    if (start != null) {
      spans.add(
          new Span(
              key,
              parent,
              name,
              false,
              start.toInstant(),
              end == null ? instant(ended.endedAt()) : end.toInstant(),
              attributes,
              status.equals(COMPLETED) ? null : status));
    }
  }

  private void statement(Slow slow) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("dossier.database", slow.database());
    attributes.put("db.query.text", cut(slow.sql()));
    String step = slow.partition() == null ? slow.step() : slow.step() + ":" + slow.partition();
    String parent = slow.run() == null ? COMMAND : key(Long.parseLong(slow.run()), step);
    spans.add(
        new Span(
            "statement " + spans.size(),
            spans.stream().anyMatch(span -> span.key().equals(parent)) ? parent : COMMAND,
            verb(slow.sql()),
            true,
            slow.start(),
            slow.start().plus(slow.took()),
            attributes,
            slow.failed() ? "failed" : null));
  }

  // Comments stand before some statements
  private static String verb(String sql) {
    return sql == null
        ? "batch"
        : COMMENTS.matcher(sql).replaceFirst("").split("\\W", 2)[0].toUpperCase(Locale.ROOT);
  }

  // Its middle is the least: what it asks of comes first, and by what it is found last
  private static String cut(String sql) {
    if (sql == null || sql.length() <= LONGEST_SQL) {
      return sql;
    }
    int half = LONGEST_SQL / 2;
    return sql.substring(0, half) + " ... " + sql.substring(sql.length() - half);
  }

  private static String key(long execution, String step) {
    return step == null ? "job " + execution : "step " + execution + " " + step;
  }

  private Span command() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("dossier.command", ended.command());
    attributes.put("dossier.exit_code", ended.exitCode());
    Instant end = instant(ended.endedAt());
    // Its own times are whole seconds
    for (Span part : spans) {
      end = part.end().isAfter(end) ? part.end() : end;
    }
    String cause = ended.cause() == null ? "exit code " + ended.exitCode() : ended.cause();
    return new Span(
        COMMAND,
        null,
        ended.verb(),
        false,
        instant(ended.startedAt()),
        end,
        attributes,
        ended.exitCode() == 0 ? null : cause);
  }

  private String document() {
    String trace = Span.hex("%s/%d/%s".formatted(ended.host(), ended.pid(), ended.startedAt()));
    List<Span> all = new ArrayList<>(List.of(command()));
    all.addAll(spans);
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("service.name", "dossier-etl");
    resource.put("service.version", ended.programVersion());
    resource.put("host.name", ended.host());
    resource.put("process.pid", ended.pid());
    return Json.line(
        Map.of(
            "resourceSpans",
            List.of(
                Map.of(
                    "resource",
                    Map.of("attributes", Span.attributes(resource)),
                    "scopeSpans",
                    List.of(
                        Map.of(
                            "scope",
                            Map.of("name", "vn.dossier"),
                            "spans",
                            all.stream().map(span -> span.in(trace)).toList()))))));
  }

  private static Instant instant(LocalDateTime time) {
    return Timestamp.valueOf(time).toInstant();
  }
}
