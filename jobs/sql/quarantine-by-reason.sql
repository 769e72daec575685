-- What is in quarantine, and since when, by reason and agency; the most common first.
SELECT reason_code, agency_code, COUNT(*) AS dossiers, MIN(first_seen_at) AS since,
       MIN(dossier_code) AS for_example
FROM etl_reject
GROUP BY reason_code, agency_code
ORDER BY dossiers DESC, reason_code, agency_code;
