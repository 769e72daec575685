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
