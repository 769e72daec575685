-- Touched days of completion that do not add up to their facts.
SELECT COUNT(*) FROM (
  SELECT finished_date, agency_key, procedure_key FROM (
    SELECT
      f.finished_date, f.agency_key, f.procedure_key, [[completion-measures: {of_fact} AS {name}]]
    FROM fact_dossier f
    WHERE f.withdrawn = 0 AND f.finished_date <= :reach AND EXISTS (
      SELECT 1 FROM etl_touched_completion c
      WHERE c.finished_date = f.finished_date AND c.agency_key = f.agency_key
        AND c.procedure_key = f.procedure_key)
    UNION ALL
    SELECT
      finished_date, agency_key, procedure_key, [[completion-measures: -{name}]]
    FROM stage_completion_daily
  ) both_sides
  GROUP BY finished_date, agency_key, procedure_key
  HAVING [[completion-measures: SUM({name}) <> 0 | OR]]
) differing
