-- The labels that occur in dossiers and in how many, for check. Grouped byte for byte on servers, where a
-- collation may hold labels equal that are not; H2 does not see the comments and compares so anyway.
select
  min(d.status) as "dossiers.status",
  min(d.channel) as "dossiers.channel",
  min(d.result_kind) as "dossiers.result-kind",
  count(*) as "rows"
from (
[[dossiers]]
) d
group by /*! binary */ d.status, /*! binary */ d.channel, /*! binary */ d.result_kind
