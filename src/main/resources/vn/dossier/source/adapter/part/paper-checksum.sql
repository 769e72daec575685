crc32(concat_ws(char(31 using utf8mb4),
    [[papers: g.{column}]],
    [[papers-nullable: {bit} * (g.{column} is null) | +]]))
