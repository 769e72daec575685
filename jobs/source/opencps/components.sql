-- The uploads of papers that a citizen submitted; an upload of type 3 may be an official's, so it is none of them.
select
  f.dossierId as link,
  nullif(f.fileEntryId, 0) as files,
  null as digitisation,
  case when f.removed = 1 then coalesce(f.modifiedDate, f.createDate, timestamp '1970-01-02 00:00:00') end as deleted_at
from opencps_dossierfile f
where coalesce(f.dossierPartType, 1) in (1, 6)
