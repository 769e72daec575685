-- Decision 766 for on time and results too, so that the ways to count and the points tell the same figures.

INSERT INTO kpi_cause (indicator, way, cause) VALUES ('on_time', 'DECISION_766', 'counted_when_received')
ON DUPLICATE KEY UPDATE cause = VALUES(cause);

-- Dossiers by the month that received them. in_time: withdrawn, without due date, or not past it when finished; whatever was
-- not finished by the end of the month, or of what is published, is measured by that day.
CREATE OR REPLACE VIEW kpi_received AS
SELECT k.month_start, k.agency_code, COUNT(*) AS received,
       SUM(CASE
             WHEN k.withdrawn = 1 OR k.due_date IS NULL THEN 1
             WHEN k.finished_date <= k.measured_on THEN CASE WHEN k.finished_date <= k.due_date THEN 1 ELSE 0 END
             WHEN k.measured_on <= k.due_date THEN 1
             ELSE 0
           END) AS in_time
FROM (SELECT f.accepted_month AS month_start, a.agency_code, f.withdrawn, f.finished_date, f.due_date,
             CAST(CASE WHEN p.business_date < TIMESTAMPADD(MONTH, 1, f.accepted_month) THEN p.business_date
               ELSE TIMESTAMPADD(DAY, -1, TIMESTAMPADD(MONTH, 1, f.accepted_month)) END AS DATE) AS measured_on
      FROM etl_freshness p
      JOIN fact_dossier f ON f.accepted_date <= p.business_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1) k
GROUP BY k.month_start, k.agency_code;
