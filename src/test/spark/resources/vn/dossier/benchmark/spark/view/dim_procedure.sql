SELECT
  CAST(row_number() OVER (ORDER BY code) AS INT) AS procedure_key, code AS procedure_code,
  yields = 1 AS yields_result
FROM (
  SELECT
    *, row_number() OVER (
      PARTITION BY code ORDER BY live DESC, used DESC, changed DESC NULLS LAST, name DESC NULLS LAST) AS place
  FROM procedure_row
  WHERE code <> '')
WHERE place = 1
