-- The components of a page of dossiers.
select
  [[component-row]]
  /*! , crc32([[component-checksum]] * 2654435761) as checksum */
from (
[[components]]
) c
where c.link in (:links)
