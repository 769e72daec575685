-- The months of touched days, recounted from the atomic facts.
INSERT INTO stage_dossier_monthly (
  month_start, agency_key, procedure_key, [[dossier-measures: {name}]])
SELECT /*! SQL_BIG_RESULT */
  c.month_start, c.agency_key, c.procedure_key, [[dossier-measures: {of_facts}]]
FROM (SELECT DISTINCT month_start, agency_key, procedure_key
      FROM etl_touched_cell WHERE accepted_date <= :reach) c
JOIN fact_dossier f
  ON f.accepted_month = c.month_start AND f.agency_key = c.agency_key
    AND f.procedure_key = c.procedure_key
WHERE f.accepted_date <= :reach
GROUP BY c.month_start, c.agency_key, c.procedure_key
