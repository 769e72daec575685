-- The longest texts that the source has, under the names of the warehouse's columns, for check.
select
  max(char_length(id)) as "dossier_id",
  max(char_length(trim(ma_ho_so))) as "dossier_code",
  max(char_length(trim(muc_do))) as "service_level"
from ho_so
