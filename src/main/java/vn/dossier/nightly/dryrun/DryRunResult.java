package vn.dossier.nightly.dryrun;

import java.time.LocalDate;
import java.util.List;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.load.DryRunCounts;
import vn.dossier.warehouse.run.Check;

/**
 * What a run would do if it ran now.
 *
 * @param businessDate the date that it would stand for
 * @param scope what it would read
 * @param would what it would count
 * @param stoppedBy checks of what would vanish that would keep it from publishing
 */
public record DryRunResult(
    LocalDate businessDate, Scope scope, DryRunCounts would, List<Check> stoppedBy) {}
