-- The results with a file; those without a dossier were digitised from paper.
select
  v.deliverableId as id,
  nullif(v.dossierId, 0) as link,
  'deliverable' as kind,
  v.deliverableState as status,
  timestampadd(hour, :zoneHours, v.createDate) as digitised_at,
  timestampadd(hour, :zoneHours, v.createDate) as created_at,
  v.govAgencyCode as agency_identifier,
  null as deleted_at
from opencps_deliverable v
where v.groupId in (:sites) and v.fileEntryId > 0
