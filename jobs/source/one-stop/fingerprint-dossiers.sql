-- Checksums of all dossiers, deleted ones too, by bucket of their code as stored, over the columns that
-- dossiers.sql reads; and how many of each bucket are in scope.
-- Every fingerprint-*.sql gives bucket (0 to 524287; 524288 is that of irregular codes), checksum and arrived: how many of
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
    case
      when ma_ho_so is null then crc32(convert(id using utf8mb4)) & 524287
      when ascii(ma_ho_so) between 33 and 126 and ascii(right(ma_ho_so, 1)) between 33 and 126
        then crc32(convert(ma_ho_so using utf8mb4)) & 524287
      else 524288
    end as bucket,
    crc32(concat_ws(char(31 using utf8mb4),
      id, ma_ho_so, don_vi_id, ma_tthc, kenh_thuc_hien, muc_do, trang_thai_ho_so_id, ngay_tiep_nhan,
      ngay_hen_tra, ngay_ket_thuc_xu_ly, ngay_tra, loai_ket_qua, dinh_kem_ket_qua, deleted_on,
      (ma_ho_so is null) + 2 * (don_vi_id is null) + 4 * (ma_tthc is null) + 8 * (kenh_thuc_hien is null)
        + 16 * (muc_do is null) + 32 * (trang_thai_ho_so_id is null) + 64 * (ngay_tiep_nhan is null)
        + 128 * (ngay_hen_tra is null) + 256 * (ngay_ket_thuc_xu_ly is null) + 512 * (ngay_tra is null)
        + 1024 * (loai_ket_qua is null) + 2048 * (dinh_kem_ket_qua is null) + 4096 * (deleted_on is null))) as row_checksum,
    ifnull(ngay_tiep_nhan < :until, 0) + ifnull(ngay_tiep_nhan < :afterAsOf, 0)
      + ifnull(ngay_ket_thuc_xu_ly < :afterAsOf, 0) + ifnull(ngay_tra < :afterAsOf, 0) as bounds,
    case
      when ngay_tiep_nhan >= :from and ngay_tiep_nhan < :until then 1
      when :undated = 0 then 0
      when ngay_tiep_nhan is null or ngay_tiep_nhan >= :afterAsOf then 1
      when extract(month from ngay_tiep_nhan) = 0 or extract(day from ngay_tiep_nhan) = 0
        or extract(year from ngay_tiep_nhan) = 0 then 1
      when extract(day from ngay_tiep_nhan) <= 28 then 0
      when extract(month from ngay_tiep_nhan) in (4, 6, 9, 11) and extract(day from ngay_tiep_nhan) > 30
        or extract(month from ngay_tiep_nhan) = 2
          and (extract(day from ngay_tiep_nhan) > 29 or mod(extract(year from ngay_tiep_nhan), 4) > 0
            or mod(extract(year from ngay_tiep_nhan), 100) = 0
              and mod(extract(year from ngay_tiep_nhan), 400) > 0) then 1
      else 0
    end as in_scope
  from ho_so
) r
group by bucket
