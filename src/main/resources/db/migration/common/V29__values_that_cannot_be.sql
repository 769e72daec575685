-- What a source holds and the warehouse cannot: ids that are too long, and numbers that no amount can be.

-- Dossiers whose id is too long are known by a digest; by this id the source knows them.
CREATE TABLE IF NOT EXISTS etl_long_id (
  dossier_id VARCHAR(36) NOT NULL PRIMARY KEY,
  source_id  LONGTEXT NOT NULL
) ${tableOptions};

-- Requests that would be in stage_collection, but for a number of theirs that cannot be.
CREATE TABLE IF NOT EXISTS stage_request_fault (
  request_id     VARCHAR(36) NOT NULL PRIMARY KEY,
  code_bucket    INT NOT NULL,
  collected_date DATE NOT NULL
) ${tableOptions};

-- Of 10,000 dossiers with 10^15 each the sum is no BIGINT any more: what sums amounts up holds what it may come to.
ALTER TABLE stage_dossier_daily MODIFY amount_due DECIMAL(24, 0) NOT NULL;
ALTER TABLE stage_dossier_daily MODIFY amount_online DECIMAL(24, 0) NOT NULL;
ALTER TABLE stage_dossier_monthly MODIFY amount_due DECIMAL(24, 0) NOT NULL;
ALTER TABLE stage_dossier_monthly MODIFY amount_online DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_dossier_daily MODIFY amount_due DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_dossier_daily MODIFY amount_online DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_dossier_monthly MODIFY amount_due DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_dossier_monthly MODIFY amount_online DECIMAL(24, 0) NOT NULL;
ALTER TABLE stage_collection_daily MODIFY amount DECIMAL(24, 0) NOT NULL;
ALTER TABLE stage_collection_daily MODIFY fee DECIMAL(24, 0) NOT NULL;
ALTER TABLE stage_collection_daily MODIFY charge DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_collection_daily MODIFY amount DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_collection_daily MODIFY fee DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_collection_daily MODIFY charge DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_monthly_as_is MODIFY amount_due DECIMAL(24, 0) NOT NULL;
ALTER TABLE fact_monthly_as_is MODIFY amount_online DECIMAL(24, 0) NOT NULL;
ALTER TABLE etl_restatement MODIFY before_value DECIMAL(24, 0) NOT NULL;
ALTER TABLE etl_restatement MODIFY after_value DECIMAL(24, 0) NOT NULL;
