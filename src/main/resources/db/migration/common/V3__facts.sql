-- Facts (design.md section 5). fact_dossier is working state; the aggregates are published state.

-- One row per loaded dossier.
CREATE TABLE IF NOT EXISTS fact_dossier (
  dossier_id          VARCHAR(36) NOT NULL PRIMARY KEY,
  dossier_code        VARCHAR(50),
  agency_key          BIGINT NOT NULL,
  procedure_key       BIGINT NOT NULL,
  accepted_date       DATE NOT NULL,
  accepted_month      DATE NOT NULL,
  finished_date       DATE,
  due_date            DATE,
  status_code         VARCHAR(5) NOT NULL,
  channel             VARCHAR(10) NOT NULL,
  service_level       VARCHAR(5),
  channel_missing     SMALLINT NOT NULL,
  online              SMALLINT NOT NULL,
  online_766          SMALLINT NOT NULL,
  component_digitised SMALLINT NOT NULL,
  result_due          SMALLINT NOT NULL,
  result_digitised    SMALLINT NOT NULL,
  digitised_766       SMALLINT NOT NULL,
  reused              SMALLINT NOT NULL,
  obligation          SMALLINT NOT NULL,
  obligation_pending  SMALLINT NOT NULL,
  exempt              SMALLINT NOT NULL,
  cashless            SMALLINT NOT NULL,
  non_cash            SMALLINT NOT NULL,
  withdrawn           SMALLINT NOT NULL,
  is_open             SMALLINT NOT NULL,
  open_state          VARCHAR(10),
  timeliness          VARCHAR(11),
  amount_due          BIGINT NOT NULL,
  amount_online       BIGINT NOT NULL,
  amount_transfer     BIGINT NOT NULL,
  amount_cash         BIGINT NOT NULL,
  rule_set            VARCHAR(64) NOT NULL,
  content_hash        CHAR(32) NOT NULL,
  code_bucket         INT NOT NULL,
  job_execution_id    BIGINT NOT NULL,
  -- Serves the months, and the days within them
  KEY ix_fact_dossier_cell (accepted_month, agency_key, procedure_key, accepted_date),
  KEY ix_fact_dossier_completion (finished_date, agency_key, procedure_key),
  KEY ix_fact_dossier_code (dossier_code)
) ${tableOptions};
CREATE TABLE IF NOT EXISTS fact_dossier_daily (
  accepted_date       DATE NOT NULL,
  agency_key          BIGINT NOT NULL,
  procedure_key       BIGINT NOT NULL,
  dossiers            BIGINT NOT NULL,
  online              BIGINT NOT NULL,
  direct              BIGINT NOT NULL,
  postal              BIGINT NOT NULL,
  channel_unknown     BIGINT NOT NULL,
  channel_missing     BIGINT NOT NULL,
  online_766          BIGINT NOT NULL,
  component_digitised BIGINT NOT NULL,
  result_due          BIGINT NOT NULL,
  result_digitised    BIGINT NOT NULL,
  digitised_766       BIGINT NOT NULL,
  reused              BIGINT NOT NULL,
  obligation          BIGINT NOT NULL,
  obligation_pending  BIGINT NOT NULL,
  exempt              BIGINT NOT NULL,
  cashless            BIGINT NOT NULL,
  non_cash            BIGINT NOT NULL,
  withdrawn           BIGINT NOT NULL,
  amount_due          BIGINT NOT NULL,
  amount_online       BIGINT NOT NULL,
  job_execution_id    BIGINT NOT NULL,
  PRIMARY KEY (accepted_date, agency_key, procedure_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_dossier_daily (
  accepted_date       DATE NOT NULL,
  month_start         DATE NOT NULL,
  agency_key          BIGINT NOT NULL,
  procedure_key       BIGINT NOT NULL,
  dossiers            BIGINT NOT NULL,
  online              BIGINT NOT NULL,
  direct              BIGINT NOT NULL,
  postal              BIGINT NOT NULL,
  channel_unknown     BIGINT NOT NULL,
  channel_missing     BIGINT NOT NULL,
  online_766          BIGINT NOT NULL,
  component_digitised BIGINT NOT NULL,
  result_due          BIGINT NOT NULL,
  result_digitised    BIGINT NOT NULL,
  digitised_766       BIGINT NOT NULL,
  reused              BIGINT NOT NULL,
  obligation          BIGINT NOT NULL,
  obligation_pending  BIGINT NOT NULL,
  exempt              BIGINT NOT NULL,
  cashless            BIGINT NOT NULL,
  non_cash            BIGINT NOT NULL,
  withdrawn           BIGINT NOT NULL,
  amount_due          BIGINT NOT NULL,
  amount_online       BIGINT NOT NULL,
  PRIMARY KEY (accepted_date, agency_key, procedure_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS fact_dossier_monthly (
  month_start         DATE NOT NULL,
  agency_key          BIGINT NOT NULL,
  procedure_key       BIGINT NOT NULL,
  dossiers            BIGINT NOT NULL,
  online              BIGINT NOT NULL,
  direct              BIGINT NOT NULL,
  postal              BIGINT NOT NULL,
  channel_unknown     BIGINT NOT NULL,
  channel_missing     BIGINT NOT NULL,
  online_766          BIGINT NOT NULL,
  component_digitised BIGINT NOT NULL,
  result_due          BIGINT NOT NULL,
  result_digitised    BIGINT NOT NULL,
  digitised_766       BIGINT NOT NULL,
  reused              BIGINT NOT NULL,
  obligation          BIGINT NOT NULL,
  obligation_pending  BIGINT NOT NULL,
  exempt              BIGINT NOT NULL,
  cashless            BIGINT NOT NULL,
  non_cash            BIGINT NOT NULL,
  withdrawn           BIGINT NOT NULL,
  amount_due          BIGINT NOT NULL,
  amount_online       BIGINT NOT NULL,
  job_execution_id    BIGINT NOT NULL,
  PRIMARY KEY (month_start, agency_key, procedure_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_dossier_monthly (
  month_start         DATE NOT NULL,
  agency_key          BIGINT NOT NULL,
  procedure_key       BIGINT NOT NULL,
  dossiers            BIGINT NOT NULL,
  online              BIGINT NOT NULL,
  direct              BIGINT NOT NULL,
  postal              BIGINT NOT NULL,
  channel_unknown     BIGINT NOT NULL,
  channel_missing     BIGINT NOT NULL,
  online_766          BIGINT NOT NULL,
  component_digitised BIGINT NOT NULL,
  result_due          BIGINT NOT NULL,
  result_digitised    BIGINT NOT NULL,
  digitised_766       BIGINT NOT NULL,
  reused              BIGINT NOT NULL,
  obligation          BIGINT NOT NULL,
  obligation_pending  BIGINT NOT NULL,
  exempt              BIGINT NOT NULL,
  cashless            BIGINT NOT NULL,
  non_cash            BIGINT NOT NULL,
  withdrawn           BIGINT NOT NULL,
  amount_due          BIGINT NOT NULL,
  amount_online       BIGINT NOT NULL,
  PRIMARY KEY (month_start, agency_key, procedure_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS fact_completion_daily (
  finished_date    DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  procedure_key    BIGINT NOT NULL,
  finished         BIGINT NOT NULL,
  early            BIGINT NOT NULL,
  on_time          BIGINT NOT NULL,
  late             BIGINT NOT NULL,
  no_due_date      BIGINT NOT NULL,
  job_execution_id BIGINT NOT NULL,
  PRIMARY KEY (finished_date, agency_key, procedure_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS fact_backlog_daily (
  snapshot_date    DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  open_dossiers    BIGINT NOT NULL,
  processing       BIGINT NOT NULL,
  supplement       BIGINT NOT NULL,
  paused           BIGINT NOT NULL,
  overdue          BIGINT NOT NULL,
  taken_on         DATE NOT NULL,
  job_execution_id BIGINT NOT NULL,
  PRIMARY KEY (snapshot_date, agency_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS fact_collection_daily (
  collected_date   DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  procedure_key    BIGINT NOT NULL,
  method           VARCHAR(10) NOT NULL,
  requests         BIGINT NOT NULL,
  dossiers         BIGINT NOT NULL,
  amount           BIGINT NOT NULL,
  fee              BIGINT NOT NULL,
  charge           BIGINT NOT NULL,
  job_execution_id BIGINT NOT NULL,
  PRIMARY KEY (collected_date, agency_key, procedure_key, method)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS fact_digitised_result_daily (
  digitised_date     DATE NOT NULL,
  agency_key         BIGINT NOT NULL,
  results            BIGINT NOT NULL,
  historical_results BIGINT NOT NULL,
  job_execution_id   BIGINT NOT NULL,
  PRIMARY KEY (digitised_date, agency_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS fact_e_receipt_monthly (
  month_start      DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  provider         VARCHAR(20) NOT NULL,
  receipts         BIGINT NOT NULL,
  job_execution_id BIGINT NOT NULL,
  PRIMARY KEY (month_start, agency_key, provider)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_completion_daily (
  finished_date    DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  procedure_key    BIGINT NOT NULL,
  finished         BIGINT NOT NULL,
  early            BIGINT NOT NULL,
  on_time          BIGINT NOT NULL,
  late             BIGINT NOT NULL,
  no_due_date      BIGINT NOT NULL,
  PRIMARY KEY (finished_date, agency_key, procedure_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_backlog_daily (
  snapshot_date    DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  open_dossiers    BIGINT NOT NULL,
  processing       BIGINT NOT NULL,
  supplement       BIGINT NOT NULL,
  paused           BIGINT NOT NULL,
  overdue          BIGINT NOT NULL,
  taken_on         DATE NOT NULL,
  PRIMARY KEY (snapshot_date, agency_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_collection_daily (
  collected_date   DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  procedure_key    BIGINT NOT NULL,
  method           VARCHAR(10) NOT NULL,
  requests         BIGINT NOT NULL,
  dossiers         BIGINT NOT NULL,
  amount           BIGINT NOT NULL,
  fee              BIGINT NOT NULL,
  charge           BIGINT NOT NULL,
  PRIMARY KEY (collected_date, agency_key, procedure_key, method)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_digitised_result_daily (
  digitised_date     DATE NOT NULL,
  agency_key         BIGINT NOT NULL,
  results            BIGINT NOT NULL,
  historical_results BIGINT NOT NULL,
  PRIMARY KEY (digitised_date, agency_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_e_receipt_monthly (
  month_start      DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  provider         VARCHAR(20) NOT NULL,
  receipts         BIGINT NOT NULL,
  PRIMARY KEY (month_start, agency_key, provider)
) ${tableOptions};

-- Rows behind the three aggregates that are brought up to date by range: one per request or paper. They
-- outlive the run: the next one reads only those again whose bucket of codes changed.
CREATE TABLE IF NOT EXISTS stage_collection (
  request_id     VARCHAR(36) NOT NULL PRIMARY KEY,
  code_bucket    INT NOT NULL,
  collected_date DATE NOT NULL,
  agency_key     BIGINT NOT NULL,
  procedure_key  BIGINT NOT NULL,
  method         VARCHAR(10) NOT NULL,
  dossier_id     VARCHAR(36) NOT NULL,
  amount         BIGINT NOT NULL,
  fee            BIGINT NOT NULL,
  charge         BIGINT NOT NULL
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_e_receipt (
  request_id  VARCHAR(36) NOT NULL PRIMARY KEY,
  code_bucket INT NOT NULL,
  month_start DATE NOT NULL,
  agency_key  BIGINT NOT NULL,
  provider    VARCHAR(20) NOT NULL
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_digitised_result (
  paper_id       VARCHAR(36) NOT NULL PRIMARY KEY,
  code_bucket    INT NOT NULL,
  digitised_date DATE,
  agency_key     BIGINT NOT NULL,
  historical     SMALLINT NOT NULL,
  date_missing   SMALLINT NOT NULL,
  date_impossible SMALLINT NOT NULL
) ${tableOptions};
