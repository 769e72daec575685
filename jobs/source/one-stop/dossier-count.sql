-- How many dossiers are in scope now: a second count, of a source that lives. It is exact, so that it can
-- be compared with the reader's, and needs no more than the index on the accepted date.
select count(*)
from (
  select
    ngay_tiep_nhan as accepted,
    case
      when ngay_tiep_nhan is null then 1
      when extract(year from ngay_tiep_nhan) <= 0 or extract(year from ngay_tiep_nhan) > 9999 then 1
      when extract(month from ngay_tiep_nhan) = 0 or extract(day from ngay_tiep_nhan) = 0 then 1
      when extract(day from ngay_tiep_nhan) <= 28 then 0
      when extract(month from ngay_tiep_nhan) in (4, 6, 9, 11) and extract(day from ngay_tiep_nhan) > 30
        then 1
      when extract(month from ngay_tiep_nhan) <> 2 then 0
      when extract(day from ngay_tiep_nhan) > 29 then 1
      when mod(extract(year from ngay_tiep_nhan), 400) = 0 then 0
      when mod(extract(year from ngay_tiep_nhan), 100) = 0 then 1
      when mod(extract(year from ngay_tiep_nhan), 4) = 0 then 0
      else 1
    end as undated
  from ho_so) dossiers
where undated = 0 and accepted >= :from and accepted < :until
  or :undated = 1 and (undated = 1 or accepted >= :afterAsOf)
