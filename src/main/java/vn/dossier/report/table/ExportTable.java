package vn.dossier.report.table;

/** What can be exported, by the names of tables and views (export/*.sql). */
public enum ExportTable {
  fact_dossier,
  fact_dossier_daily,
  fact_dossier_monthly,
  fact_completion_daily,
  fact_backlog_daily,
  fact_collection_daily,
  fact_digitised_result_daily,
  fact_e_receipt_monthly,
  /** The dossiers behind the figures. */
  kpi_dossier
}
