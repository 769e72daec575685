-- The codes, trimmed, that dossiers of the source had with blanks around when papers were last judged: no
-- look-up by a code finds such a dossier, and whether a paper is historical hangs on it. What came or went
-- since makes a night read the papers of that code again.
CREATE TABLE IF NOT EXISTS etl_padded_code (
  place INT NOT NULL PRIMARY KEY,
  code  LONGTEXT NOT NULL
) ${tableOptions};
