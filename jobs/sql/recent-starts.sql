-- The last twenty starts of commands that write, newest first, whether or not they led to a run. A row
-- without ended_at is active, or its process was killed.
SELECT start_id, command, started_at, ended_at, exit_code, cause, job_execution_id, owner, host, pid
FROM etl_start
ORDER BY start_id DESC
LIMIT 20;
