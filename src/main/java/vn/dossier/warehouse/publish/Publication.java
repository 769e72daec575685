package vn.dossier.warehouse.publish;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.scope.Selection;
import vn.dossier.warehouse.dimension.DateStore;
import vn.dossier.warehouse.run.PlanParameters;
import vn.dossier.warehouse.run.RecountScope;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.RunStore;
import vn.dossier.warehouse.sql.SqlFile;
import vn.dossier.warehouse.succession.AsIsFigures;

/**
 * Makes verified figures visible, in one transaction that no reader waits for. Idempotent: the row
 * of the run says that it happened.
 */
@Component
public final class Publication {

  private final JdbcTemplate warehouse;
  private final RunStore runs;
  private final RunLookup lookup;
  private final Aggregation aggregation;
  private final UntoldIndicators untold;
  private final Clock clock;

  public Publication(
      JdbcTemplate warehouse,
      RunStore runs,
      RunLookup lookup,
      Aggregation aggregation,
      UntoldIndicators untold,
      Clock clock) {
    this.warehouse = warehouse;
    this.runs = runs;
    this.lookup = lookup;
    this.aggregation = aggregation;
    this.untold = untold;
    this.clock = clock;
  }

  /** Call within one transaction. */
  public void publish(RunPlan plan, long jobExecutionId) {
    if (lookup.published(plan.runId())) {
      return;
    }
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(warehouse);
    MapSqlParameterSource parameters =
        PlanParameters.of(plan).addValue("jobExecutionId", jobExecutionId);
    // Before agencies are there, which say that something is published
    RecountScope recount = RecountScope.by(plan, warehouse);
    boolean othersUntold =
        untold.replace(plan.scope().selection() == Selection.FULL && plan.readsUpToReach());
    PublishedFigures figures = PublishedFigures.changing(warehouse, recount, othersUntold);
    warehouse.update(SqlFile.read(Publication.class, "place/dim_agency"));
    warehouse.update(SqlFile.read(Publication.class, "place/dim_procedure"));
    DateStore dates = new DateStore(warehouse, "publish");
    dates.publish(plan.businessDate());
    Optional<LocalDate> publishedBefore = lookup.publishedDate();
    if (recount.cells()) {
      publishedBefore.ifPresent(
          date -> new Restatements(warehouse).note(plan, date, jobExecutionId));
    }
    boolean backlog = aggregation.takesBacklog(plan);
    for (StagedCells staged : StagedCells.values()) {
      if (staged.isComputed(recount, backlog)) {
        staged.publish(named, recount, parameters);
      }
    }
    figures.keep(jobExecutionId);
    // Here, where they have just been read, and not in the next night, which may have little to do
    for (StagedCells staged : StagedCells.values()) {
      staged.clear(warehouse);
    }
    new AsIsFigures(warehouse).publish(plan.reach(), jobExecutionId);
    named.update("DELETE FROM etl_touched_cell WHERE accepted_date <= :reach", parameters);
    named.update("DELETE FROM etl_touched_completion WHERE finished_date <= :reach", parameters);
    named.update("DELETE FROM etl_unpublished_fact WHERE accepted_date <= :reach", parameters);
    named.update("DELETE FROM etl_touched_collection WHERE collected_date <= :to", parameters);
    if (plan.isWithdrawal()) {
      new Withdrawal(warehouse, clock).takeBack(plan, publishedBefore, jobExecutionId);
    }
    runs.count(plan.runId(), jobExecutionId);
    warehouse.update(
        "UPDATE etl_run SET published_at = ?, published_date = ? WHERE job_execution_id = ?",
        LocalDateTime.now(clock),
        plan.isNightly() ? plan.businessDate() : null,
        jobExecutionId);
  }
}
