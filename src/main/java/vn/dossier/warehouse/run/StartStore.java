package vn.dossier.warehouse.run;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** etl_start: one row for every start of a command that writes, whether or not it came to a run. */
@Component
public final class StartStore {

  private static final String INSERT =
      """
      INSERT INTO etl_start (command, program_version, owner, host, pid, started_at, ended_at,
        exit_code, cause, job_execution_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String END =
      """
      UPDATE etl_start SET ended_at = ?, exit_code = ?, cause = ?,
        job_execution_id = COALESCE(?, job_execution_id)
      WHERE start_id = ?
      """;

  private static final String LAST =
      """
      SELECT start_id, command, program_version, owner, host, pid, started_at, ended_at, exit_code,
        cause, job_execution_id
      FROM etl_start ORDER BY start_id DESC LIMIT ?
      """;

  // They only go on with what others left, or keep the warehouse; the demo is no command to type
  private static final Set<String> PLAN_NOTHING =
      Set.of("rerun", "recover", "purge", "migrate", "demo");

  private static final int FAR_BACK = 100;

  private final JdbcTemplate warehouse;

  public StartStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Stores a start, ended or not, and gives its number. */
  public long add(Start start) {
    KeyHolder number = new GeneratedKeyHolder();
    JdbcClient.create(warehouse)
        .sql(INSERT)
        .params(
            start.command(),
            start.programVersion(),
            start.owner(),
            start.host(),
            start.pid(),
            start.startedAt(),
            start.endedAt(),
            start.exitCode(),
            start.cause(),
            start.jobExecutionId())
        .update(number);
    return Objects.requireNonNull(number.getKey()).longValue();
  }

  /** Stores how a start ended; an execution that is known already stays. */
  public void end(Start ended) {
    warehouse.update(
        END, ended.endedAt(), ended.exitCode(), ended.cause(), ended.jobExecutionId(), ended.id());
  }

  /** The last so many, newest first. */
  public List<Start> last(int many) {
    return warehouse.query(
        LAST,
        (rs, row) ->
            new Start(
                rs.getLong("start_id"),
                rs.getString("command"),
                rs.getString("program_version"),
                rs.getString("owner"),
                rs.getString("host"),
                rs.getLong("pid"),
                rs.getObject("started_at", LocalDateTime.class),
                rs.getObject("ended_at", LocalDateTime.class),
                rs.getObject("exit_code", Integer.class),
                rs.getString("cause"),
                rs.getObject("job_execution_id", Long.class)),
        many);
  }

  /** The last command that was to plan a run, whatever became of it. */
  public Optional<Start> lastToPlan() {
    return last(FAR_BACK).stream()
        .filter(start -> !PLAN_NOTHING.contains(start.verb()))
        .findFirst();
  }
}
