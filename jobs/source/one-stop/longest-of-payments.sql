-- The longest id of a request, and how many requests have a number that no amount can be, for check.
select
  max(char_length(id)) as "request_id",
  sum(case when so_tien between -1000000000000000 and 1000000000000000 or so_tien is null then 0 else 1 end
    + case when phi between -1000000000000000 and 1000000000000000 or phi is null then 0 else 1 end
    + case when le_phi between -1000000000000000 and 1000000000000000 or le_phi is null then 0 else 1 end)
    as "impossible_amounts"
from yeu_cau_thanh_toan
