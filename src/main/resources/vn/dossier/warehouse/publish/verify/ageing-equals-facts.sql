-- How far the ages of each agency are from its open facts, and agencies whose ages do not add up to their open dossiers.
SELECT COALESCE(SUM(ABS(d.open_dossiers) + ABS(d.days_over_90) + ABS(d.overdue)), 0)
  + (SELECT COUNT(*) FROM stage_backlog_ageing
     WHERE days_0_to_7 + days_8_to_30 + days_31_to_90 + days_over_90 <> open_dossiers)
FROM (
  SELECT agency_key, SUM(open_dossiers) AS open_dossiers, SUM(days_over_90) AS days_over_90,
    SUM(overdue) AS overdue
  FROM (
    SELECT agency_key, 1 AS open_dossiers,
      CASE WHEN accepted_date < TIMESTAMPADD(DAY, -90, CAST(:reach AS DATE)) THEN 1 ELSE 0 END
        AS days_over_90,
      CASE WHEN due_date < :reach THEN 1 ELSE 0 END AS overdue
    FROM fact_dossier
    WHERE finished_date IS NULL AND is_open = 1 AND accepted_date <= :reach
    UNION ALL
    SELECT agency_key, -open_dossiers, -days_over_90, -overdue
    FROM stage_backlog_ageing
  ) both_sides
  GROUP BY agency_key
) d
