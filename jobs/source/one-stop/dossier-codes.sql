-- Which of these codes a dossier has, deleted or not.
select id, ma_ho_so as code
from ho_so
where ma_ho_so in (:codes)
