package vn.dossier.testing.database;

/** What a publish sums up for the views, for tests that write the cells by hand. */
public final class AgencyMonths {

  /** Nothing is summed any more. */
  public static final String CLEAR = "DELETE FROM fact_agency_monthly";

  /** All cells, by month and agency; of procedures without a fee. */
  public static final String FILL =
      """
      INSERT INTO fact_agency_monthly (
        month_start, agency_key, dossiers, online, component_digitised, obligation, cashless,
        direct, postal, channel_unknown, channel_missing, online_766, result_due,
        result_digitised, digitised_766, reused, obligation_pending, exempt, non_cash,
        withdrawn, amount_due, amount_online, finished, early, on_time, late, no_due_date,
        express, fee_dossiers, fee_obligation, fee_cashless, fee_pending, fee_exempt,
        procedure_unknown, job_execution_id)
      SELECT k.month_start, k.agency_key, SUM(k.dossiers), SUM(k.online),
        SUM(k.component_digitised), SUM(k.obligation), SUM(k.cashless), SUM(k.direct),
        SUM(k.postal), SUM(k.channel_unknown), SUM(k.channel_missing), SUM(k.online_766),
        SUM(k.result_due), SUM(k.result_digitised), SUM(k.digitised_766), SUM(k.reused),
        SUM(k.obligation_pending), SUM(k.exempt), SUM(k.non_cash), SUM(k.withdrawn),
        SUM(k.amount_due), SUM(k.amount_online), SUM(k.finished), SUM(k.early), SUM(k.on_time),
        SUM(k.late), SUM(k.no_due_date), SUM(k.express), 0, 0, 0, 0, 0, SUM(k.dossiers), 1
      FROM (
        SELECT month_start, agency_key, dossiers, online, component_digitised, obligation, cashless,
          direct, postal, channel_unknown, channel_missing, online_766, result_due,
          result_digitised, digitised_766, reused, obligation_pending, exempt, non_cash,
          withdrawn, amount_due, amount_online,
          0 AS finished, 0 AS early, 0 AS on_time, 0 AS late, 0 AS no_due_date, 0 AS express
        FROM fact_dossier_monthly
        UNION ALL
        SELECT d.month_start, f.agency_key, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
          0, f.finished, f.early, f.on_time, f.late, f.no_due_date, f.express
        FROM fact_completion_daily f JOIN dim_date d ON d.date_key = f.finished_date) k
      GROUP BY k.month_start, k.agency_key
      """;

  private AgencyMonths() {}
}
