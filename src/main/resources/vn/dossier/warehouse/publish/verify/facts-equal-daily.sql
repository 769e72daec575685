-- Touched days that do not add up to their facts. Facts are found by their index, which begins with the
-- month; that of a touched cell is worked out again, since the days were counted by the one noted.
SELECT COUNT(*) FROM (
  SELECT /*! SQL_BIG_RESULT */ accepted_date, agency_key, procedure_key FROM (
    SELECT
      c.accepted_date, c.agency_key, c.procedure_key, COUNT(*) AS dossiers,
      COUNT(NULLIF(f.online, 0)) AS online,
      COUNT(CASE WHEN f.channel = 'DIRECT' THEN 1 END) AS direct,
      COUNT(CASE WHEN f.channel = 'POSTAL' THEN 1 END) AS postal,
      COUNT(CASE WHEN f.channel = 'UNKNOWN' THEN 1 END) AS channel_unknown,
      COUNT(NULLIF(f.channel_missing, 0)) AS channel_missing,
      COUNT(NULLIF(f.online_766, 0)) AS online_766,
      COUNT(NULLIF(f.component_digitised, 0)) AS component_digitised,
      COUNT(NULLIF(f.result_due, 0)) AS result_due,
      COUNT(NULLIF(f.result_digitised, 0)) AS result_digitised,
      COUNT(NULLIF(f.digitised_766, 0)) AS digitised_766, COUNT(NULLIF(f.reused, 0)) AS reused,
      COUNT(NULLIF(f.obligation, 0)) AS obligation,
      COUNT(NULLIF(f.obligation_pending, 0)) AS obligation_pending,
      COUNT(NULLIF(f.exempt, 0)) AS exempt, COUNT(NULLIF(f.cashless, 0)) AS cashless,
      COUNT(NULLIF(f.non_cash, 0)) AS non_cash, COUNT(NULLIF(f.withdrawn, 0)) AS withdrawn,
      SUM(f.amount_due) AS amount_due, SUM(f.amount_online) AS amount_online
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
      accepted_date, agency_key, procedure_key, -dossiers, -online, -direct, -postal,
      -channel_unknown, -channel_missing, -online_766, -component_digitised, -result_due,
      -result_digitised, -digitised_766, -reused, -obligation, -obligation_pending, -exempt,
      -cashless, -non_cash, -withdrawn, -amount_due, -amount_online
    FROM stage_dossier_daily
  ) both_sides
  GROUP BY accepted_date, agency_key, procedure_key
  HAVING
    SUM(dossiers) <> 0 OR SUM(online) <> 0 OR SUM(direct) <> 0 OR SUM(postal) <> 0
    OR SUM(channel_unknown) <> 0 OR SUM(channel_missing) <> 0 OR SUM(online_766) <> 0
    OR SUM(component_digitised) <> 0 OR SUM(result_due) <> 0 OR SUM(result_digitised) <> 0
    OR SUM(digitised_766) <> 0 OR SUM(reused) <> 0 OR SUM(obligation) <> 0
    OR SUM(obligation_pending) <> 0 OR SUM(exempt) <> 0 OR SUM(cashless) <> 0 OR SUM(non_cash) <> 0
    OR SUM(withdrawn) <> 0 OR SUM(amount_due) <> 0 OR SUM(amount_online) <> 0
) differing
