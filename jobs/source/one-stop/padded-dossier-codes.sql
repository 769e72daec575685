-- Codes written with blanks around: no look-up by the trimmed code finds them.
select ma_ho_so as code
from ho_so
where left(ma_ho_so, 1) in (:blanks)
  or right(ma_ho_so, 1) in (:blanks)
