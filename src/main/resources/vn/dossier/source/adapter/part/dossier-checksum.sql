crc32(concat_ws(char(31 using utf8mb4),
    [[dossiers: d.{column}]],
    [[dossiers-nullable: {bit} * (d.{column} is null) | +]]))
