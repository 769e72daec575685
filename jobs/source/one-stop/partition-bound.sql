-- The id at which a share of the dossiers in scope ends: the bound of a partition.
select id
from ho_so
where (ngay_tiep_nhan >= :from and ngay_tiep_nhan < :until
    or :undated = 1
      and (ngay_tiep_nhan is null
        or ngay_tiep_nhan >= :afterAsOf
        or extract(month from ngay_tiep_nhan) = 0
        or extract(day from ngay_tiep_nhan) = 0
        or extract(day from ngay_tiep_nhan) > 28
        or extract(year from ngay_tiep_nhan) <= 0))
order by id
limit 1 offset :position
