-- Checks that did not pass, newest run first: ERROR kept a run from publishing, WARN did not.
SELECT c.job_execution_id, r.job_name, r.business_date, c.check_name, c.severity, c.observed, c.allowed
FROM etl_run_check c
JOIN etl_run r ON r.job_execution_id = c.job_execution_id
WHERE c.passed = 0
ORDER BY c.job_execution_id DESC, c.severity, c.check_name
LIMIT 100;
