-- Checksums of all components by bucket of their link, over the columns that components-by-link.sql reads; those
-- without a link belong to nobody. Nothing that is read tells alike components apart, and
-- they would cancel each other in an exclusive or: so this is a sum, which a double holds exactly.
select
  bucket,
  cast(sum(crc32(row_checksum * 2654435761) + 0e0) as signed) as checksum
from (
  select
    [[component-bucket]] as bucket,
    [[component-checksum]] as row_checksum
  from (
[[components]]
  ) c
  where c.link is not null
) r
group by bucket
