-- All dossiers of some buckets with the checksums of their rows (fingerprint-dossiers.sql), and whether they are in
-- scope: asked for where the rows that a run has read do not account for the checksum of their bucket. Found in the
-- index on the link alone, if there is one.
select
  d.id,
  [[link]] as link,
  cast([[dossier-checksum]] * 2654435761 as signed) as checksum,
  [[counts-in-scope]] as in_scope
from (
  select d.id as found
  from (
[[dossiers]]
  ) d
  where ifnull(substring(uncompress(:packedMarks), 1 + [[dossier-bucket]], 1), '1') = '1') k
straight_join (
[[dossiers]]
) d on d.id = k.found
