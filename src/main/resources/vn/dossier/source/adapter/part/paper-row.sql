[[papers-plain: g.{column}]],
  [[papers-dates: cast(g.{column} as char(30)) as {column}]]
