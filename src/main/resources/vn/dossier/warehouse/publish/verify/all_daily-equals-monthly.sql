-- Months, and agencies with procedures, whose days do not add up to them; counts as doubles, amounts
-- as decimals. The month of a day is worked out again.
SELECT COUNT(*) FROM (
  SELECT counted_day, agency_key, procedure_key FROM (
    SELECT
      CAST(CONCAT(LPAD(YEAR(accepted_date), 4, '0'), '-', LPAD(MONTH(accepted_date), 2, '0'), '-01') AS DATE) AS counted_day,
      0 AS agency_key, 0 AS procedure_key,
      [[dossier-counts: SUM({name} + 0e0) AS {name}]],
      [[dossier-amounts: SUM({name}) AS {name}]]
    FROM [[cells]]_dossier_daily
    GROUP BY accepted_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, [[dossier-counts: SUM({name} + 0e0)]],
      [[dossier-amounts: SUM({name})]]
    FROM [[cells]]_dossier_daily
    GROUP BY agency_key, procedure_key
    UNION ALL
    SELECT
      month_start, 0, 0, [[dossier-counts: -SUM({name} + 0e0)]],
      [[dossier-amounts: -SUM({name})]]
    FROM [[cells]]_dossier_monthly
    GROUP BY month_start
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, [[dossier-counts: -SUM({name} + 0e0)]],
      [[dossier-amounts: -SUM({name})]]
    FROM [[cells]]_dossier_monthly
    GROUP BY agency_key, procedure_key
  ) both_sides
  GROUP BY counted_day, agency_key, procedure_key
  HAVING
    [[dossier-measures: SUM({name}) <> 0 | OR]]
) differing
