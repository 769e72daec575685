-- The longest id of a request, and how many requests have a number that no amount can be, for check.
select
  max(char_length(p.id)) as "request_id",
  sum(case when p.amount is null or p.amount between -1000000000000000 and 1000000000000000 and p.amount = floor(p.amount) then 0 else 1 end
    + case when p.fee is null or p.fee between -1000000000000000 and 1000000000000000 and p.fee = floor(p.fee) then 0 else 1 end
    + case when p.charge is null or p.charge between -1000000000000000 and 1000000000000000 and p.charge = floor(p.charge) then 0 else 1 end)
    as "impossible_amounts"
from (
[[payments]]
) p
