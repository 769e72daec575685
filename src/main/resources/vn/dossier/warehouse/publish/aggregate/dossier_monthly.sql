-- The months of touched days, recounted from the atomic facts.
INSERT INTO stage_dossier_monthly (
  month_start, agency_key, procedure_key, [[dossier-measures: {name}]], late_in_month)
SELECT /*! SQL_BIG_RESULT */
  c.month_start, c.agency_key, c.procedure_key, [[dossier-measures: {of_facts}]],
  -- Past its due date when the month that received it ended
  COUNT(CASE WHEN f.withdrawn = 0 AND (f.finished_date IS NULL OR f.due_date < f.finished_date)
    AND f.due_date < TIMESTAMPADD(DAY, -1, TIMESTAMPADD(MONTH, 1, f.accepted_month)) THEN 1 END)
FROM (SELECT DISTINCT month_start, agency_key, procedure_key
      FROM etl_touched_cell WHERE accepted_date <= :reach) c
JOIN fact_dossier f
  ON f.accepted_month = c.month_start AND f.agency_key = c.agency_key
    AND f.procedure_key = c.procedure_key
WHERE f.accepted_date <= :reach
GROUP BY c.month_start, c.agency_key, c.procedure_key
