-- All fields of procedures.
select [[fields: f.{column}]]
from (
[[fields]]
) f
