-- A row for each measure of the months and agencies that this publish is about to change: what is published now, 0 where
-- nothing is, and what will be, which the gate has compared with the cells.
INSERT INTO etl_restatement
  (job_execution_id, month_start, agency_key, measure, before_value, after_value)
SELECT :jobExecutionId, v.month_start, v.agency_key, v.measure, v.before_value, v.after_value
FROM (
  SELECT r.month_start, r.agency_key, m.measure,
    CASE m.n
      [[dossier-measures: WHEN {number} THEN r.{name}_before |]]
    END AS before_value,
    CASE m.n
      [[dossier-measures: WHEN {number} THEN r.{name} |]]
    END AS after_value
  FROM (
    SELECT
      f.month_start, f.agency_key, [[dossier-measures: COALESCE(f.{name}, 0) AS {name}_before]],
      [[dossier-measures: COALESCE(s.{name}, 0) AS {name}]]
    FROM fact_agency_monthly f
    LEFT JOIN stage_agency_monthly s ON s.month_start = f.month_start AND s.agency_key = f.agency_key
    WHERE f.month_start < :until AND f.month_start <= :publishedBefore
      AND ([[dossier-measures: COALESCE(f.{name}, 0) <> COALESCE(s.{name}, 0) | OR]])
    UNION ALL
    SELECT s.month_start, s.agency_key, [[dossier-measures: 0]], [[dossier-measures: COALESCE(s.{name}, 0)]]
    FROM stage_agency_monthly s
    WHERE s.month_start < :until AND s.month_start <= :publishedBefore
      AND NOT EXISTS (
        SELECT 1 FROM fact_agency_monthly f WHERE f.month_start = s.month_start AND f.agency_key = s.agency_key)
  ) r
  CROSS JOIN (
    [[dossier-measures: SELECT {number} AS n, '{name}' AS measure | UNION ALL]]
  ) m
) v
WHERE v.before_value <> v.after_value
