-- A row for each measure of the months and agencies that this publish is about to change. Inside r, over
-- all procedures: what is published now, null where nothing is, and what will be added, which is what is
-- staged less the published cells replaced.
INSERT INTO etl_restatement
  (job_execution_id, month_start, agency_key, measure, before_value, after_value)
SELECT :jobExecutionId, v.month_start, v.agency_key, v.measure, v.before_value,
  v.before_value + v.added
FROM (
  SELECT r.month_start, r.agency_key, m.measure,
    CASE m.n
      WHEN 1 THEN COALESCE(r.dossiers, 0) WHEN 2 THEN COALESCE(r.online, 0)
      WHEN 3 THEN COALESCE(r.direct, 0) WHEN 4 THEN COALESCE(r.postal, 0)
      WHEN 5 THEN COALESCE(r.channel_unknown, 0) WHEN 6 THEN COALESCE(r.channel_missing, 0)
      WHEN 7 THEN COALESCE(r.online_766, 0) WHEN 8 THEN COALESCE(r.component_digitised, 0)
      WHEN 9 THEN COALESCE(r.result_due, 0) WHEN 10 THEN COALESCE(r.result_digitised, 0)
      WHEN 11 THEN COALESCE(r.digitised_766, 0) WHEN 12 THEN COALESCE(r.reused, 0)
      WHEN 13 THEN COALESCE(r.obligation, 0) WHEN 14 THEN COALESCE(r.obligation_pending, 0)
      WHEN 15 THEN COALESCE(r.exempt, 0) WHEN 16 THEN COALESCE(r.cashless, 0)
      WHEN 17 THEN COALESCE(r.non_cash, 0) WHEN 18 THEN COALESCE(r.withdrawn, 0)
      WHEN 19 THEN COALESCE(r.amount_due, 0) WHEN 20 THEN COALESCE(r.amount_online, 0)
    END AS before_value,
    CASE m.n
      WHEN 1 THEN r.dossiers_added WHEN 2 THEN r.online_added WHEN 3 THEN r.direct_added
      WHEN 4 THEN r.postal_added WHEN 5 THEN r.channel_unknown_added
      WHEN 6 THEN r.channel_missing_added WHEN 7 THEN r.online_766_added
      WHEN 8 THEN r.component_digitised_added WHEN 9 THEN r.result_due_added
      WHEN 10 THEN r.result_digitised_added WHEN 11 THEN r.digitised_766_added
      WHEN 12 THEN r.reused_added WHEN 13 THEN r.obligation_added
      WHEN 14 THEN r.obligation_pending_added WHEN 15 THEN r.exempt_added
      WHEN 16 THEN r.cashless_added WHEN 17 THEN r.non_cash_added WHEN 18 THEN r.withdrawn_added
      WHEN 19 THEN r.amount_due_added WHEN 20 THEN r.amount_online_added
    END AS added
  FROM (
    SELECT
      d.month_start, d.agency_key, SUM(f.dossiers) AS dossiers, SUM(f.online) AS online,
      SUM(f.direct) AS direct, SUM(f.postal) AS postal, SUM(f.channel_unknown) AS channel_unknown,
      SUM(f.channel_missing) AS channel_missing, SUM(f.online_766) AS online_766,
      SUM(f.component_digitised) AS component_digitised, SUM(f.result_due) AS result_due,
      SUM(f.result_digitised) AS result_digitised, SUM(f.digitised_766) AS digitised_766,
      SUM(f.reused) AS reused, SUM(f.obligation) AS obligation,
      SUM(f.obligation_pending) AS obligation_pending, SUM(f.exempt) AS exempt,
      SUM(f.cashless) AS cashless, SUM(f.non_cash) AS non_cash, SUM(f.withdrawn) AS withdrawn,
      SUM(f.amount_due) AS amount_due, SUM(f.amount_online) AS amount_online,
      MAX(d.dossiers) AS dossiers_added, MAX(d.online) AS online_added, MAX(d.direct) AS direct_added,
      MAX(d.postal) AS postal_added, MAX(d.channel_unknown) AS channel_unknown_added,
      MAX(d.channel_missing) AS channel_missing_added, MAX(d.online_766) AS online_766_added,
      MAX(d.component_digitised) AS component_digitised_added, MAX(d.result_due) AS result_due_added,
      MAX(d.result_digitised) AS result_digitised_added, MAX(d.digitised_766) AS digitised_766_added,
      MAX(d.reused) AS reused_added, MAX(d.obligation) AS obligation_added,
      MAX(d.obligation_pending) AS obligation_pending_added, MAX(d.exempt) AS exempt_added,
      MAX(d.cashless) AS cashless_added, MAX(d.non_cash) AS non_cash_added,
      MAX(d.withdrawn) AS withdrawn_added, MAX(d.amount_due) AS amount_due_added,
      MAX(d.amount_online) AS amount_online_added
    FROM (
      SELECT
        month_start, agency_key, SUM(dossiers) AS dossiers, SUM(online) AS online,
        SUM(direct) AS direct, SUM(postal) AS postal, SUM(channel_unknown) AS channel_unknown,
        SUM(channel_missing) AS channel_missing, SUM(online_766) AS online_766,
        SUM(component_digitised) AS component_digitised, SUM(result_due) AS result_due,
        SUM(result_digitised) AS result_digitised, SUM(digitised_766) AS digitised_766,
        SUM(reused) AS reused, SUM(obligation) AS obligation,
        SUM(obligation_pending) AS obligation_pending, SUM(exempt) AS exempt, SUM(cashless) AS cashless,
        SUM(non_cash) AS non_cash, SUM(withdrawn) AS withdrawn, SUM(amount_due) AS amount_due,
        SUM(amount_online) AS amount_online
      FROM (
        SELECT
          s.month_start, s.agency_key, SUM(s.dossiers) AS dossiers, SUM(s.online) AS online,
          SUM(s.direct) AS direct, SUM(s.postal) AS postal, SUM(s.channel_unknown) AS channel_unknown,
          SUM(s.channel_missing) AS channel_missing, SUM(s.online_766) AS online_766,
          SUM(s.component_digitised) AS component_digitised, SUM(s.result_due) AS result_due,
          SUM(s.result_digitised) AS result_digitised, SUM(s.digitised_766) AS digitised_766,
          SUM(s.reused) AS reused, SUM(s.obligation) AS obligation,
          SUM(s.obligation_pending) AS obligation_pending, SUM(s.exempt) AS exempt,
          SUM(s.cashless) AS cashless, SUM(s.non_cash) AS non_cash, SUM(s.withdrawn) AS withdrawn,
          SUM(s.amount_due) AS amount_due, SUM(s.amount_online) AS amount_online
        FROM stage_dossier_monthly s
        WHERE s.month_start < :until AND s.month_start <= :publishedBefore
        GROUP BY s.month_start, s.agency_key
        UNION ALL
        SELECT
          f.month_start, f.agency_key, -SUM(f.dossiers), -SUM(f.online), -SUM(f.direct), -SUM(f.postal),
          -SUM(f.channel_unknown), -SUM(f.channel_missing), -SUM(f.online_766),
          -SUM(f.component_digitised), -SUM(f.result_due), -SUM(f.result_digitised),
          -SUM(f.digitised_766), -SUM(f.reused), -SUM(f.obligation), -SUM(f.obligation_pending),
          -SUM(f.exempt), -SUM(f.cashless), -SUM(f.non_cash), -SUM(f.withdrawn), -SUM(f.amount_due),
          -SUM(f.amount_online)
        FROM (SELECT DISTINCT month_start, agency_key, procedure_key
              FROM etl_touched_cell
              WHERE accepted_date <= :reach
                AND month_start < :until AND month_start <= :publishedBefore) c
        JOIN fact_dossier_monthly f
          ON f.month_start = c.month_start AND f.agency_key = c.agency_key
            AND f.procedure_key = c.procedure_key
        WHERE :all = 0
        GROUP BY f.month_start, f.agency_key
        UNION ALL
        SELECT
          f.month_start, f.agency_key, -SUM(f.dossiers), -SUM(f.online), -SUM(f.direct), -SUM(f.postal),
          -SUM(f.channel_unknown), -SUM(f.channel_missing), -SUM(f.online_766),
          -SUM(f.component_digitised), -SUM(f.result_due), -SUM(f.result_digitised),
          -SUM(f.digitised_766), -SUM(f.reused), -SUM(f.obligation), -SUM(f.obligation_pending),
          -SUM(f.exempt), -SUM(f.cashless), -SUM(f.non_cash), -SUM(f.withdrawn), -SUM(f.amount_due),
          -SUM(f.amount_online)
        FROM fact_dossier_monthly f
        WHERE :all = 1 AND f.month_start < :until AND f.month_start <= :publishedBefore
        GROUP BY f.month_start, f.agency_key
      ) both_sides
      GROUP BY month_start, agency_key
      HAVING
        SUM(dossiers) <> 0 OR SUM(online) <> 0 OR SUM(direct) <> 0 OR SUM(postal) <> 0
        OR SUM(channel_unknown) <> 0 OR SUM(channel_missing) <> 0 OR SUM(online_766) <> 0
        OR SUM(component_digitised) <> 0 OR SUM(result_due) <> 0 OR SUM(result_digitised) <> 0
        OR SUM(digitised_766) <> 0 OR SUM(reused) <> 0 OR SUM(obligation) <> 0
        OR SUM(obligation_pending) <> 0 OR SUM(exempt) <> 0 OR SUM(cashless) <> 0 OR SUM(non_cash) <> 0
        OR SUM(withdrawn) <> 0 OR SUM(amount_due) <> 0 OR SUM(amount_online) <> 0
    ) d
    LEFT JOIN fact_dossier_monthly f ON f.month_start = d.month_start AND f.agency_key = d.agency_key
    GROUP BY d.month_start, d.agency_key
  ) r
  CROSS JOIN (
    SELECT 1 AS n, 'dossiers' AS measure
    UNION ALL SELECT 2, 'online'
    UNION ALL SELECT 3, 'direct'
    UNION ALL SELECT 4, 'postal'
    UNION ALL SELECT 5, 'channel_unknown'
    UNION ALL SELECT 6, 'channel_missing'
    UNION ALL SELECT 7, 'online_766'
    UNION ALL SELECT 8, 'component_digitised'
    UNION ALL SELECT 9, 'result_due'
    UNION ALL SELECT 10, 'result_digitised'
    UNION ALL SELECT 11, 'digitised_766'
    UNION ALL SELECT 12, 'reused'
    UNION ALL SELECT 13, 'obligation'
    UNION ALL SELECT 14, 'obligation_pending'
    UNION ALL SELECT 15, 'exempt'
    UNION ALL SELECT 16, 'cashless'
    UNION ALL SELECT 17, 'non_cash'
    UNION ALL SELECT 18, 'withdrawn'
    UNION ALL SELECT 19, 'amount_due'
    UNION ALL SELECT 20, 'amount_online'
  ) m
) v
WHERE v.added <> 0
