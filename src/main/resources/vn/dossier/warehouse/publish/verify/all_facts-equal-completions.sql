-- Days of completion, and agencies with procedures, whose cells do not add up to the facts. Counts are added
-- as doubles, which are cheaper than decimals and exact up to 2^53.
SELECT COUNT(*) FROM (
  SELECT counted_day, agency_key, procedure_key FROM (
    SELECT
      finished_date AS counted_day, 0 AS agency_key, 0 AS procedure_key,
      [[completion-measures: {of_facts} AS {name}]]
    FROM fact_dossier f
    WHERE withdrawn = 0 AND finished_date <= :reach
    GROUP BY finished_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, [[completion-measures: {of_facts}]]
    FROM fact_dossier f
    WHERE withdrawn = 0 AND finished_date <= :reach
    GROUP BY agency_key, procedure_key
    UNION ALL
    SELECT
      finished_date, 0, 0, [[completion-measures: -SUM({name} + 0e0)]]
    FROM [[cells]]_completion_daily
    GROUP BY finished_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, [[completion-measures: -SUM({name} + 0e0)]]
    FROM [[cells]]_completion_daily
    GROUP BY agency_key, procedure_key
  ) both_sides
  GROUP BY counted_day, agency_key, procedure_key
  HAVING
    [[completion-measures: SUM({name}) <> 0 | OR]]
) differing
