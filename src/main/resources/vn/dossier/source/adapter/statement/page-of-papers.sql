-- A page of digitised papers in the order of their ids. The reader knows the day: it is that of
-- digitisation, else that of the row.
select
  [[paper-row]]
  /*! , cast([[paper-checksum]] * 2654435761 as signed) as checksum */
from (
[[papers]]
) g
where (:after is null or g.id > :after)
order by g.id
limit :limit
