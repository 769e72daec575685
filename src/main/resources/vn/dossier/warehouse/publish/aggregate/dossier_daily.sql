-- The touched days, recounted from the atomic facts.
INSERT INTO stage_dossier_daily (
  accepted_date, month_start, agency_key, procedure_key, [[dossier-measures: {name}]])
SELECT /*! SQL_BIG_RESULT */
  c.accepted_date, c.month_start, c.agency_key, c.procedure_key, [[dossier-measures: {of_facts}]]
FROM (SELECT DISTINCT month_start, accepted_date, agency_key, procedure_key
      FROM etl_touched_cell WHERE accepted_date <= :reach) c
JOIN fact_dossier f
  ON f.accepted_month = c.month_start AND f.agency_key = c.agency_key
    AND f.procedure_key = c.procedure_key AND f.accepted_date = c.accepted_date
GROUP BY c.accepted_date, c.month_start, c.agency_key, c.procedure_key
