-- Which procedures that can be submitted online (service level 3 or 4) are still brought to the counter or posted most often?
-- One row per procedure, the ten with most such dossiers; agencies counts those that had at least one of them. A dossier without
-- a channel counts as brought to the counter; one whose channel is not in the code list is in dossiers alone.
SELECT p.procedure_code, p.procedure_name, p.service_level,
       SUM(f.dossiers) AS dossiers,
       SUM(f.direct + f.postal) AS brought_or_posted,
       COUNT(DISTINCT CASE WHEN f.direct + f.postal > 0 THEN a.agency_code END) AS agencies
FROM fact_dossier_monthly f
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN dim_procedure p ON p.procedure_key = f.procedure_key
WHERE f.month_start BETWEEN DATE '2023-05-01' AND DATE '2023-10-01'  -- CHANGE: the first and the last month, by their first days
  AND a.in_statistics = 1
  AND p.service_level IN ('3', '4')
GROUP BY p.procedure_code, p.procedure_name, p.service_level
ORDER BY brought_or_posted DESC, p.procedure_code
LIMIT 10;
