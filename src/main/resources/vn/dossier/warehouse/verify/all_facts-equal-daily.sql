-- Days, and agencies with procedures, whose cells do not add up to the facts: where everything is counted
-- anew, these totals stand for the cells, or verifying would cost as much as counting.
SELECT COUNT(*) FROM (
  SELECT counted_day, agency_key, procedure_key FROM (
    SELECT
      accepted_date AS counted_day, 0 AS agency_key, 0 AS procedure_key, COUNT(*) AS dossiers,
      SUM(online) AS online, SUM(CASE WHEN channel = 'DIRECT' THEN 1 ELSE 0 END) AS direct,
      SUM(CASE WHEN channel = 'POSTAL' THEN 1 ELSE 0 END) AS postal,
      SUM(CASE WHEN channel = 'UNKNOWN' THEN 1 ELSE 0 END) AS channel_unknown,
      SUM(channel_missing) AS channel_missing, SUM(online_766) AS online_766,
      SUM(component_digitised) AS component_digitised, SUM(result_due) AS result_due,
      SUM(result_digitised) AS result_digitised, SUM(digitised_766) AS digitised_766,
      SUM(reused) AS reused, SUM(obligation) AS obligation, SUM(obligation_pending) AS obligation_pending,
      SUM(exempt) AS exempt, SUM(cashless) AS cashless, SUM(non_cash) AS non_cash,
      SUM(withdrawn) AS withdrawn, SUM(amount_due) AS amount_due, SUM(amount_online) AS amount_online
    FROM fact_dossier
    WHERE accepted_date <= :reach
    GROUP BY accepted_date
    UNION ALL
    SELECT
      NULL, agency_key, procedure_key, COUNT(*), SUM(online),
      SUM(CASE WHEN channel = 'DIRECT' THEN 1 ELSE 0 END),
      SUM(CASE WHEN channel = 'POSTAL' THEN 1 ELSE 0 END),
      SUM(CASE WHEN channel = 'UNKNOWN' THEN 1 ELSE 0 END), SUM(channel_missing), SUM(online_766),
      SUM(component_digitised), SUM(result_due), SUM(result_digitised), SUM(digitised_766), SUM(reused),
      SUM(obligation), SUM(obligation_pending), SUM(exempt), SUM(cashless), SUM(non_cash), SUM(withdrawn),
      SUM(amount_due), SUM(amount_online)
    FROM fact_dossier
    WHERE accepted_date <= :reach
    GROUP BY agency_key, procedure_key
    UNION ALL
    SELECT
      accepted_date, 0, 0, -SUM(dossiers), -SUM(online), -SUM(direct), -SUM(postal), -SUM(channel_unknown),
      -SUM(channel_missing), -SUM(online_766), -SUM(component_digitised), -SUM(result_due),
      -SUM(result_digitised), -SUM(digitised_766), -SUM(reused), -SUM(obligation),
      -SUM(obligation_pending), -SUM(exempt), -SUM(cashless), -SUM(non_cash), -SUM(withdrawn),
      -SUM(amount_due), -SUM(amount_online)
    FROM stage_dossier_daily
    GROUP BY accepted_date
    UNION ALL
    SELECT
      NULL, agency_key, procedure_key, -SUM(dossiers), -SUM(online), -SUM(direct), -SUM(postal),
      -SUM(channel_unknown), -SUM(channel_missing), -SUM(online_766), -SUM(component_digitised),
      -SUM(result_due), -SUM(result_digitised), -SUM(digitised_766), -SUM(reused), -SUM(obligation),
      -SUM(obligation_pending), -SUM(exempt), -SUM(cashless), -SUM(non_cash), -SUM(withdrawn),
      -SUM(amount_due), -SUM(amount_online)
    FROM stage_dossier_daily
    GROUP BY agency_key, procedure_key
  ) both_sides
  GROUP BY counted_day, agency_key, procedure_key
  HAVING
    SUM(dossiers) <> 0 OR SUM(online) <> 0 OR SUM(direct) <> 0 OR SUM(postal) <> 0 OR SUM(channel_unknown) <> 0
    OR SUM(channel_missing) <> 0 OR SUM(online_766) <> 0 OR SUM(component_digitised) <> 0 OR SUM(result_due) <> 0
    OR SUM(result_digitised) <> 0 OR SUM(digitised_766) <> 0 OR SUM(reused) <> 0 OR SUM(obligation) <> 0
    OR SUM(obligation_pending) <> 0 OR SUM(exempt) <> 0 OR SUM(cashless) <> 0 OR SUM(non_cash) <> 0
    OR SUM(withdrawn) <> 0 OR SUM(amount_due) <> 0 OR SUM(amount_online) <> 0
) differing
