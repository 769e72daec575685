package vn.dossier.nightly.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.RejectCounts;
import vn.dossier.warehouse.run.RunMeasures;
import vn.dossier.warehouse.run.RunPlan;

/** How far quarantine, as it stands after the load of a run, is from the limits that are set. */
@Component
public final class QuarantineLimits {

  private static final String MAX = "rejects-max";
  private static final String MAX_PERCENT = "rejects-max-percent";

  /** How many reasons one message names. */
  private static final int COMMONEST = 3;

  private final RejectLimits limits;
  private final RejectCounts rejects;
  private final RunMeasures measures;

  QuarantineLimits(RejectLimits limits, RejectCounts rejects, RunMeasures measures) {
    this.limits = limits;
    this.rejects = rejects;
    this.measures = measures;
  }

  /** The limits that are set; each stops the run when it is exceeded. */
  public List<Check> checks(RunPlan plan) {
    List<Check> checks = new ArrayList<>();
    long standing = rejects.standing(plan);
    if (limits.max() != null) {
      checks.add(new Check(MAX, Check.ERROR, BigDecimal.valueOf(standing), limits.max()));
    }
    if (limits.maxPercent() != null) {
      long whole =
          plan.scope().scans() ? measures.counts(plan).sourceDossiers() : measures.lastNight();
      BigDecimal percent = RunMeasures.percent(standing, whole);
      checks.add(new Check(MAX_PERCENT, Check.ERROR, percent, limits.maxPercent()));
    }
    return checks;
  }

  /** The commonest reasons for which dossiers of the run are in quarantine. */
  public List<RejectCounts.OfReason> commonest(RunPlan plan) {
    return rejects.commonest(plan, COMMONEST);
  }
}
