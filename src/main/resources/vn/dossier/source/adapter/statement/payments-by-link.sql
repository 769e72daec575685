-- The payment requests of a page of dossiers.
select
  [[payment-row]]
  /*! , crc32([[payment-checksum]] * 2654435761) as checksum */
from (
[[payments]]
) p
where p.link in (:links)
