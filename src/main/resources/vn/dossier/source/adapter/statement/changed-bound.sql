-- The same as partition-bound.sql among the dossiers of some buckets of links (changed-dossiers.sql): most changes are in the newest.
select d.id
from (
[[dossiers]]
) d
where (:after is null or d.id > :after)
  and [[in-scope]]
  and ifnull(substring(uncompress(:packedMarks), 1 + [[dossier-bucket]], 1), '1') = '1'
order by d.id
limit 1 offset :position
