-- All months: cells that are gone or differ.
DELETE FROM fact_dossier_monthly
WHERE NOT EXISTS (
    SELECT 1 FROM stage_dossier_monthly s
    WHERE s.month_start = fact_dossier_monthly.month_start AND s.agency_key = fact_dossier_monthly.agency_key AND s.procedure_key = fact_dossier_monthly.procedure_key
      AND (
          s.dossiers, s.online, s.direct, s.postal, s.channel_unknown, s.channel_missing,
          s.online_766, s.component_digitised, s.result_due, s.result_digitised, s.digitised_766,
          s.reused, s.obligation, s.obligation_pending, s.exempt, s.cashless, s.non_cash,
          s.withdrawn, s.amount_due, s.amount_online)
        = (
          fact_dossier_monthly.dossiers, fact_dossier_monthly.online, fact_dossier_monthly.direct,
          fact_dossier_monthly.postal, fact_dossier_monthly.channel_unknown,
          fact_dossier_monthly.channel_missing, fact_dossier_monthly.online_766,
          fact_dossier_monthly.component_digitised, fact_dossier_monthly.result_due,
          fact_dossier_monthly.result_digitised, fact_dossier_monthly.digitised_766,
          fact_dossier_monthly.reused, fact_dossier_monthly.obligation,
          fact_dossier_monthly.obligation_pending, fact_dossier_monthly.exempt,
          fact_dossier_monthly.cashless, fact_dossier_monthly.non_cash,
          fact_dossier_monthly.withdrawn, fact_dossier_monthly.amount_due,
          fact_dossier_monthly.amount_online))
