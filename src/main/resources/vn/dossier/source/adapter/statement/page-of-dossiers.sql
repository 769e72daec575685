-- A page of dossiers in the order of their ids, which are unique and never change. The order and the
-- comparison of ids are the source's own. Dates come as text: some are impossible, and a dossier whose
-- accepted date is (the 30th of February) belongs to every scope that takes undated ones.
select
  [[dossier-row]],
  [[link]] as link
  /*! , cast([[dossier-checksum]] * 2654435761 as signed) as checksum */
from (
[[dossiers]]
) d
where (:after is null or d.id > :after)
  and (:upto is null or d.id <= :upto)
  and [[in-scope]]
order by d.id
limit :limit
