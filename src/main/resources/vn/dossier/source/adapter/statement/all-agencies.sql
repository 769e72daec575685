-- All agencies, deleted ones too.
select
  [[agencies-plain: a.{column}]],
  [[agencies-dates: cast(a.{column} as char(30)) as {column}]]
from (
[[agencies]]
) a
