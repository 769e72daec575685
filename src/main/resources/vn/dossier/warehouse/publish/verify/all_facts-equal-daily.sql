-- Days, and agencies with procedures, whose cells do not add up to the facts: where everything is counted
-- again, these totals stand for the cells, or verifying would cost as much as counting. Counts are added
-- as doubles, which are cheaper than decimals and exact up to 2^53; amounts of money as decimals.
SELECT COUNT(*) FROM (
  SELECT counted_day, agency_key, procedure_key FROM (
    SELECT
      accepted_date AS counted_day, 0 AS agency_key, 0 AS procedure_key, COUNT(*) AS dossiers,
      COUNT(NULLIF(online, 0)) AS online, COUNT(CASE WHEN channel = 'DIRECT' THEN 1 END) AS direct,
      COUNT(CASE WHEN channel = 'POSTAL' THEN 1 END) AS postal,
      COUNT(CASE WHEN channel = 'UNKNOWN' THEN 1 END) AS channel_unknown,
      COUNT(NULLIF(channel_missing, 0)) AS channel_missing,
      COUNT(NULLIF(online_766, 0)) AS online_766,
      COUNT(NULLIF(component_digitised, 0)) AS component_digitised,
      COUNT(NULLIF(result_due, 0)) AS result_due,
      COUNT(NULLIF(result_digitised, 0)) AS result_digitised,
      COUNT(NULLIF(digitised_766, 0)) AS digitised_766, COUNT(NULLIF(reused, 0)) AS reused,
      COUNT(NULLIF(obligation, 0)) AS obligation,
      COUNT(NULLIF(obligation_pending, 0)) AS obligation_pending,
      COUNT(NULLIF(exempt, 0)) AS exempt, COUNT(NULLIF(cashless, 0)) AS cashless,
      COUNT(NULLIF(non_cash, 0)) AS non_cash, COUNT(NULLIF(withdrawn, 0)) AS withdrawn,
      SUM(amount_due) AS amount_due, SUM(amount_online) AS amount_online
    FROM fact_dossier
    WHERE accepted_date <= :reach
    GROUP BY accepted_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, COUNT(*), COUNT(NULLIF(online, 0)),
      COUNT(CASE WHEN channel = 'DIRECT' THEN 1 END),
      COUNT(CASE WHEN channel = 'POSTAL' THEN 1 END),
      COUNT(CASE WHEN channel = 'UNKNOWN' THEN 1 END), COUNT(NULLIF(channel_missing, 0)),
      COUNT(NULLIF(online_766, 0)), COUNT(NULLIF(component_digitised, 0)),
      COUNT(NULLIF(result_due, 0)), COUNT(NULLIF(result_digitised, 0)),
      COUNT(NULLIF(digitised_766, 0)), COUNT(NULLIF(reused, 0)), COUNT(NULLIF(obligation, 0)),
      COUNT(NULLIF(obligation_pending, 0)), COUNT(NULLIF(exempt, 0)), COUNT(NULLIF(cashless, 0)),
      COUNT(NULLIF(non_cash, 0)), COUNT(NULLIF(withdrawn, 0)), SUM(amount_due), SUM(amount_online)
    FROM fact_dossier
    WHERE accepted_date <= :reach
    GROUP BY agency_key, procedure_key
    UNION ALL
    SELECT
      accepted_date, 0, 0, -SUM(dossiers + 0e0), -SUM(online + 0e0), -SUM(direct + 0e0),
      -SUM(postal + 0e0), -SUM(channel_unknown + 0e0), -SUM(channel_missing + 0e0),
      -SUM(online_766 + 0e0), -SUM(component_digitised + 0e0), -SUM(result_due + 0e0),
      -SUM(result_digitised + 0e0), -SUM(digitised_766 + 0e0), -SUM(reused + 0e0),
      -SUM(obligation + 0e0), -SUM(obligation_pending + 0e0), -SUM(exempt + 0e0),
      -SUM(cashless + 0e0), -SUM(non_cash + 0e0), -SUM(withdrawn + 0e0), -SUM(amount_due),
      -SUM(amount_online)
    FROM [[cells]]_dossier_daily
    GROUP BY accepted_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, -SUM(dossiers + 0e0), -SUM(online + 0e0), -SUM(direct + 0e0),
      -SUM(postal + 0e0), -SUM(channel_unknown + 0e0), -SUM(channel_missing + 0e0),
      -SUM(online_766 + 0e0), -SUM(component_digitised + 0e0), -SUM(result_due + 0e0),
      -SUM(result_digitised + 0e0), -SUM(digitised_766 + 0e0), -SUM(reused + 0e0),
      -SUM(obligation + 0e0), -SUM(obligation_pending + 0e0), -SUM(exempt + 0e0),
      -SUM(cashless + 0e0), -SUM(non_cash + 0e0), -SUM(withdrawn + 0e0), -SUM(amount_due),
      -SUM(amount_online)
    FROM [[cells]]_dossier_daily
    GROUP BY agency_key, procedure_key
  ) both_sides
  GROUP BY counted_day, agency_key, procedure_key
  HAVING
    SUM(dossiers) <> 0 OR SUM(online) <> 0 OR SUM(direct) <> 0 OR SUM(postal) <> 0
    OR SUM(channel_unknown) <> 0 OR SUM(channel_missing) <> 0 OR SUM(online_766) <> 0
    OR SUM(component_digitised) <> 0 OR SUM(result_due) <> 0 OR SUM(result_digitised) <> 0
    OR SUM(digitised_766) <> 0 OR SUM(reused) <> 0 OR SUM(obligation) <> 0
    OR SUM(obligation_pending) <> 0 OR SUM(exempt) <> 0 OR SUM(cashless) <> 0 OR SUM(non_cash) <> 0
    OR SUM(withdrawn) <> 0 OR SUM(amount_due) <> 0 OR SUM(amount_online) <> 0
) differing
