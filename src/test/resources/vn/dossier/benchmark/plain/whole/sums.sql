SET SESSION tmp_memory_table_size = 1073741824;
SET SESSION max_heap_table_size = 1073741824;
SET SESSION sort_buffer_size = 67108864;
INSERT INTO fact_dossier_daily (
  accepted_date, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
  channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766, reused,
  obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due, amount_online,
  job_execution_id)
SELECT
  accepted_date, agency_key, procedure_key, COUNT(*), COUNT(NULLIF(online, 0)),
  COUNT(NULLIF(channel = 'DIRECT', 0)), COUNT(NULLIF(channel = 'POSTAL', 0)),
  COUNT(NULLIF(channel = 'UNKNOWN', 0)), COUNT(NULLIF(channel_missing, 0)),
  COUNT(NULLIF(online_766, 0)), COUNT(NULLIF(component_digitised, 0)), COUNT(NULLIF(result_due, 0)),
  COUNT(NULLIF(result_digitised, 0)), COUNT(NULLIF(digitised_766, 0)), COUNT(NULLIF(reused, 0)),
  COUNT(NULLIF(obligation, 0)), COUNT(NULLIF(obligation_pending, 0)), COUNT(NULLIF(exempt, 0)),
  COUNT(NULLIF(cashless, 0)), COUNT(NULLIF(non_cash, 0)), COUNT(NULLIF(withdrawn, 0)),
  SUM(amount_due + 0e0), SUM(amount_online + 0e0), 1
FROM fact_dossier
GROUP BY accepted_date, agency_key, procedure_key;
-- Late by the month's end is no sum of days.
INSERT INTO fact_dossier_monthly (
  month_start, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
  channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766, reused,
  obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due, amount_online,
  late_in_month, job_execution_id)
SELECT
  accepted_month, agency_key, procedure_key, COUNT(*), COUNT(NULLIF(online, 0)),
  COUNT(NULLIF(channel = 'DIRECT', 0)), COUNT(NULLIF(channel = 'POSTAL', 0)),
  COUNT(NULLIF(channel = 'UNKNOWN', 0)), COUNT(NULLIF(channel_missing, 0)),
  COUNT(NULLIF(online_766, 0)), COUNT(NULLIF(component_digitised, 0)), COUNT(NULLIF(result_due, 0)),
  COUNT(NULLIF(result_digitised, 0)), COUNT(NULLIF(digitised_766, 0)), COUNT(NULLIF(reused, 0)),
  COUNT(NULLIF(obligation, 0)), COUNT(NULLIF(obligation_pending, 0)), COUNT(NULLIF(exempt, 0)),
  COUNT(NULLIF(cashless, 0)), COUNT(NULLIF(non_cash, 0)), COUNT(NULLIF(withdrawn, 0)),
  SUM(amount_due + 0e0), SUM(amount_online + 0e0),
  COUNT(
    CASE WHEN withdrawn = 0 AND (finished_date IS NULL OR due_date < finished_date)
      AND due_date < LAST_DAY(accepted_month) THEN 1 END), 1
FROM fact_dossier
GROUP BY accepted_month, agency_key, procedure_key;
INSERT INTO fact_completion_daily (
  finished_date, agency_key, procedure_key, finished, early, on_time, late, no_due_date, express,
  job_execution_id)
SELECT
  finished_date, agency_key, procedure_key, COUNT(*), SUM(timeliness = 'EARLY'),
  SUM(timeliness = 'ON_TIME'), SUM(timeliness = 'LATE'), SUM(timeliness = 'NO_DUE_DATE'),
  SUM(finished_date = accepted_date), 1
FROM fact_dossier
WHERE finished_date <= @until AND withdrawn = 0
GROUP BY finished_date, agency_key, procedure_key;
INSERT INTO fact_collection_daily (
  collected_date, agency_key, procedure_key, method, requests, dossiers, amount, fee, charge,
  job_execution_id)
SELECT
  collected_date, agency_key, procedure_key, method, COUNT(*), COUNT(DISTINCT dossier_id), SUM(amount),
  SUM(fee), SUM(charge), 1
FROM stage_collection
GROUP BY collected_date, agency_key, procedure_key, method;
INSERT INTO fact_collection_monthly (
  month_start, agency_key, method, requests, amount, fee, charge, job_execution_id)
SELECT
  DATE_SUB(collected_date, INTERVAL DAYOFMONTH(collected_date) - 1 DAY), agency_key, method,
  SUM(requests), SUM(amount), SUM(fee), SUM(charge), 1
FROM fact_collection_daily
GROUP BY DATE_SUB(collected_date, INTERVAL DAYOFMONTH(collected_date) - 1 DAY), agency_key, method;
INSERT INTO fact_e_receipt_monthly (month_start, agency_key, provider, receipts, job_execution_id)
SELECT month_start, agency_key, provider, COUNT(*), 1
FROM stage_e_receipt
GROUP BY month_start, agency_key, provider;
INSERT INTO fact_digitised_result_daily (
  digitised_date, agency_key, results, historical_results, job_execution_id)
SELECT digitised_date, agency_key, COUNT(*), SUM(historical), 1
FROM stage_digitised_result
WHERE digitised_date IS NOT NULL
GROUP BY digitised_date, agency_key;
INSERT INTO fact_backlog_daily (
  snapshot_date, agency_key, open_dossiers, processing, supplement, paused, overdue, taken_on,
  job_execution_id)
SELECT
  @until, agency_key, COUNT(*), SUM(open_state = 'PROCESSING'), SUM(open_state = 'SUPPLEMENT'),
  SUM(open_state = 'PAUSED'), COALESCE(SUM(due_date < @until), 0), @until, 1
FROM fact_dossier
WHERE finished_date IS NULL AND is_open = 1
GROUP BY agency_key;
INSERT INTO fact_backlog_ageing (
  agency_key, as_of, open_dossiers, days_0_to_7, days_8_to_30, days_31_to_90, days_over_90, overdue,
  oldest_accepted_date, job_execution_id)
SELECT
  agency_key, @until, COUNT(*), SUM(DATEDIFF(@until, accepted_date) <= 7),
  SUM(DATEDIFF(@until, accepted_date) BETWEEN 8 AND 30),
  SUM(DATEDIFF(@until, accepted_date) BETWEEN 31 AND 90), SUM(DATEDIFF(@until, accepted_date) > 90),
  COALESCE(SUM(due_date < @until), 0), MIN(accepted_date), 1
FROM fact_dossier
WHERE finished_date IS NULL AND is_open = 1
GROUP BY agency_key;
INSERT INTO fact_agency_monthly (
  month_start, agency_key, dossiers, online, direct, postal, channel_unknown, channel_missing,
  online_766, component_digitised, result_due, result_digitised, digitised_766, reused, obligation,
  obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due, amount_online, finished, early,
  on_time, late, no_due_date, express, fee_dossiers, fee_obligation, fee_cashless, fee_pending,
  fee_exempt, procedure_unknown, late_in_month, job_execution_id)
SELECT
  month_start, agency_key, SUM(dossiers + 0e0), SUM(online + 0e0), SUM(direct + 0e0),
  SUM(postal + 0e0), SUM(channel_unknown + 0e0), SUM(channel_missing + 0e0), SUM(online_766 + 0e0),
  SUM(component_digitised + 0e0), SUM(result_due + 0e0), SUM(result_digitised + 0e0),
  SUM(digitised_766 + 0e0), SUM(reused + 0e0), SUM(obligation + 0e0), SUM(obligation_pending + 0e0),
  SUM(exempt + 0e0), SUM(cashless + 0e0), SUM(non_cash + 0e0), SUM(withdrawn + 0e0),
  SUM(amount_due + 0e0), SUM(amount_online + 0e0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  SUM(IF(procedure_key = 0, dossiers, 0)), SUM(late_in_month + 0e0), 1
FROM fact_dossier_monthly
GROUP BY month_start, agency_key;
INSERT INTO fact_agency_monthly (
  month_start, agency_key, dossiers, online, direct, postal, channel_unknown, channel_missing,
  online_766, component_digitised, result_due, result_digitised, digitised_766, reused, obligation,
  obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due, amount_online, finished, early,
  on_time, late, no_due_date, express, fee_dossiers, fee_obligation, fee_cashless, fee_pending,
  fee_exempt, procedure_unknown, late_in_month, job_execution_id)
SELECT
  DATE_SUB(finished_date, INTERVAL DAYOFMONTH(finished_date) - 1 DAY), agency_key, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SUM(finished + 0e0), SUM(early + 0e0), SUM(on_time + 0e0),
  SUM(late + 0e0), SUM(no_due_date + 0e0), SUM(express + 0e0), 0, 0, 0, 0, 0, 0, 0, 1
FROM fact_completion_daily
GROUP BY DATE_SUB(finished_date, INTERVAL DAYOFMONTH(finished_date) - 1 DAY), agency_key
ON DUPLICATE KEY UPDATE
  finished = VALUES(finished), early = VALUES(early), on_time = VALUES(on_time), late = VALUES(late),
  no_due_date = VALUES(no_due_date), express = VALUES(express)
