-- Facts in scope that a run which reads only changes has not met: all of them, which an index tells alone, less those that
-- it has met.
SELECT SUM(u.in_window) AS in_window, SUM(u.beyond_window) AS beyond_window
FROM (
  SELECT
    COUNT(CASE WHEN f.accepted_date BETWEEN :from AND :to THEN 1 END) AS in_window,
    COUNT(CASE WHEN f.accepted_date BETWEEN :from AND :to THEN NULL WHEN f.is_open = 1 THEN 1 END) AS beyond_window
  FROM fact_dossier f
  UNION ALL
  SELECT /*! STRAIGHT_JOIN */
    -COUNT(CASE WHEN f.accepted_date BETWEEN :from AND :to THEN 1 END),
    -COUNT(CASE WHEN f.accepted_date BETWEEN :from AND :to THEN NULL WHEN f.is_open = 1 THEN 1 END)
  FROM etl_sighting s
  JOIN fact_dossier f ON f.dossier_id = s.dossier_id
) u
