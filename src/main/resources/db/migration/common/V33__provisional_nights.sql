-- A business date that was not over when its night was planned is provisional until a later night has loaded it again,
-- and dates that were published too far ahead can be taken back.

-- One row: the greatest business date published, the run that published last, and whether that date was not over.
CREATE OR REPLACE VIEW etl_freshness AS
SELECT d.business_date, r.job_execution_id, r.published_at,
       CASE WHEN EXISTS (SELECT 1 FROM etl_run n
                         WHERE n.published_date = d.business_date AND n.as_of_date > d.business_date)
            THEN 0 ELSE 1 END AS provisional
FROM (SELECT MAX(published_date) AS business_date, MAX(job_execution_id) AS last_run
      FROM etl_run WHERE published_at IS NOT NULL) d
JOIN etl_run r ON r.job_execution_id = d.last_run;

-- One row per withdrawal: from which published date to which, by whom.
CREATE TABLE IF NOT EXISTS etl_withdrawal (
  job_execution_id BIGINT NOT NULL PRIMARY KEY,
  published_before DATE NOT NULL,
  published_after  DATE NOT NULL,
  withdrawn_by     VARCHAR(356) NOT NULL,
  withdrawn_at     DATETIME NOT NULL
) ${tableOptions};
