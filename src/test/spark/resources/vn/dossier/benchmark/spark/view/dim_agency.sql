SELECT CAST(row_number() OVER (ORDER BY code) AS INT) AS agency_key, code AS agency_code
FROM agency
WHERE code <> ''
GROUP BY code
HAVING count_if(live = 1) <= 1
