-- The snapshot that was taken before its day was over; one taken after it is never taken again.
DELETE FROM fact_backlog_daily WHERE snapshot_date = :businessDate
