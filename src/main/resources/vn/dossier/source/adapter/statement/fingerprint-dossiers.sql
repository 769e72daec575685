-- Checksums of all dossiers, deleted ones too, by bucket of their link as stored, over the columns that
-- page-of-dossiers.sql reads; and how many of each bucket are in scope.
-- Every fingerprint-*.sql gives bucket (0 to 524287; 524288 is that of irregular links), checksum and arrived: how many of
-- the bounds that move with the business date and the as-of date lie behind the dates of the rows. They only grow,
-- so rows that come into scope, or out of quarantine, change the number where they change no checksum. Dossiers give 2^24 times
-- that number, and how many of them are in scope, in one sum: a second one costs the server more.
-- The checksum of each row is the very expression of the statements that read it (a comment of MySQL and MariaDB,
-- since H2 computes none): what was read can be compared with what the source had.
-- A CRC is linear: rows that change alike would cancel each other in a bare exclusive or, so it is multiplied.
-- Between the columns stands a character that nobody types (31): a tab could move from one column into the next.
-- The number behind the columns says which of them are null; dates are dearer with ifnull around.
-- No column of the inner select is used twice: the server would compute it twice.
select
  bucket,
  cast(bit_xor(row_checksum * 2654435761) as signed) as checksum,
  cast(sum(bounds * 16777216e0 + in_scope) as signed) as arrived_and_in_scope
from (
  select
    [[dossier-bucket]] as bucket,
    [[dossier-checksum]] as row_checksum,
    ifnull(d.accepted_at < :until, 0) + ifnull(d.accepted_at < :afterAsOf, 0)
      + ifnull(d.finished_at < :afterAsOf, 0) + ifnull(d.returned_at < :afterAsOf, 0) as bounds,
    [[counts-in-scope]] as in_scope
  from (
[[dossiers]]
  ) d
) r
group by bucket
