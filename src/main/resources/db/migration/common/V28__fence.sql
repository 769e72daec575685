-- The fence: who may write. The lock turns a second run politely away; this row stops one that does not know that it has lost the lock.

-- One row. A transaction of a run begins by reading it in share mode; whoever takes the warehouse over changes it first.
CREATE TABLE IF NOT EXISTS etl_fence (
  fence_id         SMALLINT NOT NULL PRIMARY KEY,
  takeover         BIGINT NOT NULL,
  job_execution_id BIGINT NOT NULL
) ${tableOptions};

INSERT IGNORE INTO etl_fence (fence_id, takeover, job_execution_id) VALUES (1, 0, 0);
