-- What would vanish from what is published, so that no run publishes an emptied source unasked.

-- Facts that came or went since the last publish, net: who went and came back has no row, nor who came and went. Written
-- with the fact, taken by publish. Until the first publish there is none.
CREATE TABLE IF NOT EXISTS etl_unpublished_fact (
  dossier_id     VARCHAR(36) NOT NULL PRIMARY KEY,
  fate           VARCHAR(10) NOT NULL,
  accepted_date  DATE NOT NULL,
  accepted_month DATE NOT NULL,
  agency_key     BIGINT NOT NULL
) ${tableOptions};

-- What a run was about to let vanish when a check stopped it, or somebody let it pass.
CREATE TABLE IF NOT EXISTS etl_run_retired (
  job_execution_id BIGINT NOT NULL,
  month_start      DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  facts            BIGINT NOT NULL,
  gone             BIGINT NOT NULL,
  excluded         BIGINT NOT NULL,
  rejected         BIGINT NOT NULL,
  PRIMARY KEY (job_execution_id, month_start, agency_key)
) ${tableOptions};

-- Who let it pass.
CREATE TABLE IF NOT EXISTS etl_run_acceptance (
  job_execution_id BIGINT NOT NULL PRIMARY KEY,
  account          VARCHAR(100) NOT NULL,
  host             VARCHAR(255) NOT NULL,
  accepted_at      DATETIME NOT NULL,
  facts            BIGINT NOT NULL
) ${tableOptions};
