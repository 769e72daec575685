package vn.dossier.recalculation;

import java.util.List;

/**
 * The tables of src/docs/contracts.md that hold the same rows however they came about, by business
 * keys: agency_code and agency_from instead of agency_key, procedure_code instead of procedure_key,
 * the ordinal of the run instead of its execution.
 */
public enum CanonicalTable {
  DIM_AGENCY(
      "agency_code valid_from",
      "identifier_code agency_name level parent_code in_statistics active valid_to is_current"),
  DIM_PROCEDURE(
      "procedure_code", "procedure_name field_code field_name service_level has_fee yields_result"),
  DIM_DATE("date_key", "year_number quarter_number month_number month_start day_of_week"),
  FACT_DOSSIER(
      "dossier_id",
      """
      dossier_code agency_code agency_from procedure_code accepted_date finished_date due_date
      status_code channel service_level channel_missing online online_766 component_digitised
      result_due result_digitised digitised_766 reused obligation obligation_pending exempt cashless
      non_cash withdrawn is_open timeliness amount_due amount_online amount_transfer amount_cash"""),
  FACT_DOSSIER_DAILY("accepted_date agency_code agency_from procedure_code", Measures.OF_DOSSIERS),
  FACT_DOSSIER_MONTHLY("month_start agency_code agency_from procedure_code", Measures.OF_DOSSIERS),
  FACT_COMPLETION_DAILY(
      "finished_date agency_code agency_from procedure_code",
      "finished early on_time late no_due_date express"),
  FACT_BACKLOG_DAILY(
      "snapshot_date agency_code agency_from",
      "open_dossiers processing supplement paused overdue taken_on"),
  FACT_COLLECTION_DAILY(
      "collected_date agency_code agency_from procedure_code method",
      "requests dossiers amount fee charge"),
  FACT_DIGITISED_RESULT_DAILY(
      "digitised_date agency_code agency_from", "results historical_results"),
  FACT_E_RECEIPT_MONTHLY("month_start agency_code agency_from provider", "receipts"),
  KPI_MONTHLY("month_start level indicator", "numerator denominator rate"),
  KPI_MONTHLY_AGENCY("month_start agency_code agency_name indicator", "numerator denominator rate"),
  ETL_REJECT("dossier_id", "dossier_code agency_code reason_code"),
  ETL_REJECT_HISTORY("dossier_id reason_code resolution", "times"),
  ETL_RUN(
      "run",
      """
      business_date as_of_date selection scope_from scope_to source_dossiers loaded excluded rejected
      inserted updated unchanged retired"""),
  ETL_RUN_EXCLUSION("run reason_code", "dossiers"),
  ETL_RESTATEMENT("run month_start agency_code agency_from measure", "before_value after_value"),
  ETL_FRESHNESS("business_date", "");

  private final List<String> keys;
  private final List<String> values;

  CanonicalTable(String keys, String values) {
    this.keys = List.of(keys.split("\\s+"));
    this.values = values.isEmpty() ? List.of() : List.of(values.split("\\s+"));
  }

  /** The columns that name a row. */
  public List<String> keyColumns() {
    return keys;
  }

  /** The columns that are compared under a key. */
  public List<String> valueColumns() {
    return values;
  }

  /** Whether the warehouse may hold more rows than expected: the calendar may run ahead. */
  boolean mayHoldMore() {
    return this == DIM_DATE;
  }

  private static final class Measures {
    static final String OF_DOSSIERS =
        """
        dossiers online direct postal channel_unknown channel_missing online_766 component_digitised
        result_due result_digitised digitised_766 reused obligation obligation_pending exempt
        cashless non_cash withdrawn amount_due amount_online""";
  }
}
