-- Months of agencies that nothing has touched, and that would not be published as they are: lost, or with other figures.
WITH p AS (
  SELECT month_start, agency_key FROM (
    SELECT month_start, agency_key FROM etl_touched_cell WHERE accepted_date <= :reach
    UNION
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM finished_date), finished_date) AS DATE), agency_key
    FROM etl_touched_completion WHERE finished_date <= :reach
    UNION
    SELECT f.month_start, f.agency_key
    FROM dim_procedure o
    JOIN stage_dim_procedure n ON n.procedure_key = o.procedure_key AND n.has_fee <> o.has_fee
    JOIN fact_dossier_monthly f ON f.procedure_key = o.procedure_key) t)
SELECT COUNT(*)
FROM fact_agency_monthly f
LEFT JOIN p ON p.month_start = f.month_start AND p.agency_key = f.agency_key
LEFT JOIN stage_agency_monthly s ON s.month_start = f.month_start AND s.agency_key = f.agency_key
WHERE p.agency_key IS NULL
  AND (s.agency_key IS NULL
    OR [[dossier-measures: s.{name} <> f.{name} | OR]]
    OR [[completion-measures: COALESCE(s.{name}, -1) <> COALESCE(f.{name}, -1) | OR]]
    OR s.fee_dossiers <> f.fee_dossiers OR s.fee_obligation <> f.fee_obligation OR s.fee_cashless <> f.fee_cashless
    OR s.fee_pending <> f.fee_pending OR s.fee_exempt <> f.fee_exempt OR s.procedure_unknown <> f.procedure_unknown)
