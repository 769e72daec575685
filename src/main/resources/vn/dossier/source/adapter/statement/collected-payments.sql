-- A page of payment requests collected in a range of days, in the order of their ids. A day compared bare would let the server
-- sort all of the range again for every page, along the index on the day.
select
  [[payment-row]]
  /*! , crc32([[payment-checksum]] * 2654435761) as checksum */
from (
[[payments]]
) p
where (:after is null or p.id > :after)
  and case when p.collected_at >= :from and p.collected_at < :until then 1 else 0 end = 1
order by p.id
limit :limit
