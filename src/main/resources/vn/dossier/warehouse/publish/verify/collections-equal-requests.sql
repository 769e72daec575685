-- How far the requests of each day are, in requests and in VND, from what will be published: the cells counted
-- now, and those that stand, which nobody touched. A touched cell that nobody noted is found as well.
SELECT COALESCE(SUM(ABS(requests) + ABS(amount)), 0)
     + (SELECT COUNT(*) FROM stage_collection_daily WHERE dossiers > requests)
FROM (
  SELECT collected_date, SUM(requests) AS requests, SUM(amount) AS amount
  FROM (
    SELECT collected_date, COUNT(*) AS requests, SUM(amount) AS amount
    FROM stage_collection
    WHERE collected_date BETWEEN :from AND :to
    GROUP BY collected_date
    UNION ALL
    SELECT collected_date, -SUM(requests), -SUM(amount)
    FROM stage_collection_daily
    GROUP BY collected_date
    UNION ALL
    SELECT collected_date, -SUM(requests), -SUM(amount)
    FROM fact_collection_daily
    WHERE collected_date BETWEEN :from AND :to
    GROUP BY collected_date
    UNION ALL
    -- The touched ones do not stand
    SELECT /*! STRAIGHT_JOIN */ f.collected_date, SUM(f.requests), SUM(f.amount)
    FROM etl_touched_collection c
    JOIN fact_collection_daily f
      ON f.collected_date = c.collected_date AND f.agency_key = c.agency_key
        AND f.procedure_key = c.procedure_key AND f.method = c.method
    WHERE c.collected_date BETWEEN :from AND :to
    GROUP BY f.collected_date
  ) both_sides
  GROUP BY collected_date
) days
