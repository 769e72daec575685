-- A snapshot that is taken while the source cannot tell due dates keeps a null: it is never taken again, and its 0 would read as a
-- figure once the source tells them. Both servers let a MODIFY run again.
ALTER TABLE fact_backlog_daily MODIFY COLUMN overdue BIGINT NULL;
