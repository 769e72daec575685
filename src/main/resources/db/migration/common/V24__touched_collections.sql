-- Cells of fact_collection_daily whose staged requests changed since the last publish, each noted with the change:
-- a night that reads only what changed counts and publishes these alone.
CREATE TABLE IF NOT EXISTS etl_touched_collection (
  collected_date DATE NOT NULL,
  agency_key     BIGINT NOT NULL,
  procedure_key  BIGINT NOT NULL,
  method         VARCHAR(10) NOT NULL,
  PRIMARY KEY (collected_date, agency_key, procedure_key, method)
) ${tableOptions};
