-- The same as dossiers.sql, of buckets of codes alone (fingerprint-dossiers.sql says which a row is in).
-- :bucketMarks has a 1 or a 0 for every bucket: a list of thousands would be read again for every page. As text it
-- is half as long as in binary, which travels as hexadecimal digits.
select
  id,
  ma_ho_so as code,
  don_vi_id as agency_code,
  ma_tthc as procedure_code,
  kenh_thuc_hien as channel,
  muc_do as service_level,
  trang_thai_ho_so_id as status,
  cast(ngay_tiep_nhan as char(30)) as accepted_at,
  cast(ngay_hen_tra as char(30)) as due_at,
  cast(ngay_ket_thuc_xu_ly as char(30)) as finished_at,
  cast(ngay_tra as char(30)) as returned_at,
  loai_ket_qua as result_kind,
  dinh_kem_ket_qua as result_files,
  cast(deleted_on as char(30)) as deleted_at
  /*! , cast(crc32(concat_ws(char(31 using utf8mb4),
    id, ma_ho_so, don_vi_id, ma_tthc, kenh_thuc_hien, muc_do, trang_thai_ho_so_id, ngay_tiep_nhan,
    ngay_hen_tra, ngay_ket_thuc_xu_ly, ngay_tra, loai_ket_qua, dinh_kem_ket_qua, deleted_on,
    (ma_ho_so is null) + 2 * (don_vi_id is null) + 4 * (ma_tthc is null) + 8 * (kenh_thuc_hien is null)
      + 16 * (muc_do is null) + 32 * (trang_thai_ho_so_id is null) + 64 * (ngay_tiep_nhan is null)
      + 128 * (ngay_hen_tra is null) + 256 * (ngay_ket_thuc_xu_ly is null) + 512 * (ngay_tra is null)
      + 1024 * (loai_ket_qua is null) + 2048 * (dinh_kem_ket_qua is null) + 4096 * (deleted_on is null))) * 2654435761 as signed) as checksum */
from ho_so
where (:after is null or id > :after)
  and (:upto is null or id <= :upto)
  and (ngay_tiep_nhan >= :from and ngay_tiep_nhan < :until
    or :undated = 1
      and (ngay_tiep_nhan is null
        or ngay_tiep_nhan >= :afterAsOf
        or extract(month from ngay_tiep_nhan) = 0
        or extract(day from ngay_tiep_nhan) = 0
        or extract(month from ngay_tiep_nhan) in (4, 6, 9, 11) and extract(day from ngay_tiep_nhan) > 30
        or extract(month from ngay_tiep_nhan) = 2 and extract(day from ngay_tiep_nhan) > 28
          and (extract(day from ngay_tiep_nhan) > 29 or mod(extract(year from ngay_tiep_nhan), 4) > 0
            or mod(extract(year from ngay_tiep_nhan), 100) = 0
              and mod(extract(year from ngay_tiep_nhan), 400) > 0)
        or extract(year from ngay_tiep_nhan) <= 0))
  and substring(cast(:bucketMarks as binary), 1 + case
      when ma_ho_so is null then crc32(convert(id using utf8mb4)) & 524287
      when ascii(ma_ho_so) between 33 and 126 and ascii(right(ma_ho_so, 1)) between 33 and 126
        then crc32(convert(ma_ho_so using utf8mb4)) & 524287
      else 524288
    end, 1) = '1'
order by id
limit :limit
