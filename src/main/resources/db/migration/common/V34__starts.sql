-- Every start of a command that writes, whether or not it came to a run: what etl_run cannot tell of a night that failed before it was planned.

-- Written outside of the lock and the fence, by a connection of its own. A row without ended_at works, or its process was killed.
CREATE TABLE IF NOT EXISTS etl_start (
  start_id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  command          VARCHAR(200) NOT NULL,
  program_version  VARCHAR(50) NOT NULL,
  owner            VARCHAR(100) NOT NULL,
  host             VARCHAR(255) NOT NULL,
  pid              BIGINT NOT NULL,
  started_at       DATETIME NOT NULL,
  ended_at         DATETIME,
  exit_code        SMALLINT,
  cause            VARCHAR(500),
  job_execution_id BIGINT,
  KEY ix_etl_start_started (started_at)
) ${tableOptions};
