-- The keys of the joins are spread by hash: nothing is sorted.
SELECT
  id AS dossier_id, code AS dossier_code, agency_key, procedure_key, accepted AS accepted_date,
  finished AS finished_date, due AS due_date, status AS status_code, channel, service_level,
  channel_missing, channel = 'ONLINE' AS online, channel = 'ONLINE' AND kept AS online_766,
  digitised AS component_digitised, result_due, result_due AND file AS result_digitised,
  digitised AND kept AS digitised_766, reused, obligation, pending AND NOT obligation AS obligation_pending,
  exempt AND NOT obligation AND NOT pending AS exempt, cashless, non_cash, withdrawn,
  NOT done AND status <> '7' AS is_open,
  CASE
    WHEN finished IS NULL OR withdrawn THEN NULL
    WHEN due IS NULL THEN 'NO_DUE_DATE'
    WHEN finished < due THEN 'EARLY'
    WHEN finished = due THEN 'ON_TIME'
    ELSE 'LATE' END AS timeliness,
  amount_due, amount_online, amount_transfer, amount_cash
FROM (
  SELECT
    *, file OR NOT yields AS kept, done AND NOT withdrawn AND yields AS result_due
  FROM (
    SELECT /*+ BROADCAST(a, p, n), SHUFFLE_HASH(c, m) */
      d.id, d.code, a.agency_key, coalesce(p.procedure_key, n.procedure_key, 0) AS procedure_key,
      coalesce(p.yields_result, n.yields_result, true) AS yields, d.accepted, d.due, d.status,
      d.service_level, d.has_file = 1 AS file, d.channel = '' AS channel_missing,
      CASE d.channel
        WHEN '2' THEN 'ONLINE' WHEN '3' THEN 'POSTAL' WHEN '1' THEN 'DIRECT' WHEN '' THEN 'DIRECT'
        ELSE 'UNKNOWN' END AS channel,
      d.status IN ('9', '10') AS done, IF(d.status IN ('9', '10'), d.ended, NULL) AS finished,
      d.status = '7' OR d.status IN ('9', '10') AND d.sent_back = 1 AS withdrawn,
      coalesce(c.digitised, false) AS digitised, coalesce(c.reused, false) AS reused,
      coalesce(m.obligation, false) AS obligation, coalesce(m.pending, false) AS pending,
      coalesce(m.exempt, false) AS exempt, coalesce(m.cashless, false) AS cashless,
      coalesce(m.non_cash, false) AS non_cash, coalesce(m.amount_due, 0) AS amount_due,
      coalesce(m.amount_online, 0) AS amount_online, coalesce(m.amount_transfer, 0) AS amount_transfer,
      coalesce(m.amount_cash, 0) AS amount_cash
    FROM dossier d
    JOIN dim_agency a ON a.agency_code = d.agency
    LEFT JOIN dim_procedure p ON p.procedure_code = d.named
    LEFT JOIN national_procedure n ON n.part = substring_index(d.named, '.', 2)
    LEFT JOIN components c ON c.code = d.code
    LEFT JOIN payments m ON m.code = d.code
    WHERE d.status IN ('2', '4', '5', '6', '7', '8', '9', '10') AND d.accepted <= :until))
WHERE finished IS NULL OR finished BETWEEN accepted AND :as_of
