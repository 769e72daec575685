-- Months of touched days that are not the sum of their days as they will be published.
SELECT COUNT(*) FROM (
  SELECT /*! SQL_BIG_RESULT */ month_start, agency_key, procedure_key FROM (
    SELECT
      month_start, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
      channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766,
      reused, obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due,
      amount_online
    FROM stage_dossier_monthly
    UNION ALL
    SELECT
      s.month_start, s.agency_key, s.procedure_key, -s.dossiers, -s.online, -s.direct, -s.postal,
      -s.channel_unknown, -s.channel_missing, -s.online_766, -s.component_digitised, -s.result_due,
      -s.result_digitised, -s.digitised_766, -s.reused, -s.obligation, -s.obligation_pending,
      -s.exempt, -s.cashless, -s.non_cash, -s.withdrawn, -s.amount_due, -s.amount_online
    FROM stage_dossier_daily s
    UNION ALL
    SELECT
      d.month_start, f.agency_key, f.procedure_key, -f.dossiers, -f.online, -f.direct, -f.postal,
      -f.channel_unknown, -f.channel_missing, -f.online_766, -f.component_digitised, -f.result_due,
      -f.result_digitised, -f.digitised_766, -f.reused, -f.obligation, -f.obligation_pending,
      -f.exempt, -f.cashless, -f.non_cash, -f.withdrawn, -f.amount_due, -f.amount_online
    FROM (SELECT DISTINCT month_start, agency_key, procedure_key
          FROM etl_touched_cell WHERE accepted_date <= :reach) m
    JOIN dim_date d ON d.month_start = m.month_start
    JOIN fact_dossier_daily f
      ON f.accepted_date = d.date_key AND f.agency_key = m.agency_key
        AND f.procedure_key = m.procedure_key
    WHERE NOT EXISTS (
        SELECT 1 FROM etl_touched_cell c
        WHERE c.accepted_date = f.accepted_date AND c.agency_key = f.agency_key
          AND c.procedure_key = f.procedure_key)
  ) both_sides
  GROUP BY month_start, agency_key, procedure_key
  HAVING SUM(dossiers) <> 0 OR SUM(online) <> 0 OR SUM(direct) <> 0 OR SUM(postal) <> 0 OR SUM(channel_unknown) <> 0 OR SUM(channel_missing) <> 0 OR SUM(online_766) <> 0 OR SUM(component_digitised) <> 0 OR SUM(result_due) <> 0 OR SUM(result_digitised) <> 0 OR SUM(digitised_766) <> 0 OR SUM(reused) <> 0 OR SUM(obligation) <> 0 OR SUM(obligation_pending) <> 0 OR SUM(exempt) <> 0 OR SUM(cashless) <> 0 OR SUM(non_cash) <> 0 OR SUM(withdrawn) <> 0 OR SUM(amount_due) <> 0 OR SUM(amount_online) <> 0
) differing
