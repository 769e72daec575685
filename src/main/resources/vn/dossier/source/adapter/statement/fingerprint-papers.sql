-- Checksums of all digitised papers by bucket of their link, irregular ones as for dossiers (any
-- of those may make it historical or not), over the columns that page-of-papers.sql reads.
select
  bucket,
  cast(bit_xor(row_checksum * 2654435761) as signed) as checksum,
  sum(bounds + 0e0) as arrived
from (
  select
    [[paper-bucket]] as bucket,
    [[paper-checksum]] as row_checksum,
    ifnull(g.digitised_at < :paperUntil, 0) + ifnull(g.created_at < :paperUntil, 0) as bounds
  from (
[[papers]]
  ) g
) r
group by bucket
