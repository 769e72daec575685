-- Where one procedure alone has a national part, the part names it.
SELECT
  substring_index(procedure_code, '.', 2) AS part, min(procedure_key) AS procedure_key,
  bool_or(yields_result) AS yields_result
FROM dim_procedure
GROUP BY part
HAVING count(*) = 1
