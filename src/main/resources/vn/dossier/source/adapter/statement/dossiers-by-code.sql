-- Dossiers by code, deleted ones too; a code may be held by several, or be written with blanks around.
select
  [[dossier-row]],
  [[link]] as link
from (
[[dossiers]]
) d
where d.code in (:codes)
  or left(d.code, 1) in (:blanks)
  or right(d.code, 1) in (:blanks)
