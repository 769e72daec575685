-- All payment requests of buckets of links, whenever they were collected: what is read can then be compared with
-- the checksum of its bucket (payment-bucket.sql says which a row is in).
select
  [[payment-row]]
  /*! , crc32([[payment-checksum]] * 2654435761) as checksum */
from (
[[payments]]
) p
where (:after is null or p.id > :after)
  and ifnull(substring(uncompress(:packedMarks), 1 + ([[payment-bucket]]), 1), '1') = '1'
order by p.id
limit :limit
