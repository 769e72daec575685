-- Money collected, of the touched cells: each request once, each dossier once in its cell. One pass over the
-- requests: no index leads from a cell to them, and their days leave most of them out.
INSERT INTO stage_collection_daily (
  collected_date, agency_key, procedure_key, method, requests, dossiers, amount, fee, charge)
SELECT /*! STRAIGHT_JOIN */
  s.collected_date, s.agency_key, s.procedure_key, s.method,
  COUNT(*), COUNT(DISTINCT s.dossier_id), SUM(s.amount), SUM(s.fee), SUM(s.charge)
FROM stage_collection s
JOIN etl_touched_collection c
  ON c.collected_date = s.collected_date AND c.agency_key = s.agency_key
    AND c.procedure_key = s.procedure_key AND c.method = s.method
WHERE s.collected_date IN (:touchedDays)
GROUP BY s.collected_date, s.agency_key, s.procedure_key, s.method
