-- Days of completion, and agencies with procedures, whose cells do not add up to the facts.
SELECT COUNT(*) FROM (
  SELECT counted_day, agency_key, procedure_key FROM (
    SELECT
      finished_date AS counted_day, 0 AS agency_key, 0 AS procedure_key, COUNT(*) AS finished,
      COUNT(CASE WHEN timeliness = 'EARLY' THEN 1 END) AS early,
      COUNT(CASE WHEN timeliness = 'ON_TIME' THEN 1 END) AS on_time,
      COUNT(CASE WHEN timeliness = 'LATE' THEN 1 END) AS late,
      COUNT(CASE WHEN timeliness = 'NO_DUE_DATE' THEN 1 END) AS no_due_date
    FROM fact_dossier
    WHERE withdrawn = 0 AND finished_date <= :reach
    GROUP BY finished_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, COUNT(*), COUNT(CASE WHEN timeliness = 'EARLY' THEN 1 END),
      COUNT(CASE WHEN timeliness = 'ON_TIME' THEN 1 END),
      COUNT(CASE WHEN timeliness = 'LATE' THEN 1 END),
      COUNT(CASE WHEN timeliness = 'NO_DUE_DATE' THEN 1 END)
    FROM fact_dossier
    WHERE withdrawn = 0 AND finished_date <= :reach
    GROUP BY agency_key, procedure_key
    UNION ALL
    SELECT
      finished_date, 0, 0, -SUM(finished), -SUM(early), -SUM(on_time), -SUM(late), -SUM(no_due_date)
    FROM [[cells]]_completion_daily
    GROUP BY finished_date
    UNION ALL
    SELECT /*! SQL_BIG_RESULT */
      NULL, agency_key, procedure_key, -SUM(finished), -SUM(early), -SUM(on_time), -SUM(late),
      -SUM(no_due_date)
    FROM [[cells]]_completion_daily
    GROUP BY agency_key, procedure_key
  ) both_sides
  GROUP BY counted_day, agency_key, procedure_key
  HAVING
    SUM(finished) <> 0 OR SUM(early) <> 0 OR SUM(on_time) <> 0 OR SUM(late) <> 0 OR SUM(no_due_date) <> 0
) differing
