-- The links of all components of some buckets: found in the index on the link alone, if there is one.
select c.link as link
from (
[[components]]
) c
where c.link is not null
  and ifnull(substring(uncompress(:packedMarks), 1 + ([[component-bucket]]), 1), '1') = '1'
