package vn.dossier.nightly.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.scope.Scope;
import vn.dossier.scope.Selection;
import vn.dossier.source.IdRange;
import vn.dossier.warehouse.run.RunPlan;

/**
 * The plan in an execution context, as dates, numbers and text: a restart reads what the first
 * attempt froze, and a partition needs no more than its own context.
 */
public final class PlanContext {

  private static final String RANGES = "ranges";

  private static final String SELECTS = "selects";

  private static final String PASS = "passOverChildren";

  private PlanContext() {}

  public static boolean holdsPlan(ExecutionContext context) {
    return context.containsKey("runId");
  }

  public static void put(RunPlan plan, ExecutionContext context) {
    context.putString("jobName", plan.jobName());
    context.put("businessDate", plan.businessDate());
    context.putString("selection", plan.scope().selection().name());
    context.put("scopeFrom", plan.scope().from());
    context.put("scopeTo", plan.scope().to());
    context.put("asOf", plan.scope().asOf());
    RejectReason reason = plan.scope().reason();
    context.putString("reason", reason == null ? null : reason.name());
    context.put("reach", plan.reach());
    context.putString("verifyAll", Boolean.toString(plan.verifyAll()));
    context.putString("comparesAll", Boolean.toString(plan.comparesAll()));
    context.putString("changesOnly", Boolean.toString(plan.changesOnly()));
    context.putLong("runId", plan.runId());
    context.putLong("scanId", plan.scanId());
    context.putString("ruleSet", plan.ruleSet());
    context.putString("programVersion", plan.programVersion());
  }

  public static RunPlan plan(ExecutionContext context) {
    Scope scope =
        new Scope(
            Selection.valueOf(context.getString("selection")),
            date(context, "scopeFrom"),
            date(context, "scopeTo"),
            date(context, "asOf"),
            reason(context.getString("reason", null)));
    return new RunPlan(
        context.getString("jobName"),
        date(context, "businessDate"),
        scope,
        date(context, "reach"),
        Boolean.parseBoolean(context.getString("verifyAll")),
        Boolean.parseBoolean(context.getString("comparesAll", "false")),
        Boolean.parseBoolean(context.getString("changesOnly")),
        context.getLong("runId"),
        context.getLong("scanId"),
        context.getString("ruleSet"),
        context.getString("programVersion"));
  }

  /** Notes the checksum of the SELECTs that the source is read by. */
  public static void putSelects(String checksum, ExecutionContext context) {
    context.putString(SELECTS, checksum);
  }

  /** The checksum of the SELECTs that the source is read by; null where none is noted. */
  public static String selects(ExecutionContext context) {
    return context.getString(SELECTS, null);
  }

  public static void putRanges(List<IdRange> ranges, ExecutionContext context) {
    context.putInt(RANGES, ranges.size());
    for (int i = 0; i < ranges.size(); i++) {
      putRange(ranges.get(i), context, Integer.toString(i));
    }
  }

  public static List<IdRange> ranges(ExecutionContext context) {
    List<IdRange> ranges = new ArrayList<>();
    for (int i = 0; i < context.getInt(RANGES); i++) {
      ranges.add(range(context, Integer.toString(i)));
    }
    return ranges;
  }

  /**
   * Notes that a run, should it read everything, may pass over all children once instead of looking
   * them up.
   *
   * @param dossiers about how many there are
   */
  public static void putPass(long dossiers, ExecutionContext context) {
    context.putLong(PASS, dossiers);
  }

  /** About how many dossiers a run reads that may pass over all children; 0 where it may not. */
  public static long pass(ExecutionContext context) {
    return context.getLong(PASS, 0);
  }

  public static void putRange(IdRange range, ExecutionContext context, String name) {
    context.putString("after." + name, range.after());
    context.putString("upto." + name, range.upto());
  }

  public static IdRange range(ExecutionContext context, String name) {
    return new IdRange(
        context.getString("after." + name, null), context.getString("upto." + name, null));
  }

  private static RejectReason reason(String name) {
    return name == null ? null : RejectReason.valueOf(name);
  }

  private static LocalDate date(ExecutionContext context, String key) {
    return context.get(key, LocalDate.class);
  }
}
