-- The longest id of a request, and how many requests have a number that no amount can be, for check.
select
  max(char_length(id)) as "request_id",
  sum(case when so_tien is null or so_tien between -1000000000000000 and 1000000000000000 and so_tien = floor(so_tien) then 0 else 1 end
    + case when phi is null or phi between -1000000000000000 and 1000000000000000 and phi = floor(phi) then 0 else 1 end
    + case when le_phi is null or le_phi between -1000000000000000 and 1000000000000000 and le_phi = floor(le_phi) then 0 else 1 end)
    as "impossible_amounts"
from yeu_cau_thanh_toan
