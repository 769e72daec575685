-- The execution that counted the cells; none where there are no cells.
SELECT job_execution_id FROM fact_[[name]] LIMIT 1
