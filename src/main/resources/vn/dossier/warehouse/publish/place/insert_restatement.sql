-- A row for each measure of the months and agencies that this publish is about to change. Inside r, over
-- all procedures: what is published now, null where nothing is, and what will be added, which is what is
-- staged less the published cells replaced.
INSERT INTO etl_restatement
  (job_execution_id, month_start, agency_key, measure, before_value, after_value)
SELECT :jobExecutionId, v.month_start, v.agency_key, v.measure, v.before_value,
  v.before_value + v.added
FROM (
  SELECT r.month_start, r.agency_key, m.measure,
    CASE m.n
      [[dossier-measures: WHEN {number} THEN COALESCE(r.{name}, 0) |]]
    END AS before_value,
    CASE m.n
      [[dossier-measures: WHEN {number} THEN r.{name}_added |]]
    END AS added
  FROM (
    SELECT
      d.month_start, d.agency_key, [[dossier-measures: SUM(f.{name}) AS {name}]],
      [[dossier-measures: MAX(d.{name}) AS {name}_added]]
    FROM (
      SELECT
        month_start, agency_key, [[dossier-measures: SUM({name}) AS {name}]]
      FROM (
        SELECT
          s.month_start, s.agency_key, [[dossier-measures: SUM(s.{name}) AS {name}]]
        FROM stage_dossier_monthly s
        WHERE s.month_start < :until AND s.month_start <= :publishedBefore
        GROUP BY s.month_start, s.agency_key
        UNION ALL
        SELECT
          f.month_start, f.agency_key, [[dossier-measures: -SUM(f.{name})]]
        FROM (SELECT DISTINCT month_start, agency_key, procedure_key
              FROM etl_touched_cell
              WHERE accepted_date <= :reach
                AND month_start < :until AND month_start <= :publishedBefore) c
        JOIN fact_dossier_monthly f
          ON f.month_start = c.month_start AND f.agency_key = c.agency_key
            AND f.procedure_key = c.procedure_key
        WHERE :all = 0
        GROUP BY f.month_start, f.agency_key
        UNION ALL
        SELECT
          f.month_start, f.agency_key, [[dossier-measures: -SUM(f.{name})]]
        FROM fact_dossier_monthly f
        WHERE :all = 1 AND f.month_start < :until AND f.month_start <= :publishedBefore
        GROUP BY f.month_start, f.agency_key
      ) both_sides
      GROUP BY month_start, agency_key
      HAVING
        [[dossier-measures: SUM({name}) <> 0 | OR]]
    ) d
    LEFT JOIN fact_dossier_monthly f ON f.month_start = d.month_start AND f.agency_key = d.agency_key
    GROUP BY d.month_start, d.agency_key
  ) r
  CROSS JOIN (
    [[dossier-measures: SELECT {number} AS n, '{name}' AS measure | UNION ALL]]
  ) m
) v
WHERE v.added <> 0
