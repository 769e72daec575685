-- The newest accepted date that has come: the check source-age. By the index, if there is one, so that it costs nothing.
select cast(max(d.accepted_at) as char(30))
from (
[[dossiers]]
) d
where d.accepted_at < :afterAsOf
