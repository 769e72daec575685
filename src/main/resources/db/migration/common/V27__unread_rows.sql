-- Dossiers from before the window that a night has looked up since the warehouse held them as open or in quarantine.
-- Until their bucket settles, whichever night comes next looks them up again, whatever the last one made of them.
CREATE TABLE IF NOT EXISTS etl_pending_lookup (
  dossier_id  VARCHAR(36) NOT NULL PRIMARY KEY,
  code_bucket INT NOT NULL
) ${tableOptions};

-- What the numbers of a check do not tell, such as which dossiers it means.
CREATE TABLE IF NOT EXISTS etl_run_check_detail (
  job_execution_id BIGINT NOT NULL,
  check_name       VARCHAR(100) NOT NULL,
  explanation      VARCHAR(500) NOT NULL,
  PRIMARY KEY (job_execution_id, check_name)
) ${tableOptions};
