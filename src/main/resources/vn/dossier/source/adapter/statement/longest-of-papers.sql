-- The longest id of a paper, for check.
select max(char_length(g.id)) as "paper_id"
from (
[[papers]]
) g
