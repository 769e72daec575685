-- Published by another execution than counted them: one that continues the run, or repeats its last steps.
UPDATE fact_[[name]] SET job_execution_id = :jobExecutionId
