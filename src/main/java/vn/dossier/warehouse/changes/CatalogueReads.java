package vn.dossier.warehouse.changes;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.RunPlan;

/**
 * etl_catalogue_read: what agencies and procedures each run classified with. A run may publish when
 * the source still has them after it has read everything, or when they are those published last:
 * then the next night sees the change like any other.
 */
@Component
public final class CatalogueReads {

  /** The check of verify-facts. */
  public static final String STOOD_STILL = "catalogue-stood-still";

  private static final String KEEP =
      "INSERT INTO etl_catalogue_read (job_execution_id, checksum, read_at) VALUES (?, ?, ?)";

  // A run that is continued, or repeats later steps, classifies with what another execution has
  // read
  private static final String HELD =
      """
      SELECT checksum FROM etl_catalogue_read WHERE job_execution_id <= ?
      ORDER BY job_execution_id DESC LIMIT 1
      """;

  private static final String PUBLISHED_LAST =
      "SELECT COALESCE(MAX(job_execution_id), 0) FROM etl_run WHERE published_at IS NOT NULL";

  private static final String HELD_EXECUTION =
      "SELECT MAX(job_execution_id) FROM etl_catalogue_read WHERE job_execution_id <= ?";

  private static final String NOTE =
      "UPDATE etl_catalogue_read SET stood_still = ? WHERE job_execution_id = ?";

  /**
   * Earlier runs since the last publish that classified with another catalogue, of which nobody
   * knows that it stood still, and whose dossiers this plan does not all classify again. A rolling
   * night does not: it looks up dossiers before its window once.
   */
  private static final String LEFT =
      """
      SELECT COUNT(*) FROM etl_catalogue_read c
      JOIN etl_run r ON r.job_execution_id = c.job_execution_id
      WHERE c.job_execution_id > :published
        AND c.checksum NOT IN (:right)
        AND (c.stood_still IS NULL OR c.stood_still = 0)
        AND NOT (
          (r.scope_to <= :to OR :reach <= :to)
          AND (:selection = 'FULL'
            OR (:selection = 'RANGE' AND r.selection = 'RANGE' AND r.scope_from >= :from)))
      """;

  private static final String OTHERS =
      """
      SELECT checksum FROM etl_catalogue_read
      WHERE job_execution_id > ? AND (stood_still IS NULL OR stood_still = 0)
      """;

  private final JdbcTemplate warehouse;
  private final Clock clock;

  /**
   * @param clock in the zone of the dossiers
   */
  public CatalogueReads(JdbcTemplate warehouse, Clock clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /** Keeps what an execution has read, in the transaction that begins to classify with it. */
  public void keep(long jobExecutionId, String checksum) {
    warehouse.update(KEEP, jobExecutionId, checksum, LocalDateTime.now(clock));
  }

  /**
   * Whether what a run classifies with may be published.
   *
   * @param now checksum of what the source has by now
   */
  public boolean stoodStill(long jobExecutionId, String now) {
    String read = heldBy(jobExecutionId);
    return read != null && (read.equals(now) || read.equals(heldBy(publishedLast())));
  }

  /**
   * The check of a run.
   *
   * @param stoodStill what {@link #stoodStill} has answered
   */
  public Check check(RunPlan plan, long jobExecutionId, boolean stoodStill) {
    long left = left(plan, heldBy(jobExecutionId));
    return Check.identity(STOOD_STILL, (stoodStill ? 0 : 1) + left)
        .explained(
            stoodStill
                ? "agencies or procedures changed while an earlier run read the source, and this"
                    + " one does not classify the same dossiers again"
                : "agencies or procedures changed while the run read the source");
  }

  /** Notes the answer of {@link #stoodStill} beside what the run classified with. */
  public void note(long jobExecutionId, boolean stoodStill) {
    warehouse.update(
        NOTE,
        stoodStill ? 1 : 0,
        warehouse.queryForObject(HELD_EXECUTION, Long.class, jobExecutionId));
  }

  /** Whether the same run again, under a catalogue that stands still, leaves nothing wrong. */
  public boolean isRepairedBy(RunPlan plan) {
    return left(plan, null) == 0;
  }

  /**
   * Whether runs since the last publish judged by another catalogue than the source has now, so
   * that only a run that reads everything leaves nothing wrong.
   *
   * @param now reads the source's catalogue, and gives its checksum; asked when there are such runs
   */
  public boolean asksForEverything(Supplier<String> now) {
    long last = publishedLast();
    String published = heldBy(last);
    List<String> others =
        warehouse.queryForList(OTHERS, String.class, last).stream()
            .filter(read -> !read.equals(published))
            .toList();
    return !others.isEmpty() && !List.of(now.get()).containsAll(others);
  }

  private long left(RunPlan plan, String read) {
    long published = publishedLast();
    Scope scope = plan.scope();
    // Nobody's checksum is empty: a list in SQL must not be
    List<String> right =
        List.of(
            Objects.requireNonNullElse(read, ""),
            Objects.requireNonNullElse(heldBy(published), ""));
    return Objects.requireNonNull(
        new NamedParameterJdbcTemplate(warehouse)
            .queryForObject(
                LEFT,
                new MapSqlParameterSource("published", published)
                    .addValue("right", right)
                    .addValue("selection", scope.selection().name())
                    .addValue("from", scope.from())
                    .addValue("to", scope.to())
                    .addValue("reach", plan.reach()),
                Long.class));
  }

  private long publishedLast() {
    return Objects.requireNonNull(warehouse.queryForObject(PUBLISHED_LAST, Long.class));
  }

  // Null when no execution up to this one has read any
  private String heldBy(long jobExecutionId) {
    return warehouse.queryForList(HELD, String.class, jobExecutionId).stream()
        .findFirst()
        .orElse(null);
  }
}
