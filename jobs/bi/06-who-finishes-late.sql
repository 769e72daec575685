-- Which agencies finished dossiers after their due date, how many, and what share of all that they finished?
-- One row per agency with enough finished dossiers and at least one late one, most late ones first. Dossiers without a due date
-- (no_due_date) count as on time.
SELECT t.agency_code, t.agency_name, t.finished, t.late, t.no_due_date,
       ROUND(100 * t.late_rate, 1) AS late_percent
FROM kpi_timeliness t
WHERE t.month_start = DATE '2023-10-01'  -- CHANGE: the month in which they were finished, by its first day
  AND t.finished >= 30                   -- CHANGE: leave out agencies that finished fewer
  AND t.late > 0
ORDER BY t.late DESC, t.agency_code;
