-- The longest texts that the source has, under the names of the warehouse's columns, for check.
select
  max(char_length(d.id)) as "dossier_id",
  max(char_length(trim(d.code))) as "dossier_code",
  max(char_length(trim(d.service_level))) as "service_level"
from (
[[dossiers]]
) d
