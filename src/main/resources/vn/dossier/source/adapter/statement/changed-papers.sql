-- The same as page-of-papers.sql, of buckets of links alone (paper-bucket.sql says which a row is in).
select
  [[paper-row]]
  /*! , cast([[paper-checksum]] * 2654435761 as signed) as checksum */
from (
[[papers]]
) g
where (:after is null or g.id > :after)
  and ifnull(substring(uncompress(:packedMarks), 1 + [[paper-bucket]], 1), '1') = '1'
order by g.id
limit :limit
