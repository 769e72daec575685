-- The dossiers of the sites of the back office. Where the source has a row twice, the row without a reason counts: the
-- twin of an online submission, not the portal's row; the first agency's, not the interagency copy; the members of a
-- group, not its header.
select
  d.dossierId as id,
  d.dossierNo as code,
  d.govAgencyCode as agency_code,
  d.serviceCode as procedure_code,
  case when d.online_ = 1 then 'online' when d.fromViaPostal > 0 then 'postal' when d.online_ = 0 then 'direct' end as channel,
  (select max(c.serviceLevel)
    from opencps_serviceinfo s
    join opencps_serviceconfig c on c.serviceInfoId = s.serviceInfoId
    where s.groupId = d.groupId and s.serviceCode = d.serviceCode and c.govAgencyCode = d.govAgencyCode) as service_level,
  case
    when d.receiveDate is null
      and trim(lower(coalesce(d.dossierStatus, ''))) in ('', 'new', 'receiving', 'collecting') then 'not received'
    when d.lockState in ('PAUSE', 'PAUSE_OVERDUE')
      and trim(lower(d.dossierStatus)) in ('new', 'processing', 'interoperating', 'handover') then 'locked'
    else d.dossierStatus
  end as status,
  timestampadd(hour, :zoneHours, d.receiveDate) as accepted_at,
  timestampadd(hour, :zoneHours, d.dueDate) as due_at,
  timestampadd(hour, :zoneHours, d.releaseDate) as finished_at,
  timestampadd(hour, :zoneHours, d.finishDate) as returned_at,
  case when lower(d.dossierStatus) = 'unresolved' then 'unresolved' end as result_kind,
  coalesce(
    (select min(f.fileEntryId)
      from opencps_dossierfile f
      where f.dossierId = d.dossierId and f.dossierPartType in (2, 7) and coalesce(f.removed, 0) = 0
        and f.fileEntryId > 0),
    (select min(v.fileEntryId)
      from opencps_deliverable v
      where v.groupId = d.groupId and v.dossierId = d.dossierId and v.fileEntryId > 0)) as result_files,
  case when d.originality < 0 then coalesce(d.modifiedDate, d.createDate, timestamp '1970-01-02 00:00:00') end as deleted_at,
  case
    when abs(d.originality) = 9 then 'group'
    when coalesce(d.originDossierId, 0) <> 0 or coalesce(d.originDossierNo, '') <> '' then 'interagency'
    when abs(d.originality) in (2, 3) then null
    when abs(d.originality) = 1 then 'portal'
    else 'published'
  end as copy_reason,
  timestampadd(hour, :zoneHours, d.createDate) as created_at,
  timestampadd(hour, :zoneHours, d.modifiedDate) as last_modified_at
from opencps_dossier d
where d.groupId in (:sites)
