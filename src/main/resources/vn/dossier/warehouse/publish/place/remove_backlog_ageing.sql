-- The ages of the publish before.
DELETE FROM fact_backlog_ageing
