crc32(coalesce(convert(p.link using utf8mb4), convert(p.id using utf8mb4))) & 524287
