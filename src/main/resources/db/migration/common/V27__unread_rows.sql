-- A bucket settles only if the rows that a run has read add up to what the source computed of all rows. What no
-- run reads (old dossiers, children of nobody) makes a difference that lasts: it is kept, once it was looked at row
-- by row. Neighbouring buckets in a row, in binary; none of parts without a difference.
CREATE TABLE IF NOT EXISTS etl_unread_checksum (
  part  INT NOT NULL PRIMARY KEY,
  mixed LONGBLOB NOT NULL,
  added LONGBLOB NOT NULL
) ${tableOptions};

-- What the numbers of a check do not tell, such as which dossiers it means.
CREATE TABLE IF NOT EXISTS etl_run_check_detail (
  job_execution_id BIGINT NOT NULL,
  check_name       VARCHAR(100) NOT NULL,
  explanation      VARCHAR(500) NOT NULL,
  PRIMARY KEY (job_execution_id, check_name)
) ${tableOptions};
