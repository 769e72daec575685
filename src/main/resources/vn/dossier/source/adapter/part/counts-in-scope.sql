case
    when d.accepted_at >= :from and d.accepted_at < :until then 1
    when :undated = 0 then 0
    when d.accepted_at is null or d.accepted_at >= :afterAsOf then 1
    when extract(month from d.accepted_at) = 0 or extract(day from d.accepted_at) = 0
      or extract(year from d.accepted_at) = 0 then 1
    when extract(day from d.accepted_at) <= 28 then 0
    when extract(month from d.accepted_at) in (4, 6, 9, 11) and extract(day from d.accepted_at) > 30
      or extract(month from d.accepted_at) = 2
        and (extract(day from d.accepted_at) > 29 or mod(extract(year from d.accepted_at), 4) > 0
          or mod(extract(year from d.accepted_at), 100) = 0
            and mod(extract(year from d.accepted_at), 400) > 0) then 1
    else 0
  end
