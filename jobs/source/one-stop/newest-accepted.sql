-- The newest accepted date that has come: the check source-age. By the index, so it costs nothing.
select cast(max(ngay_tiep_nhan) as char(30))
from ho_so
where ngay_tiep_nhan < :afterAsOf
