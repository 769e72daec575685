crc32(concat_ws(char(31 using utf8mb4),
    [[payments: p.{column}]],
    [[payments-nullable: {bit} * (p.{column} is null) | +]]))
