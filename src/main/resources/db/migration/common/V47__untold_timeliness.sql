-- As V46, for what is said of a dossier beside its indicators: timeliness where on_time cannot be told, exempt, and the parts of
-- its amount. kpi_untold_indicator names measures, too: exempt, refunds, receipts, historical_results.
CREATE OR REPLACE VIEW dossier AS
SELECT f.dossier_id, f.dossier_code, f.accepted_month AS month_start, f.accepted_date, f.due_date, f.finished_date,
       CASE WHEN f.timeliness IS NOT NULL AND f.finished_date <= p.business_date
         THEN CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE)
       END AS finished_month,
       a.agency_code, a.agency_name, a.search_name AS agency_search, a.level, a.in_statistics,
       n.agency_code AS agency_code_as_is, n.agency_name AS agency_name_as_is, n.level AS level_as_is,
       r.procedure_code, r.procedure_name, r.search_name AS procedure_search, r.field_code, r.field_name,
       f.service_level, f.channel, f.status_code, s.code AS status, s.name_vi AS status_vi, s.name_en AS status_en,
       CASE WHEN u9.indicator IS NULL THEN f.timeliness END AS timeliness, f.is_open, f.withdrawn, f.channel_missing,
       CASE WHEN u1.indicator IS NULL THEN f.online END AS online,
       CASE WHEN u2.indicator IS NULL THEN f.online_766 END AS online_766,
       CASE WHEN u3.indicator IS NULL THEN f.component_digitised END AS component_digitised,
       f.result_due,
       CASE WHEN u4.indicator IS NULL THEN f.result_digitised END AS result_digitised,
       CASE WHEN u5.indicator IS NULL THEN f.digitised_766 END AS digitised_766,
       CASE WHEN u6.indicator IS NULL THEN f.reused END AS reused,
       f.obligation, f.obligation_pending,
       CASE WHEN u10.indicator IS NULL THEN f.exempt END AS exempt,
       CASE WHEN u7.indicator IS NULL THEN f.cashless END AS cashless,
       CASE WHEN u8.indicator IS NULL THEN f.non_cash END AS non_cash,
       f.amount_due,
       CASE WHEN u7.indicator IS NULL THEN f.amount_online END AS amount_online,
       CASE WHEN u8.indicator IS NULL THEN f.amount_transfer END AS amount_transfer,
       f.amount_cash,
       wo.code AS online_why_not, wd.code AS digitised_why_not, wc.code AS cashless_why_not,
       f.job_execution_id, CASE WHEN f.job_execution_id > p.job_execution_id THEN 1 ELSE 0 END AS ahead
FROM fact_dossier f
JOIN etl_freshness p ON f.accepted_date <= p.business_date
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN dim_procedure r ON r.procedure_key = f.procedure_key
LEFT JOIN (SELECT o.old_agency_code, MIN(o.agency_code) AS agency_code, COUNT(*) AS heirs
           FROM dim_agency_as_is o GROUP BY o.old_agency_code) h ON h.old_agency_code = a.agency_code
LEFT JOIN dim_agency n
  ON n.is_current = 1
  AND n.agency_code = CASE WHEN h.heirs IS NULL THEN a.agency_code WHEN h.heirs = 1 THEN h.agency_code END
LEFT JOIN kpi_untold_indicator u1 ON u1.indicator = 'online'
LEFT JOIN kpi_untold_indicator u2 ON u2.indicator = 'online_766'
LEFT JOIN kpi_untold_indicator u3 ON u3.indicator = 'digitised'
LEFT JOIN kpi_untold_indicator u4 ON u4.indicator = 'result_digitised'
LEFT JOIN kpi_untold_indicator u5 ON u5.indicator = 'digitised_766'
LEFT JOIN kpi_untold_indicator u6 ON u6.indicator = 'reused'
LEFT JOIN kpi_untold_indicator u7 ON u7.indicator = 'cashless'
LEFT JOIN kpi_untold_indicator u8 ON u8.indicator = 'non_cash'
LEFT JOIN kpi_untold_indicator u9 ON u9.indicator = 'on_time'
LEFT JOIN kpi_untold_indicator u10 ON u10.indicator = 'exempt'
LEFT JOIN kpi_label s
  ON s.label_key = CASE
       WHEN f.withdrawn = 1 THEN 4
       WHEN f.is_open = 0 THEN 5
       WHEN f.open_state = 'SUPPLEMENT' THEN 2
       WHEN f.open_state = 'PAUSED' THEN 3
       ELSE 1
     END
LEFT JOIN kpi_label wo
  ON wo.label_key = CASE
       WHEN a.in_statistics = 0 THEN 11
       WHEN f.online = 1 OR u1.indicator IS NOT NULL THEN NULL
       WHEN f.channel_missing = 1 THEN 14
       WHEN f.channel = 'DIRECT' THEN 12
       WHEN f.channel = 'POSTAL' THEN 13
       ELSE 15
     END
LEFT JOIN kpi_label wd
  ON wd.label_key = CASE WHEN a.in_statistics = 0 THEN 11 WHEN f.component_digitised = 0 AND u3.indicator IS NULL THEN 21 END
LEFT JOIN kpi_label wc
  ON wc.label_key = CASE
       WHEN a.in_statistics = 0 THEN 11
       WHEN f.cashless = 1 OR u7.indicator IS NOT NULL THEN NULL
       WHEN f.obligation = 0 AND f.exempt = 1 AND u10.indicator IS NULL THEN 33
       WHEN f.obligation = 0 AND f.obligation_pending = 1 THEN 32
       WHEN f.obligation = 0 THEN 31
       WHEN f.non_cash = 1 THEN 34
       WHEN f.amount_cash > 0 THEN 35
       ELSE 36
     END;

CREATE OR REPLACE VIEW kpi_received AS
SELECT f.month_start, a.agency_code, SUM(f.dossiers) AS received,
       CASE WHEN COUNT(f.late_in_month) = COUNT(*) AND MAX(u.indicator) IS NULL
         THEN SUM(f.dossiers - COALESCE(f.late_so_far, f.late_in_month)) END AS in_time
FROM fact_agency_monthly f
JOIN dim_agency a ON a.agency_key = f.agency_key
LEFT JOIN kpi_untold_indicator u ON u.indicator = 'on_time'
WHERE a.in_statistics = 1 AND f.dossiers > 0
GROUP BY f.month_start, a.agency_code;
