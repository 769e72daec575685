package vn.dossier.warehouse.run;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** What statements over facts and cells know of the run that asks. */
public final class PlanParameters {

  private PlanParameters() {}

  /** The plan by the names that the statements use; dates without a bound are null. */
  public static MapSqlParameterSource of(RunPlan plan) {
    return new MapSqlParameterSource()
        .addValue("reach", plan.reach())
        .addValue("openMonth", plan.openMonth())
        .addValue("businessDate", plan.businessDate())
        .addValue("asOf", plan.scope().asOf())
        .addValue("from", plan.scope().from())
        .addValue("to", plan.scope().to())
        .addValue("firstMonth", plan.firstReceiptDay())
        .addValue("runId", plan.runId())
        .addValue("scanId", plan.scanId())
        .addValue("all", plan.verifyAll() ? 1 : 0)
        .addValue("changesOnly", plan.changesOnly() ? 1 : 0)
        .addValue("scans", plan.scope().scans() ? 1 : 0)
        .addValue("takesOpen", plan.scope().takesOpen() ? 1 : 0)
        .addValue("takesQuarantine", plan.scope().takesQuarantine() ? 1 : 0)
        .addValue("reason", plan.scope().reason() == null ? null : plan.scope().reason().name());
  }
}
