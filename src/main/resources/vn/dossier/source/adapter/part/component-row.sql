[[components-plain: c.{column}]],
  [[components-dates: cast(c.{column} as char(30)) as {column}]]
