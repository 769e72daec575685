SELECT code, max(digitised) = 1 AS digitised, max(reused) = 1 AS reused
FROM component
WHERE digitised = 1 OR reused = 1
GROUP BY code
