-- All components of some buckets, with the checksums of their rows (fingerprint-components.sql).
select link, checksum
from (
  select
    c.link as link,
    [[component-bucket]] as bucket,
    crc32([[component-checksum]] * 2654435761) as checksum
  from (
[[components]]
  ) c
  where c.link is not null
) r
where ifnull(substring(uncompress(:packedMarks), 1 + bucket, 1), '1') = '1'
