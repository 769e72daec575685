-- Which of these links a dossier has, deleted or not.
select d.id, [[link]] as link
from (
[[dossiers]]
) d
where [[link]] in (:links)
