package vn.dossier.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dossier.warehouse.Holding.Reject;

/**
 * Dossiers that cannot be counted, and why.
 *
 * @param total how many are listed
 * @param reasons how many for each reason
 * @param dossiers each of them, in the order of the reasons
 */
record Quarantine(long total, List<ReasonCount> reasons, List<Reject> dossiers) {

  record ReasonCount(String reason, long dossiers) {}

  static Quarantine of(List<Reject> rejects) {
    Map<String, Long> counts =
        rejects.stream()
            .collect(
                Collectors.groupingBy(Reject::reasonCode, TreeMap::new, Collectors.counting()));
    List<ReasonCount> reasons = new ArrayList<>();
    counts.forEach((reason, dossiers) -> reasons.add(new ReasonCount(reason, dossiers)));
    return new Quarantine(rejects.size(), reasons, rejects);
  }
}
