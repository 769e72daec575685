-- Dossiers by id, wherever their dates have gone.
select
  [[dossier-row]],
  [[link]] as link
  /*! , cast([[dossier-checksum]] * 2654435761 as signed) as checksum */
from (
[[dossiers]]
) d
where d.id in (:ids)
