package vn.dossier.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import vn.dossier.classify.Scope;
import vn.dossier.nightly.RehearsedRun;
import vn.dossier.warehouse.Rehearsed;

/**
 * The answer of {@code --dry-run}.
 *
 * @param businessDate of a night; null of a backfill
 * @param from first accepted date; null when there is no lower bound
 * @param to last accepted date
 * @param would what the run would count
 * @param stoppedBy checks of what would vanish that would keep it from publishing
 */
record DryRun(
    @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate businessDate,
    LocalDate from,
    LocalDate to,
    Rehearsed would,
    List<Status.Check> stoppedBy) {

  static DryRun ofBackfill(RehearsedRun run) {
    return of(null, run);
  }

  static DryRun ofNight(RehearsedRun run) {
    return of(run.businessDate(), run);
  }

  private static DryRun of(LocalDate businessDate, RehearsedRun run) {
    LocalDate from = run.scope().from();
    return new DryRun(
        businessDate,
        from.equals(Scope.NO_LOWER_BOUND) ? null : from,
        run.scope().to(),
        run.would(),
        run.stoppedBy().stream().map(Status.Check::of).toList());
  }
}
