-- The newest dates of creation and change that have come. Asked only when no dossier is newly accepted,
-- since it reads the whole table.
select
  cast(max(case when d.created_at < :afterAsOf then d.created_at end) as char(30)) as created_at,
  cast(max(case when d.last_modified_at < :afterAsOf then d.last_modified_at end) as char(30)) as modified_at
from (
[[dossiers]]
) d
