-- The payment requests of the dossiers that count (dossiers.sql), since the portal's twin of a request has the same receipt;
-- through the view of grants-source-reader-opencps.sql, which leaves secrets and buyers out. What was paid in advance
-- stands in advanceAmount alone; postage is no debt to the state.
select
  p.paymentFileId as id,
  p.dossierId as link,
  p.total as amount,
  p.serviceAmount as fee,
  p.feeAmount as charge,
  case
    when p.paymentStatus = 2 and p.approved is not null then '2 approved'
    else cast(p.paymentStatus as char(11))
  end as status,
  case
    when p.total > 0 then null
    when p.paymentStatus = 5 then 'free'
    when p.paymentStatus in (1, 2, 4) then 'no amount yet'
  end as kind,
  p.paymentMethod as method,
  timestampadd(hour, :zoneHours, case
    when p.paymentStatus = 5 or p.paymentStatus = 2 and p.approved is not null
      then coalesce(p.approved, p.confirmed, p.modifiedDate) end) as collected_at,
  nullif(p.govAgencyCode, '') as agency_code,
  nullif(p.govAgencyCode, '') as collecting_agency_code,
  p.invoiceNumber as fee_receipt,
  null as charge_receipt,
  null as deleted_at
from opencps_paymentfile_read p
-- Looked up by row, so that no server starts from the dossiers and sorts their requests for each page
where (
  select count(*)
  from opencps_dossier d
  where d.dossierId = p.dossierId and d.groupId in (:sites) and d.originality in (2, 3)
    and coalesce(d.originDossierId, 0) = 0 and coalesce(d.originDossierNo, '') = '') > 0
