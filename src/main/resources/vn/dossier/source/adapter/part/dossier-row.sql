[[dossiers-plain: d.{column}]],
  [[dossiers-dates: cast(d.{column} as char(30)) as {column}]]
