-- How many dossiers are in scope now: a second count, of a source that lives. It is exact, so that it can
-- be compared with the reader's, and needs no more than the index on the accepted date, if there is one.
select count(*)
from (
  select
    d.accepted_at as accepted,
    case
      when d.accepted_at is null then 1
      when extract(year from d.accepted_at) <= 0 or extract(year from d.accepted_at) > 9999 then 1
      when extract(month from d.accepted_at) = 0 or extract(day from d.accepted_at) = 0 then 1
      when extract(day from d.accepted_at) <= 28 then 0
      when extract(month from d.accepted_at) in (4, 6, 9, 11) and extract(day from d.accepted_at) > 30
        then 1
      when extract(month from d.accepted_at) <> 2 then 0
      when extract(day from d.accepted_at) > 29 then 1
      when mod(extract(year from d.accepted_at), 400) = 0 then 0
      when mod(extract(year from d.accepted_at), 100) = 0 then 1
      when mod(extract(year from d.accepted_at), 4) = 0 then 0
      else 1
    end as undated
  from (
[[dossiers]]
  ) d) dossiers
where undated = 0 and accepted >= :from and accepted < :until
  or :undated = 1 and (undated = 1 or accepted >= :afterAsOf)
