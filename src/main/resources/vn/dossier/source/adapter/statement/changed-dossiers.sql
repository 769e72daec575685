-- The same as page-of-dossiers.sql, of buckets of links alone (dossier-bucket.sql says which a row is in).
-- :packedMarks has a 1 or a 0 for every bucket, compressed: a list of thousands would be read again for every page.
-- A server that does not unpack it, because it is longer than max_allowed_packet, gives null: then all are read.
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
  and ifnull(substring(uncompress(:packedMarks), 1 + [[dossier-bucket]], 1), '1') = '1'
order by d.id
limit :limit
