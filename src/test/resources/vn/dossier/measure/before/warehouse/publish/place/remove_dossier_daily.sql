-- Touched days: cells that are gone or differ, found by their keys.
DELETE FROM fact_dossier_daily
WHERE (accepted_date, agency_key, procedure_key) IN (
    SELECT c.accepted_date, c.agency_key, c.procedure_key FROM etl_touched_cell c
    WHERE c.accepted_date <= :reach)
  AND NOT EXISTS (
    SELECT 1 FROM stage_dossier_daily s
    WHERE s.accepted_date = fact_dossier_daily.accepted_date AND s.agency_key = fact_dossier_daily.agency_key AND s.procedure_key = fact_dossier_daily.procedure_key
      AND (
          s.dossiers, s.online, s.direct, s.postal, s.channel_unknown, s.channel_missing,
          s.online_766, s.component_digitised, s.result_due, s.result_digitised, s.digitised_766,
          s.reused, s.obligation, s.obligation_pending, s.exempt, s.cashless, s.non_cash,
          s.withdrawn, s.amount_due, s.amount_online)
        = (
          fact_dossier_daily.dossiers, fact_dossier_daily.online, fact_dossier_daily.direct,
          fact_dossier_daily.postal, fact_dossier_daily.channel_unknown,
          fact_dossier_daily.channel_missing, fact_dossier_daily.online_766,
          fact_dossier_daily.component_digitised, fact_dossier_daily.result_due,
          fact_dossier_daily.result_digitised, fact_dossier_daily.digitised_766,
          fact_dossier_daily.reused, fact_dossier_daily.obligation,
          fact_dossier_daily.obligation_pending, fact_dossier_daily.exempt,
          fact_dossier_daily.cashless, fact_dossier_daily.non_cash, fact_dossier_daily.withdrawn,
          fact_dossier_daily.amount_due, fact_dossier_daily.amount_online))
