-- Whether a row of dossiers has no id: no range of ids has it, where the pages of payments and papers, which are
-- not parted, begin with such rows. Costs nothing where the column is never null, and little where it has an index.
select 1
from (
[[dossiers]]
) d
where d.id is null
limit 1
