case
    when [[link]] is null then crc32(convert(d.id using utf8mb4)) & 524287
    when ascii([[link]]) between 33 and 126 and ascii(right([[link]], 1)) between 33 and 126
      then crc32(convert([[link]] using utf8mb4)) & 524287
    else 524288
  end
