package vn.dossier.operate;

import java.time.LocalDate;
import vn.dossier.warehouse.Rehearsed;

/**
 * The answer of {@code backfill --dry-run}.
 *
 * @param from first accepted date
 * @param to last accepted date
 * @param would what the backfill would count
 */
record DryRun(LocalDate from, LocalDate to, Rehearsed would) {}
