-- Months, and agencies with procedures, whose days do not add up to them; counts as doubles, amounts
-- as decimals. The month of a day is worked out again.
SELECT COUNT(*) FROM (
  SELECT counted_day, agency_key, procedure_key FROM (
    SELECT
      CAST(CONCAT(LPAD(YEAR(accepted_date), 4, '0'), '-', LPAD(MONTH(accepted_date), 2, '0'), '-01') AS DATE) AS counted_day,
      0 AS agency_key, 0 AS procedure_key,
      SUM(dossiers + 0e0) AS dossiers, SUM(online + 0e0) AS online, SUM(direct + 0e0) AS direct,
      SUM(postal + 0e0) AS postal, SUM(channel_unknown + 0e0) AS channel_unknown,
      SUM(channel_missing + 0e0) AS channel_missing, SUM(online_766 + 0e0) AS online_766,
      SUM(component_digitised + 0e0) AS component_digitised, SUM(result_due + 0e0) AS result_due,
      SUM(result_digitised + 0e0) AS result_digitised, SUM(digitised_766 + 0e0) AS digitised_766,
      SUM(reused + 0e0) AS reused, SUM(obligation + 0e0) AS obligation,
      SUM(obligation_pending + 0e0) AS obligation_pending, SUM(exempt + 0e0) AS exempt,
      SUM(cashless + 0e0) AS cashless, SUM(non_cash + 0e0) AS non_cash,
      SUM(withdrawn + 0e0) AS withdrawn, SUM(amount_due) AS amount_due,
      SUM(amount_online) AS amount_online
    FROM [[cells]]_dossier_daily
    GROUP BY accepted_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, SUM(dossiers + 0e0), SUM(online + 0e0), SUM(direct + 0e0),
      SUM(postal + 0e0), SUM(channel_unknown + 0e0), SUM(channel_missing + 0e0),
      SUM(online_766 + 0e0), SUM(component_digitised + 0e0), SUM(result_due + 0e0),
      SUM(result_digitised + 0e0), SUM(digitised_766 + 0e0), SUM(reused + 0e0),
      SUM(obligation + 0e0), SUM(obligation_pending + 0e0), SUM(exempt + 0e0), SUM(cashless + 0e0),
      SUM(non_cash + 0e0), SUM(withdrawn + 0e0), SUM(amount_due), SUM(amount_online)
    FROM [[cells]]_dossier_daily
    GROUP BY agency_key, procedure_key
    UNION ALL
    SELECT
      month_start, 0, 0, -SUM(dossiers + 0e0), -SUM(online + 0e0), -SUM(direct + 0e0),
      -SUM(postal + 0e0), -SUM(channel_unknown + 0e0), -SUM(channel_missing + 0e0),
      -SUM(online_766 + 0e0), -SUM(component_digitised + 0e0), -SUM(result_due + 0e0),
      -SUM(result_digitised + 0e0), -SUM(digitised_766 + 0e0), -SUM(reused + 0e0),
      -SUM(obligation + 0e0), -SUM(obligation_pending + 0e0), -SUM(exempt + 0e0),
      -SUM(cashless + 0e0), -SUM(non_cash + 0e0), -SUM(withdrawn + 0e0), -SUM(amount_due),
      -SUM(amount_online)
    FROM [[cells]]_dossier_monthly
    GROUP BY month_start
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, -SUM(dossiers + 0e0), -SUM(online + 0e0), -SUM(direct + 0e0),
      -SUM(postal + 0e0), -SUM(channel_unknown + 0e0), -SUM(channel_missing + 0e0),
      -SUM(online_766 + 0e0), -SUM(component_digitised + 0e0), -SUM(result_due + 0e0),
      -SUM(result_digitised + 0e0), -SUM(digitised_766 + 0e0), -SUM(reused + 0e0),
      -SUM(obligation + 0e0), -SUM(obligation_pending + 0e0), -SUM(exempt + 0e0),
      -SUM(cashless + 0e0), -SUM(non_cash + 0e0), -SUM(withdrawn + 0e0), -SUM(amount_due),
      -SUM(amount_online)
    FROM [[cells]]_dossier_monthly
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
