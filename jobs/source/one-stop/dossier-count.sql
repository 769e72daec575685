-- How many dossiers may be in scope: a second count, of a source that lives.
select count(*)
from ho_so
where (ngay_tiep_nhan >= :from and ngay_tiep_nhan < :until
    or :undated = 1
      and (ngay_tiep_nhan is null
        or ngay_tiep_nhan >= :afterAsOf
        or extract(month from ngay_tiep_nhan) = 0
        or extract(day from ngay_tiep_nhan) = 0
        or extract(day from ngay_tiep_nhan) > 28
        or extract(year from ngay_tiep_nhan) <= 0))
