-- The touched days of completion, recounted from the atomic facts.
INSERT INTO stage_completion_daily (
  finished_date, agency_key, procedure_key, [[completion-measures: {name}]])
SELECT /*! SQL_BIG_RESULT */
  c.finished_date, c.agency_key, c.procedure_key, [[completion-measures: {of_facts}]]
FROM (SELECT DISTINCT finished_date, agency_key, procedure_key FROM etl_touched_completion WHERE finished_date <= :reach) c
JOIN fact_dossier f
  ON f.finished_date = c.finished_date AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
WHERE f.withdrawn = 0
GROUP BY c.finished_date, c.agency_key, c.procedure_key
