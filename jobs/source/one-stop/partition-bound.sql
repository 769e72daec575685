-- The id at which a share of the dossiers in scope ends: the bound of a partition. The next one is looked for behind it, so that
-- all of them together are one walk along the ids.
select id
from ho_so
where (:after is null or id > :after)
  and (ngay_tiep_nhan >= :from and ngay_tiep_nhan < :until
    or :undated = 1
      and (ngay_tiep_nhan is null
        or ngay_tiep_nhan >= :afterAsOf
        or extract(month from ngay_tiep_nhan) = 0
        or extract(day from ngay_tiep_nhan) = 0
        or extract(month from ngay_tiep_nhan) in (4, 6, 9, 11) and extract(day from ngay_tiep_nhan) > 30
        or extract(month from ngay_tiep_nhan) = 2 and extract(day from ngay_tiep_nhan) > 28
          and (extract(day from ngay_tiep_nhan) > 29 or mod(extract(year from ngay_tiep_nhan), 4) > 0
            or mod(extract(year from ngay_tiep_nhan), 100) = 0
              and mod(extract(year from ngay_tiep_nhan), 400) > 0)
        or extract(year from ngay_tiep_nhan) <= 0))
order by id
limit 1 offset :position
