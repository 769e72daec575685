-- Money collected, of the touched cells: each request once, each dossier once in its cell. The requests are passed over
-- once for every 60,000 touched cells or so, and compared with a hash of these: no index leads from a cell to them. A list
-- of the days beside it would be gone through for each request.
/*M! SET STATEMENT join_cache_level = 4, join_buffer_size = 4194304 FOR */
INSERT INTO stage_collection_daily (
  collected_date, agency_key, procedure_key, method, requests, dossiers, amount, fee, charge)
SELECT /*! STRAIGHT_JOIN */
  s.collected_date, s.agency_key, s.procedure_key, s.method,
  COUNT(*), COUNT(DISTINCT s.dossier_id), SUM(s.amount), SUM(s.fee), SUM(s.charge)
FROM etl_touched_collection c
JOIN stage_collection s
  ON s.collected_date = c.collected_date AND s.agency_key = c.agency_key
    AND s.procedure_key = c.procedure_key AND s.method = c.method
WHERE s.collected_date BETWEEN :from AND :to
GROUP BY s.collected_date, s.agency_key, s.procedure_key, s.method
