-- What indicators are made of, as published: dossiers by month of acceptance, completions by month of finishing.
SELECT month_start, agency_key, [[dossier-terms: SUM({name}) AS {name}]], [[completion-terms: 0 AS {name}]]
FROM fact_dossier_monthly
GROUP BY month_start, agency_key
UNION ALL
SELECT d.month_start, c.agency_key, [[dossier-terms: 0]], [[completion-terms: SUM(c.{name})]]
FROM fact_completion_daily c JOIN dim_date d ON d.date_key = c.finished_date
GROUP BY d.month_start, c.agency_key
