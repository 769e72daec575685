[[payments-plain: p.{column}]],
  [[payments-dates: cast(p.{column} as char(30)) as {column}]]
