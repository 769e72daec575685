-- All dossiers of some buckets with the checksums of their rows (fingerprint-dossiers.sql), and whether they are in
-- scope: asked for where the rows that a run has read do not account for the checksum of their bucket. Found in the
-- index alone, as components are.
select
  id,
  ma_ho_so as code,
  cast(crc32(concat_ws(char(31 using utf8mb4),
    id, ma_ho_so, don_vi_id, ma_tthc, kenh_thuc_hien, muc_do, trang_thai_ho_so_id, ngay_tiep_nhan,
    ngay_hen_tra, ngay_ket_thuc_xu_ly, ngay_tra, loai_ket_qua, dinh_kem_ket_qua, deleted_on,
    (ma_ho_so is null) + 2 * (don_vi_id is null) + 4 * (ma_tthc is null) + 8 * (kenh_thuc_hien is null)
      + 16 * (muc_do is null) + 32 * (trang_thai_ho_so_id is null) + 64 * (ngay_tiep_nhan is null)
      + 128 * (ngay_hen_tra is null) + 256 * (ngay_ket_thuc_xu_ly is null) + 512 * (ngay_tra is null)
      + 1024 * (loai_ket_qua is null) + 2048 * (dinh_kem_ket_qua is null) + 4096 * (deleted_on is null))) * 2654435761 as signed) as checksum,
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
from (
  select id as found
  from ho_so
  where substring(cast(:bucketMarks as binary), 1 + case
      when ma_ho_so is null then crc32(convert(id using utf8mb4)) & 524287
      when ascii(ma_ho_so) between 33 and 126 and ascii(right(ma_ho_so, 1)) between 33 and 126
        then crc32(convert(ma_ho_so using utf8mb4)) & 524287
      else 524288
    end, 1) = '1') k
straight_join ho_so r on r.id = k.found
