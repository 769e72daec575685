-- Touched days that do not add up to their facts.
SELECT COUNT(*) FROM (
  SELECT accepted_date, agency_key, procedure_key FROM (
    SELECT
      f.accepted_date, f.agency_key, f.procedure_key, 1 AS dossiers, f.online AS online,
      CASE WHEN f.channel = 'DIRECT' THEN 1 ELSE 0 END AS direct,
      CASE WHEN f.channel = 'POSTAL' THEN 1 ELSE 0 END AS postal,
      CASE WHEN f.channel = 'UNKNOWN' THEN 1 ELSE 0 END AS channel_unknown,
      f.channel_missing AS channel_missing, f.online_766 AS online_766,
      f.component_digitised AS component_digitised, f.result_due AS result_due,
      f.result_digitised AS result_digitised, f.digitised_766 AS digitised_766, f.reused AS reused,
      f.obligation AS obligation, f.obligation_pending AS obligation_pending, f.exempt AS exempt,
      f.cashless AS cashless, f.non_cash AS non_cash, f.withdrawn AS withdrawn,
      f.amount_due AS amount_due, f.amount_online AS amount_online
    FROM fact_dossier f
    WHERE f.accepted_date <= :reach AND EXISTS (
      SELECT 1 FROM etl_touched_cell c
      WHERE c.accepted_date = f.accepted_date AND c.agency_key = f.agency_key
        AND c.procedure_key = f.procedure_key)
    UNION ALL
    SELECT
      accepted_date, agency_key, procedure_key, -dossiers, -online, -direct, -postal, -channel_unknown,
      -channel_missing, -online_766, -component_digitised, -result_due, -result_digitised,
      -digitised_766, -reused, -obligation, -obligation_pending, -exempt, -cashless, -non_cash,
      -withdrawn, -amount_due, -amount_online
    FROM stage_dossier_daily
  ) both_sides
  GROUP BY accepted_date, agency_key, procedure_key
  HAVING SUM(dossiers) <> 0 OR SUM(online) <> 0 OR SUM(direct) <> 0 OR SUM(postal) <> 0 OR SUM(channel_unknown) <> 0 OR SUM(channel_missing) <> 0 OR SUM(online_766) <> 0 OR SUM(component_digitised) <> 0 OR SUM(result_due) <> 0 OR SUM(result_digitised) <> 0 OR SUM(digitised_766) <> 0 OR SUM(reused) <> 0 OR SUM(obligation) <> 0 OR SUM(obligation_pending) <> 0 OR SUM(exempt) <> 0 OR SUM(cashless) <> 0 OR SUM(non_cash) <> 0 OR SUM(withdrawn) <> 0 OR SUM(amount_due) <> 0 OR SUM(amount_online) <> 0
) differing
