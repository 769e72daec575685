-- The longest name of a procedure's field, for check.
select max(char_length(trim(f.name))) as "field_name"
from (
[[fields]]
) f
