-- Touched days that do not add up to their facts. Facts are found by their index, which begins with the
-- month; that of a touched cell is worked out again, since the days were counted by the one noted.
SELECT COUNT(*) FROM (
  SELECT /*! SQL_BIG_RESULT */ accepted_date, agency_key, procedure_key FROM (
    SELECT
      c.accepted_date, c.agency_key, c.procedure_key, [[dossier-measures: {of_facts} AS {name}]]
    FROM (
      SELECT DISTINCT
        accepted_date, agency_key, procedure_key,
        CAST(CONCAT(LPAD(YEAR(accepted_date), 4, '0'), '-', LPAD(MONTH(accepted_date), 2, '0'), '-01') AS DATE) AS accepted_month
      FROM etl_touched_cell WHERE accepted_date <= :reach) c
    JOIN fact_dossier f
      ON f.accepted_month = c.accepted_month AND f.agency_key = c.agency_key
        AND f.procedure_key = c.procedure_key AND f.accepted_date = c.accepted_date
    GROUP BY c.accepted_date, c.agency_key, c.procedure_key
    UNION ALL
    SELECT
      accepted_date, agency_key, procedure_key, [[dossier-measures: -{name}]]
    FROM stage_dossier_daily
  ) both_sides
  GROUP BY accepted_date, agency_key, procedure_key
  HAVING
    [[dossier-measures: SUM({name}) <> 0 | OR]]
) differing
