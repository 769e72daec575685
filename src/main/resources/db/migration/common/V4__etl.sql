-- What the job keeps about itself (design.md section 5).

-- One row per execution of a run. A run is one attempt at a plan; run_id is the id of its first execution.
CREATE TABLE IF NOT EXISTS etl_run (
  job_execution_id BIGINT NOT NULL PRIMARY KEY,
  run_id           BIGINT NOT NULL,
  continues        BIGINT,
  job_name         VARCHAR(100) NOT NULL,
  business_date    DATE NOT NULL,
  as_of_date       DATE NOT NULL,
  selection        VARCHAR(10) NOT NULL,
  scope_from       DATE,
  scope_to         DATE NOT NULL,
  source_dossiers  BIGINT NOT NULL,
  loaded           BIGINT NOT NULL,
  excluded         BIGINT NOT NULL,
  rejected         BIGINT NOT NULL,
  inserted         BIGINT NOT NULL,
  updated          BIGINT NOT NULL,
  unchanged        BIGINT NOT NULL,
  retired          BIGINT NOT NULL,
  warnings         BIGINT NOT NULL,
  status           VARCHAR(10) NOT NULL,
  started_at       DATETIME NOT NULL,
  finished_at      DATETIME,
  rule_set         VARCHAR(64) NOT NULL,
  program_version  VARCHAR(50) NOT NULL,
  wrote            SMALLINT NOT NULL,
  published_at     DATETIME,
  published_date   DATE
) ${tableOptions};

-- Counts of a run while it works: one row per partition and kind, absolute, committed with the chunk.
CREATE TABLE IF NOT EXISTS etl_run_tally (
  run_id      BIGINT NOT NULL,
  partition_name VARCHAR(100) NOT NULL,
  kind        VARCHAR(20) NOT NULL,
  code        VARCHAR(40) NOT NULL,
  tally       BIGINT NOT NULL,
  PRIMARY KEY (run_id, partition_name, kind, code)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS etl_run_exclusion (
  job_execution_id BIGINT NOT NULL,
  reason_code      VARCHAR(40) NOT NULL,
  dossiers         BIGINT NOT NULL,
  PRIMARY KEY (job_execution_id, reason_code)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS etl_run_warning (
  job_execution_id BIGINT NOT NULL,
  warning_code     VARCHAR(40) NOT NULL,
  source_rows      BIGINT NOT NULL,
  PRIMARY KEY (job_execution_id, warning_code)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS etl_run_check (
  job_execution_id BIGINT NOT NULL,
  check_name       VARCHAR(60) NOT NULL,
  severity         VARCHAR(5) NOT NULL,
  observed         DECIMAL(20, 3) NOT NULL,
  allowed          DECIMAL(20, 3) NOT NULL,
  passed           SMALLINT NOT NULL,
  PRIMARY KEY (job_execution_id, check_name)
) ${tableOptions};

-- Quarantine: one row per dossier that cannot be counted, retried every night.
CREATE TABLE IF NOT EXISTS etl_reject (
  dossier_id     VARCHAR(36) NOT NULL PRIMARY KEY,
  dossier_code   VARCHAR(50),
  agency_code    VARCHAR(50),
  reason_code    VARCHAR(40) NOT NULL,
  detail         VARCHAR(300),
  accepted_date  DATE,
  code_bucket    INT NOT NULL,
  first_seen_run BIGINT NOT NULL,
  last_seen_run  BIGINT NOT NULL,
  first_seen_at  DATETIME NOT NULL,
  last_seen_at   DATETIME NOT NULL,
  KEY ix_etl_reject_reason (reason_code)
) ${tableOptions};

-- A row of etl_reject that left quarantine: when, by which run, how.
CREATE TABLE IF NOT EXISTS etl_reject_history (
  dossier_id      VARCHAR(36) NOT NULL,
  resolved_by_run BIGINT NOT NULL,
  dossier_code    VARCHAR(50),
  agency_code     VARCHAR(50),
  reason_code     VARCHAR(40) NOT NULL,
  first_seen_run  BIGINT NOT NULL,
  last_seen_run   BIGINT NOT NULL,
  first_seen_at   DATETIME NOT NULL,
  last_seen_at    DATETIME NOT NULL,
  resolved_at     DATETIME NOT NULL,
  resolution      VARCHAR(10) NOT NULL,
  PRIMARY KEY (dossier_id, resolved_by_run)
) ${tableOptions};

-- What a run changed in months that had been published long before.
CREATE TABLE IF NOT EXISTS etl_restatement (
  job_execution_id BIGINT NOT NULL,
  month_start      DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  measure          VARCHAR(20) NOT NULL,
  before_value     BIGINT NOT NULL,
  after_value      BIGINT NOT NULL,
  PRIMARY KEY (job_execution_id, month_start, agency_key, measure)
) ${tableOptions};

-- Who runs now.
CREATE TABLE IF NOT EXISTS etl_lock (
  job              VARCHAR(20) NOT NULL PRIMARY KEY,
  owner            VARCHAR(100) NOT NULL,
  host             VARCHAR(255) NOT NULL,
  pid              BIGINT NOT NULL,
  job_execution_id BIGINT,
  since            DATETIME NOT NULL,
  heartbeat_at     DATETIME NOT NULL
) ${tableOptions};

-- Cells whose facts changed and that no publish has taken yet. The partition is in the key so that
-- partitions never wait for each other.
CREATE TABLE IF NOT EXISTS etl_touched_cell (
  accepted_date  DATE NOT NULL,
  agency_key     BIGINT NOT NULL,
  procedure_key  BIGINT NOT NULL,
  partition_name VARCHAR(100) NOT NULL,
  month_start    DATE NOT NULL,
  PRIMARY KEY (accepted_date, agency_key, procedure_key, partition_name),
  -- The months of the cells
  KEY ix_etl_touched_cell_month (month_start, agency_key, procedure_key, accepted_date)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS etl_touched_completion (
  finished_date  DATE NOT NULL,
  agency_key     BIGINT NOT NULL,
  procedure_key  BIGINT NOT NULL,
  partition_name VARCHAR(100) NOT NULL,
  PRIMARY KEY (finished_date, agency_key, procedure_key, partition_name)
) ${tableOptions};

-- Facts that the running scan met and found unchanged; facts and rejects it wrote carry its execution id.
CREATE TABLE IF NOT EXISTS etl_sighting (
  dossier_id VARCHAR(36) NOT NULL PRIMARY KEY
) ${tableOptions};

-- One row: the greatest business date published, and the run that published last.
CREATE OR REPLACE VIEW etl_freshness AS
SELECT d.business_date, r.job_execution_id, r.published_at
FROM (SELECT MAX(published_date) AS business_date, MAX(job_execution_id) AS last_run
      FROM etl_run WHERE published_at IS NOT NULL) d
JOIN etl_run r ON r.job_execution_id = d.last_run;
