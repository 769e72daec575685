package vn.dossier.operate.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import vn.dossier.nightly.dryrun.DryRunResult;
import vn.dossier.operate.status.Status;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.load.DryRunCounts;

/**
 * The answer of {@code --dry-run}.
 *
 * @param businessDate of a night; null of a backfill
 * @param from first accepted date; null when there is no lower bound
 * @param to last accepted date
 * @param would what the run would count
 * @param stoppedBy checks of what would vanish that would keep it from publishing
 */
public record DryRunAnswer(
    @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate businessDate,
    LocalDate from,
    LocalDate to,
    DryRunCounts would,
    List<Status.Check> stoppedBy) {

  public static DryRunAnswer ofBackfill(DryRunResult run) {
    return of(null, run);
  }

  public static DryRunAnswer ofNight(DryRunResult run) {
    return of(run.businessDate(), run);
  }

  private static DryRunAnswer of(LocalDate businessDate, DryRunResult run) {
    LocalDate from = run.scope().from();
    return new DryRunAnswer(
        businessDate,
        from.equals(Scope.NO_LOWER_BOUND) ? null : from,
        run.scope().to(),
        run.would(),
        run.stoppedBy().stream().map(Status.Check::of).toList());
  }
}
