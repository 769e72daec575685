-- Which agencies finished dossiers after their due date, how many, and what share of all that they finished?
-- One row per agency with enough finished dossiers and at least one late one, most late ones first.
WITH asked AS (
  SELECT DATE '2023-10-01' AS month_start,  -- CHANGE: the month in which they were finished, by its first day
         30 AS least_finished               -- CHANGE: leave out agencies that finished fewer
)
SELECT t.agency_code, t.agency_name, t.finished, t.late, t.no_due_date,
       ROUND(100 * t.late_rate, 1) AS late_percent
FROM asked
JOIN kpi_timeliness t ON t.month_start = asked.month_start AND t.finished >= asked.least_finished
WHERE t.late > 0
ORDER BY t.late DESC, t.agency_code;
