-- Open dossiers by age are published like all that BI reads, and no longer counted from facts that may be ahead.

-- One row per agency version with open dossiers: those of the last publish, by their age on the day that it reached.
CREATE TABLE IF NOT EXISTS fact_backlog_ageing (
  agency_key           BIGINT NOT NULL PRIMARY KEY,
  as_of                DATE NOT NULL,
  open_dossiers        BIGINT NOT NULL,
  days_0_to_7          BIGINT NOT NULL,
  days_8_to_30         BIGINT NOT NULL,
  days_31_to_90        BIGINT NOT NULL,
  days_over_90         BIGINT NOT NULL,
  overdue              BIGINT NOT NULL,
  oldest_accepted_date DATE NOT NULL,
  job_execution_id     BIGINT NOT NULL
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_backlog_ageing (
  agency_key           BIGINT NOT NULL PRIMARY KEY,
  as_of                DATE NOT NULL,
  open_dossiers        BIGINT NOT NULL,
  days_0_to_7          BIGINT NOT NULL,
  days_8_to_30         BIGINT NOT NULL,
  days_31_to_90        BIGINT NOT NULL,
  days_over_90         BIGINT NOT NULL,
  overdue              BIGINT NOT NULL,
  oldest_accepted_date DATE NOT NULL
) ${tableOptions};

-- What the view has shown so far, until the next publish; once, though a migration that broke off is repeated.
INSERT IGNORE INTO fact_backlog_ageing (
  agency_key, as_of, open_dossiers, days_0_to_7, days_8_to_30, days_31_to_90, days_over_90, overdue,
  oldest_accepted_date, job_execution_id)
SELECT k.agency_key, k.as_of, COUNT(*),
       SUM(CASE WHEN k.age <= 7 THEN 1 ELSE 0 END),
       SUM(CASE WHEN k.age BETWEEN 8 AND 30 THEN 1 ELSE 0 END),
       SUM(CASE WHEN k.age BETWEEN 31 AND 90 THEN 1 ELSE 0 END),
       SUM(CASE WHEN k.age > 90 THEN 1 ELSE 0 END),
       SUM(CASE WHEN k.due_date < k.as_of THEN 1 ELSE 0 END),
       MIN(k.accepted_date), MAX(k.job_execution_id)
FROM (SELECT f.agency_key, p.business_date AS as_of, f.accepted_date, f.due_date, p.job_execution_id,
             TIMESTAMPDIFF(DAY, f.accepted_date, p.business_date) AS age
      FROM etl_freshness p
      JOIN fact_dossier f ON f.accepted_date <= p.business_date
      WHERE f.is_open = 1) k
GROUP BY k.agency_key, k.as_of;

CREATE OR REPLACE VIEW kpi_backlog_ageing AS
SELECT f.as_of, a.agency_code, a.agency_name, a.level,
       SUM(f.open_dossiers) AS open_dossiers, SUM(f.days_0_to_7) AS days_0_to_7, SUM(f.days_8_to_30) AS days_8_to_30,
       SUM(f.days_31_to_90) AS days_31_to_90, SUM(f.days_over_90) AS days_over_90, SUM(f.overdue) AS overdue,
       MIN(f.oldest_accepted_date) AS oldest_accepted_date
FROM fact_backlog_ageing f
JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.as_of, a.agency_code, a.agency_name, a.level;
