-- What lets a night read only what changed: checksums that the source computed over its rows, by bucket
-- of dossier codes (a hash of the code; fingerprint/CodeBucket), and what the night must know of the rest.

-- Of which state of source and program the checksums are: PLANNED by the run planned last, SETTLED when
-- the warehouse holds what they stand for. Compared: etl_changed_bucket tells the planned ones from those
-- that were settled then, of the same catalogue, whose scope began on that date.
CREATE TABLE IF NOT EXISTS etl_fingerprint_set (
  state              VARCHAR(10) NOT NULL PRIMARY KEY,
  run_id             BIGINT NOT NULL,
  scope_from         DATE NOT NULL,
  scope_to           DATE NOT NULL,
  as_of_date         DATE NOT NULL,
  rule_set           VARCHAR(64) NOT NULL,
  program_version    VARCHAR(50) NOT NULL,
  statements_checksum CHAR(32) NOT NULL,
  catalogue_checksum CHAR(32),
  compared_from      DATE
) ${tableOptions};

-- Checksums of neighbouring buckets, and how many dossiers in scope each bucket has, in binary.
CREATE TABLE IF NOT EXISTS etl_fingerprint (
  state     VARCHAR(10) NOT NULL,
  part      INT NOT NULL,
  checksums LONGBLOB NOT NULL,
  dossiers  LONGBLOB NOT NULL,
  PRIMARY KEY (state, part)
) ${tableOptions};

-- The buckets that the running night reads again; of some, which its dossiers led to, the requests and
-- papers alone.
CREATE TABLE IF NOT EXISTS etl_changed_bucket (
  code_bucket   INT NOT NULL PRIMARY KEY,
  dossiers_read SMALLINT NOT NULL
) ${tableOptions};

-- Buckets that a run may have written since the checksums settled: read again whatever their checksum.
CREATE TABLE IF NOT EXISTS etl_unsettled_bucket (
  code_bucket INT NOT NULL PRIMARY KEY
) ${tableOptions};

-- What a run counts of dossiers beyond their facts and rejects, so that a night which does not read them
-- counts it too: why one is EXCLUDED, each WARNING of a fact, and an ODD_CODE (blanks or letters at its
-- ends), whose components and payments may be in another bucket.
CREATE TABLE IF NOT EXISTS etl_verdict_note (
  dossier_id    VARCHAR(36) NOT NULL,
  kind          VARCHAR(10) NOT NULL,
  code          VARCHAR(40) NOT NULL,
  code_bucket   INT NOT NULL,
  accepted_date DATE,
  noted_run     BIGINT NOT NULL,
  PRIMARY KEY (dossier_id, kind, code)
) ${tableOptions};
