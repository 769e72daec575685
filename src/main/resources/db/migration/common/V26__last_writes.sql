-- When the source's tables had last been written, as its server told it, when the checksums of etl_fingerprint were
-- computed: a night finds them unchanged, and takes the checksums over without having them computed again.
CREATE TABLE IF NOT EXISTS etl_last_writes (
  state       VARCHAR(10) NOT NULL PRIMARY KEY,
  last_writes VARCHAR(1000) NOT NULL,
  dossiers    BIGINT
) ${tableOptions};
