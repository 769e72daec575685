crc32(convert(c.link using utf8mb4)) & 524287
