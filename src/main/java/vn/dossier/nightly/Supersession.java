package vn.dossier.nightly;

import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;
import vn.dossier.classify.Rules;
import vn.dossier.warehouse.RunPlan;
import vn.dossier.warehouse.RunStore;

/** Whether a run can still be continued (design.md section 6, identity of a run). */
final class Supersession {

  private final RunStore store;
  private final Rules rules;
  private final ProgramVersion version;

  Supersession(RunStore store, Rules rules, ProgramVersion version) {
    this.store = store;
    this.rules = rules;
    this.version = version;
  }

  /** Why the run of an execution cannot be continued; empty when it can. */
  Optional<String> reason(JobExecution last) {
    if (!PlanContext.holdsPlan(last.getExecutionContext())) {
      return Optional.empty();
    }
    RunPlan plan = PlanContext.plan(last.getExecutionContext());
    if (store.superseded(plan.runId())) {
      return Optional.of("a later run has written to the warehouse");
    }
    if (!plan.programVersion().equals(version.text())) {
      return Optional.of("it was planned by version " + plan.programVersion());
    }
    if (!plan.ruleSet().equals(rules.ruleSet())) {
      return Optional.of("it was planned under other rules");
    }
    return Optional.empty();
  }
}
