-- The same as page-of-dossiers.sql, of buckets of links alone (dossier-bucket.sql says which a row is in).
-- :bucketMarks has a 1 or a 0 for every bucket: a list of thousands would be read again for every page. As text it
-- is half as long as in binary, which travels as hexadecimal digits.
select
  [[dossier-row]],
  [[link]] as link
  /*! , cast([[dossier-checksum]] * 2654435761 as signed) as checksum */
from (
[[dossiers]]
) d
where (:after is null or d.id > :after)
  and (:upto is null or d.id <= :upto)
  and [[in-scope]]
  and substring(cast(:bucketMarks as binary), 1 + [[dossier-bucket]], 1) = '1'
order by d.id
limit :limit
