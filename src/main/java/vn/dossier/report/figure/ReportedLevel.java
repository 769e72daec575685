package vn.dossier.report.figure;

/** The levels of the view kpi_monthly; BELOW_PROVINCE is the bulletin's second level. */
public enum ReportedLevel {
  ALL,
  PROVINCE,
  BELOW_PROVINCE,
  DISTRICT,
  COMMUNE
}
