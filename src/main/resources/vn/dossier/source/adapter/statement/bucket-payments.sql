-- All payment requests of some buckets, with the checksums of their rows (fingerprint-payments.sql): found in the index
-- on the link alone, if there is one.
select
  p.id,
  p.link,
  crc32([[payment-checksum]] * 2654435761) as checksum
from (
  select p.id as found
  from (
[[payments]]
  ) p
  where ifnull(substring(uncompress(:packedMarks), 1 + ([[payment-bucket]]), 1), '1') = '1') k
straight_join (
[[payments]]
) p on p.id = k.found
