-- A bucket settles only if the rows that a run has read add up to what the source computed of all rows. What no
-- run reads (old dossiers, children of nobody) makes a difference that lasts: it is kept, once it was looked at row
-- by row. Neighbouring buckets in a row, in binary; none of parts without a difference.
CREATE TABLE IF NOT EXISTS etl_unread_checksum (
  part  INT NOT NULL PRIMARY KEY,
  mixed LONGBLOB NOT NULL,
  added LONGBLOB NOT NULL
) ${tableOptions};

-- A run that reads everything anyway takes its checksums when it has read, not when it is planned.
ALTER TABLE etl_fingerprint_set ADD COLUMN taken SMALLINT DEFAULT 1 NOT NULL;

-- What a number cannot tell: which dossiers a check means.
ALTER TABLE etl_run_check ADD COLUMN detail VARCHAR(500);
