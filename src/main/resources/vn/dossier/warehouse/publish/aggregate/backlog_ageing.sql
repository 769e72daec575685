-- What is open now, by its age on the greatest day that is published.
-- Open facts have no finished day (facts-equal-loaded looks), so the index of these days holds all that is asked.
INSERT INTO stage_backlog_ageing (
  agency_key, as_of, open_dossiers, days_0_to_7, days_8_to_30, days_31_to_90, days_over_90, overdue,
  oldest_accepted_date)
SELECT
  k.agency_key, :reach, COUNT(*),
  SUM(CASE WHEN k.age <= 7 THEN 1 ELSE 0 END),
  SUM(CASE WHEN k.age BETWEEN 8 AND 30 THEN 1 ELSE 0 END),
  SUM(CASE WHEN k.age BETWEEN 31 AND 90 THEN 1 ELSE 0 END),
  SUM(CASE WHEN k.age > 90 THEN 1 ELSE 0 END),
  SUM(CASE WHEN k.due_date < :reach THEN 1 ELSE 0 END),
  MIN(k.accepted_date)
FROM (
  SELECT agency_key, accepted_date, due_date,
    TIMESTAMPDIFF(DAY, accepted_date, CAST(:reach AS DATE)) AS age
  FROM fact_dossier
  WHERE finished_date IS NULL AND is_open = 1 AND accepted_date <= :reach) k
GROUP BY k.agency_key
