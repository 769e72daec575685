-- What a dossier was and what it is since a run judged it otherwise, for disputes. A first judgement leaves no row: a
-- row tells both sides, so the first change of a dossier tells its beginning too.
CREATE TABLE IF NOT EXISTS etl_verdict_history (
  change_id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dossier_id       VARCHAR(36) NOT NULL,
  dossier_code     VARCHAR(50),
  job_execution_id BIGINT NOT NULL,
  changed_at       DATETIME NOT NULL,
  verdict_before   VARCHAR(10) NOT NULL,
  reason_before    VARCHAR(40),
  since_run        BIGINT,
  verdict          VARCHAR(10) NOT NULL,
  reason           VARCHAR(40),
  counted_before   VARCHAR(1000),
  counted          VARCHAR(1000),
  KEY ix_etl_verdict_history_dossier (dossier_id),
  KEY ix_etl_verdict_history_code (dossier_code),
  KEY ix_etl_verdict_history_age (changed_at)
) ${tableOptions};
