-- The newest dates of creation and change that have come. Asked only when no dossier is newly accepted,
-- since it reads the whole table.
select
  cast(max(case when created_on < :afterAsOf then created_on end) as char(30)) as created_at,
  cast(max(case when last_modified_on < :afterAsOf then last_modified_on end) as char(30)) as modified_at
from ho_so
