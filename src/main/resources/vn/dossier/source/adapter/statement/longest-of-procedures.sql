-- The longest texts of procedures, under the names of the warehouse's columns, for check.
select
  max(char_length(trim(p.code))) as "procedure_code",
  max(char_length(trim(p.name))) as "procedure_name",
  max(char_length(trim(p.field_code))) as "field_code",
  max(char_length(trim(p.service_level))) as "service_level"
from (
[[procedures]]
) p
