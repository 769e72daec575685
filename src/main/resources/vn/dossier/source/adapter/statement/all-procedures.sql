-- All procedures, deleted ones too.
select
  [[procedures-plain: p.{column}]],
  [[procedures-dates: cast(p.{column} as char(30)) as {column}]]
from (
[[procedures]]
) p
