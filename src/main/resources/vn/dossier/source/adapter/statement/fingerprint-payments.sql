-- Checksums of all payment requests by bucket of their link, over the columns that payments-by-link.sql reads:
-- a sum, since dossiers that share a link read their requests more than once. A run that reads the collected
-- days alone asks for the sum of those, too (:everything); else the server need not compute it.
select
  bucket,
  cast(sum(crc32(row_checksum * 2654435761) + 0e0) as signed) as checksum,
  sum(ifnull(collected_at < :paymentUntil, 0) + 0e0) as arrived,
  cast(sum(case when :everything = 1 and collected_at >= :paymentFrom and collected_at < :paymentUntil
      then crc32(row_checksum * 2654435761) + 0e0 else 0e0 end) as signed) as collected
from (
  select
    [[payment-bucket]] as bucket,
    [[payment-checksum]] as row_checksum,
    p.collected_at
  from (
[[payments]]
  ) p
) r
group by bucket
