package vn.dossier.nightly.purge;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which old executions may go without changing what a command answers (src/docs/contracts.md,
 * purge): never one that is not over, the last success of a job's business date, the run planned
 * last, or the last execution of all.
 */
final class PurgeRule {

  private PurgeRule() {}

  /**
   * @param all every execution there is
   * @param before what ended earlier is old
   * @return those that may go, in the order of their ids
   */
  static List<PastExecution> old(List<PastExecution> all, LocalDateTime before) {
    Set<Long> kept = new HashSet<>();
    all.stream()
        .filter(e -> !e.isOver() || !e.endedAt().isBefore(before))
        .forEach(e -> kept.add(e.id()));
    kept.addAll(lastSuccesses(all));
    kept.addAll(plannedLast(all));
    all.stream().map(PastExecution::id).max(Comparator.naturalOrder()).ifPresent(kept::add);
    Set<Long> open = openInstances(all, kept);
    return all.stream()
        .filter(e -> !kept.contains(e.id()) && !open.contains(e.instanceId()))
        .sorted(Comparator.comparingLong(PastExecution::id))
        .toList();
  }

  private static Set<Long> lastSuccesses(List<PastExecution> all) {
    Map<List<?>, Long> last = new HashMap<>();
    all.stream()
        .filter(PastExecution::isComplete)
        .filter(e -> e.businessDate() != null)
        .forEach(e -> last.merge(List.of(e.jobName(), e.businessDate()), e.id(), Math::max));
    return new HashSet<>(last.values());
  }

  private static List<Long> plannedLast(List<PastExecution> all) {
    Long run =
        all.stream()
            .map(PastExecution::runId)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return all.stream()
        .filter(e -> run != null && run.equals(e.runId()))
        .map(PastExecution::id)
        .toList();
  }

  // Who may still be continued needs the steps that its earlier executions completed
  private static Set<Long> openInstances(List<PastExecution> all, Set<Long> kept) {
    Map<Long, PastExecution> last = new HashMap<>();
    for (PastExecution e : all) {
      last.merge(e.instanceId(), e, (a, b) -> a.id() > b.id() ? a : b);
    }
    Set<Long> open = new HashSet<>();
    last.forEach(
        (instance, e) -> {
          if (kept.contains(e.id()) && !e.isComplete()) {
            open.add(instance);
          }
        });
    return open;
  }
}
