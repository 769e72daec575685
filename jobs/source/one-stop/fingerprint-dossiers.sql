-- Checksums of all dossiers, deleted ones too, by bucket of their code as stored, over the columns that
-- dossiers.sql reads; and how many of each bucket are in scope. What the scope's upper bound and the
-- as-of date let in, or out of quarantine, changes the checksum, too.
-- A CRC is linear: rows that change alike would cancel each other in a bare exclusive or, so it is multiplied.
select
  bucket,
  count(*) as source_rows,
  cast(bit_xor(checksum * 2654435761) as signed) as checksum_xor,
  sum(checksum) as checksum_sum,
  sum(in_scope) as in_scope
from (
  select
    case
      when ma_ho_so is null then crc32(convert(id using utf8mb4)) & 262143
      when ascii(ma_ho_so) between 33 and 126 and ascii(right(ma_ho_so, 1)) between 33 and 126
        then crc32(convert(ma_ho_so using utf8mb4)) & 262143
      else 262144
    end as bucket,
    crc32(concat_ws('\t',
      id, ifnull(ma_ho_so, '\n'), ifnull(don_vi_id, '\n'), ifnull(ma_tthc, '\n'),
      ifnull(kenh_thuc_hien, '\n'), ifnull(muc_do, '\n'), ifnull(trang_thai_ho_so_id, '\n'),
      ifnull(ngay_tiep_nhan, '\n'), ifnull(ngay_hen_tra, '\n'), ifnull(ngay_ket_thuc_xu_ly, '\n'),
      ifnull(ngay_tra, '\n'), ifnull(loai_ket_qua, '\n'), ifnull(dinh_kem_ket_qua, '\n'),
      ifnull(deleted_on, '\n'), ngay_tiep_nhan < :until, ngay_tiep_nhan >= :afterAsOf,
      ngay_ket_thuc_xu_ly >= :afterAsOf, ngay_tra >= :afterAsOf)) as checksum,
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
where :everything = 1 or bucket in (:buckets)
group by bucket
