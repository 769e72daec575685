crc32(concat_ws(char(31 using utf8mb4),
    [[components: c.{column}]],
    [[components-nullable: {bit} * (c.{column} is null) | +]]))
