-- Days of collection: counted cells that are new or differed.
INSERT INTO fact_collection_daily (
  collected_date, agency_key, procedure_key, method, requests, dossiers, amount, fee, charge,
  job_execution_id)
SELECT
  s.collected_date, s.agency_key, s.procedure_key, s.method, s.requests, s.dossiers, s.amount,
  s.fee, s.charge, :jobExecutionId
FROM stage_collection_daily s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_collection_daily f
  WHERE f.collected_date = s.collected_date AND f.agency_key = s.agency_key AND f.procedure_key = s.procedure_key AND f.method = s.method)
