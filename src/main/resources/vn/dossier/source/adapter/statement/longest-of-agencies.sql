-- The longest texts of agencies, under the names of the warehouse's columns, for check.
select
  max(char_length(trim(a.code))) as "agency_code",
  max(char_length(trim(a.identifier_code))) as "identifier_code",
  max(char_length(trim(a.name))) as "agency_name",
  max(char_length(trim(a.parent_code))) as "parent_code"
from (
[[agencies]]
) a
