-- Months of agencies that are gone or differ. What is not counted yet, or any more, is null and equal to itself.
DELETE FROM fact_agency_monthly
WHERE NOT EXISTS (
    SELECT 1 FROM stage_agency_monthly s
    WHERE s.month_start = fact_agency_monthly.month_start AND s.agency_key = fact_agency_monthly.agency_key
      AND ([[measures: COALESCE(s.{name}, -1)]],
         s.fee_dossiers, s.fee_obligation, s.fee_cashless, s.fee_pending, s.fee_exempt, s.procedure_unknown,
         COALESCE(s.late_in_month, -1), COALESCE(s.late_so_far, -1))
        = ([[measures: COALESCE(fact_agency_monthly.{name}, -1)]],
         fact_agency_monthly.fee_dossiers, fact_agency_monthly.fee_obligation, fact_agency_monthly.fee_cashless, fact_agency_monthly.fee_pending, fact_agency_monthly.fee_exempt, fact_agency_monthly.procedure_unknown,
         COALESCE(fact_agency_monthly.late_in_month, -1), COALESCE(fact_agency_monthly.late_so_far, -1)))
