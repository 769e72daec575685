case
    when g.link is null then crc32(convert(g.id using utf8mb4)) & 524287
    when ascii(g.link) between 33 and 126 and ascii(right(g.link, 1)) between 33 and 126
      then crc32(convert(g.link using utf8mb4)) & 524287
    else 524288
  end
