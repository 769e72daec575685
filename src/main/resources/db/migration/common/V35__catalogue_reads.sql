-- Which agencies and procedures each run judged by, and whether the source still had them when it had read everything.

-- Never removed, like etl_run: what was published last is compared with what the next run reads.
CREATE TABLE IF NOT EXISTS etl_catalogue_read (
  job_execution_id BIGINT NOT NULL PRIMARY KEY,
  checksum         VARCHAR(64) NOT NULL,
  read_at          DATETIME NOT NULL,
  stood_still      SMALLINT
) ${tableOptions};
