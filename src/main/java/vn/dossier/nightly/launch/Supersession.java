package vn.dossier.nightly.launch;

import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.nightly.plan.ProgramVersion;
import vn.dossier.source.ChecksumSource;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunPlan;

/** Whether a run can still be continued (src/docs/contracts.md, identity of a run). */
@Component
final class Supersession {

  private final RunLookup lookup;
  private final Rules rules;
  private final ProgramVersion version;
  private final ChecksumSource source;

  Supersession(RunLookup lookup, Rules rules, ProgramVersion version, ChecksumSource source) {
    this.lookup = lookup;
    this.rules = rules;
    this.version = version;
    this.source = source;
  }

  /** Whether the run of an execution had published before its process died. */
  boolean hasPublished(JobExecution last) {
    return PlanContext.holdsPlan(last.getExecutionContext())
        && lookup.published(PlanContext.plan(last.getExecutionContext()).runId());
  }

  /** Why the run of an execution cannot be continued; empty when it can. */
  Optional<String> reason(JobExecution last) {
    if (!PlanContext.holdsPlan(last.getExecutionContext())) {
      return Optional.empty();
    }
    RunPlan plan = PlanContext.plan(last.getExecutionContext());
    if (lookup.superseded(plan.runId())) {
      return Optional.of("a later run has written to the warehouse");
    }
    if (!plan.programVersion().equals(version.text())) {
      return Optional.of("it was planned by version " + plan.programVersion());
    }
    if (!plan.ruleSet().equals(rules.ruleSet())) {
      return Optional.of("it was planned under other rules");
    }
    String selects = PlanContext.selects(last.getExecutionContext());
    if (selects != null && !selects.equals(source.selects())) {
      return Optional.of("it was planned with other SELECTs or settings of the adapter");
    }
    return Optional.empty();
  }
}
