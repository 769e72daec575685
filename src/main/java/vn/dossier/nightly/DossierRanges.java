package vn.dossier.nightly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.source.IdRange;
import vn.dossier.warehouse.run.RunPlan;

/** One partition per range that the plan froze, each with all that its worker needs to know. */
final class DossierRanges implements Partitioner {

  /** The range of a partition in its own context. */
  static final String RANGE = "range";

  private static final String COMPARED = "compared";

  private final ExecutionContext planned;
  private final boolean compared;

  /**
   * @param compared whether the run compares what it reads with the source's checksums
   */
  DossierRanges(ExecutionContext planned, boolean compared) {
    this.planned = planned;
    this.compared = compared;
  }

  /** Whether the run to which a partition belongs compares what it reads. */
  static boolean isCompared(ExecutionContext partition) {
    return partition.containsKey(COMPARED);
  }

  @Override
  public Map<String, ExecutionContext> partition(int gridSize) {
    RunPlan plan = PlanContext.plan(planned);
    List<IdRange> ranges = PlanContext.ranges(planned);
    Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
    for (int i = 0; i < ranges.size(); i++) {
      ExecutionContext context = new ExecutionContext();
      PlanContext.put(plan, context);
      PlanContext.putRange(ranges.get(i), context, RANGE);
      PlanContext.putPass(PlanContext.pass(planned), context);
      if (compared) {
        context.putString(COMPARED, "true");
      }
      partitions.put(Integer.toString(i), context);
    }
    return partitions;
  }
}
