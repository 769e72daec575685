-- Workers: partitions of classify-dossiers that other processes take, and who has which (src/docs/scaling.md).

-- Spring Integration's queue (JdbcChannelMessageStore), as version 7.1 expects it. A message that does not fit would be lost without
-- a word, so its column takes any.
CREATE TABLE IF NOT EXISTS INT_CHANNEL_MESSAGE (
  MESSAGE_ID       CHAR(36) NOT NULL,
  GROUP_KEY        CHAR(36) NOT NULL,
  CREATED_DATE     BIGINT NOT NULL,
  MESSAGE_PRIORITY BIGINT,
  MESSAGE_SEQUENCE BIGINT NOT NULL AUTO_INCREMENT UNIQUE,
  MESSAGE_CONTENT  LONGTEXT,
  REGION           VARCHAR(100) NOT NULL,
  CONSTRAINT INT_CHANNEL_MESSAGE_PK PRIMARY KEY (REGION, GROUP_KEY, CREATED_DATE, MESSAGE_SEQUENCE),
  KEY IX_INT_CHANNEL_MESSAGE_DELETE (REGION, GROUP_KEY, MESSAGE_ID)
) ${tableOptions};

-- One row per process that works on partitions, a night's own process among them. Times are the server's.
CREATE TABLE IF NOT EXISTS etl_worker (
  worker_id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  host            VARCHAR(255) NOT NULL,
  pid             BIGINT NOT NULL,
  threads         INT NOT NULL,
  of_night        SMALLINT NOT NULL,
  program_version VARCHAR(50) NOT NULL,
  rule_set        VARCHAR(64) NOT NULL,
  takes           CHAR(36) NOT NULL,
  idle_reason     VARCHAR(300),
  started_at      DATETIME NOT NULL,
  heartbeat_at    DATETIME NOT NULL,
  ended_at        DATETIME
) ${tableOptions};

-- The step that is shared out: what a worker must know of it before it takes a partition.
CREATE TABLE IF NOT EXISTS etl_shared_step (
  job_execution_id BIGINT NOT NULL PRIMARY KEY,
  takes            CHAR(36) NOT NULL,
  source_server    VARCHAR(300) NOT NULL,
  source_position  LONGTEXT,
  shared_at        DATETIME NOT NULL
) ${tableOptions};

-- Who works on a partition. Every transaction of the partition begins by reading this row and the fence in share mode; a partition
-- is taken from a worker under an exclusive lock, so that none of its transactions is in flight and none begins after it.
CREATE TABLE IF NOT EXISTS etl_partition_claim (
  step_execution_id BIGINT NOT NULL PRIMARY KEY,
  job_execution_id  BIGINT NOT NULL,
  worker_id         BIGINT NOT NULL,
  claimed_at        DATETIME NOT NULL,
  revoked           SMALLINT NOT NULL,
  released          SMALLINT NOT NULL
) ${tableOptions};

-- What workers have read of the source, chunk by chunk, until the night has taken it in: hashes of ids and codes, and the
-- checksums of their rows (checksum/RowJournal).
CREATE TABLE IF NOT EXISTS etl_rows_read (
  step_execution_id BIGINT NOT NULL,
  part              INT NOT NULL,
  job_execution_id  BIGINT NOT NULL,
  rows_read         LONGBLOB NOT NULL,
  PRIMARY KEY (step_execution_id, part)
) ${tableOptions};
