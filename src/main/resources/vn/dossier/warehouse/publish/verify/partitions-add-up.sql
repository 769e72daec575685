-- Partitions whose reader counted other than their writer.
SELECT COUNT(*) FROM (
  SELECT partition_name FROM etl_run_tally
  WHERE run_id = :runId
    AND kind IN ('READ', 'INSERTED', 'UPDATED', 'UNCHANGED', 'EXCLUDED', 'REJECTED', 'GONE',
      'AGAIN')
  GROUP BY partition_name
  HAVING SUM(CASE WHEN kind = 'READ' THEN tally ELSE -tally END) <> 0
) differing
