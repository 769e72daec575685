-- Days, and agencies with procedures, whose cells do not add up to the facts: where everything is counted
-- again, these totals stand for the cells, or verifying would cost as much as counting. Counts are added
-- as doubles, which are cheaper than decimals and exact up to 2^53; amounts of money as decimals.
SELECT COUNT(*) FROM (
  SELECT counted_day, agency_key, procedure_key FROM (
    SELECT
      accepted_date AS counted_day, 0 AS agency_key, 0 AS procedure_key,
      [[dossier-counts: {of_facts} AS {name}]],
      [[dossier-amounts: {of_facts} AS {name}]]
    FROM fact_dossier f
    WHERE accepted_date <= :reach
    GROUP BY accepted_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, [[dossier-counts: {of_facts}]],
      [[dossier-amounts: {of_facts}]]
    FROM fact_dossier f
    WHERE accepted_date <= :reach
    GROUP BY agency_key, procedure_key
    UNION ALL
    SELECT
      accepted_date, 0, 0, [[dossier-counts: -SUM({name} + 0e0)]],
      [[dossier-amounts: -SUM({name})]]
    FROM [[cells]]_dossier_daily
    GROUP BY accepted_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, [[dossier-counts: -SUM({name} + 0e0)]],
      [[dossier-amounts: -SUM({name})]]
    FROM [[cells]]_dossier_daily
    GROUP BY agency_key, procedure_key
  ) both_sides
  GROUP BY counted_day, agency_key, procedure_key
  HAVING
    [[dossier-measures: SUM({name}) <> 0 | OR]]
) differing
