-- The account that reads the source: SELECT on the columns that jobs/source/one-stop/*.sql name, and on
-- nothing else. The columns with personal data (chu_ho_so, so_dinh_danh, so_dien_thoai, email, dia_chi)
-- are not among them, so that not even a mistake can read them.
--
-- Run by an administrator of the source, MySQL 8 or MariaDB 10.6 and later, before or after the files for the
-- warehouse; tables and columns must be there, which check reports:
--   mysql -u root -p < jobs/sql/grants-source-reader.sql
-- Another adapter needs the columns of its own SQL. A column granted twice does no harm.

-- CHANGE: the host that the job runs on ('%' is any), the password; another name holds below as well.
-- A fresh MariaDB may have accounts without a name, which are taken before '%' and refuse a login from the server itself:
-- DROP USER IF EXISTS ''@'localhost', and ''@ the server's own name (SELECT user, host FROM mysql.user).
CREATE USER IF NOT EXISTS 'dossier_reader'@'%' IDENTIFIED BY 'CHANGE-source-reader-password';

-- CHANGE, if the server speaks TLS (recommended), and put sslMode=VERIFY_CA into the URL:
-- ALTER USER 'dossier_reader'@'%' REQUIRE SSL;

-- CHANGE: one_stop is the database of the source, here and below.
GRANT SELECT (
  id, ma_ho_so, don_vi_id, ma_tthc, kenh_thuc_hien, muc_do, trang_thai_ho_so_id, ngay_tiep_nhan,
  ngay_hen_tra, ngay_ket_thuc_xu_ly, ngay_tra, loai_ket_qua, dinh_kem_ket_qua, created_on,
  last_modified_on, deleted_on
) ON one_stop.ho_so TO 'dossier_reader'@'%';

GRANT SELECT (
  ho_so, dinh_kem, trang_thai_so_hoa, deleted_on
) ON one_stop.thanh_phan_ho_so TO 'dossier_reader'@'%';

GRANT SELECT (
  id, ma_ho_so, so_tien, phi, le_phi, trang_thai, hinh_thuc_thu, hinh_thuc_thanh_toan, ngay_thu_phi,
  don_vi, don_vi_thu, so_bien_lai_phi, so_bien_lai_le_phi, deleted_on
) ON one_stop.yeu_cau_thanh_toan TO 'dossier_reader'@'%';

GRANT SELECT (
  id, ma_ho_so, loai_so_hoa, trang_thai_so_hoa, thoi_gian_so_hoa, created_on, don_vi_id, deleted_on
) ON one_stop.giay_to_so_hoa TO 'dossier_reader'@'%';

GRANT SELECT (
  group_code, group_name, of_group_code, ma_dinh_danh, catalog, loai_bien_lai_thanh_toan, co_thong_ke,
  active, created_on, last_modified_on, deleted_on
) ON one_stop.don_vi TO 'dossier_reader'@'%';

GRANT SELECT (
  ma_tthc, ten_tthc, ma_linh_vuc, muc_do, trang_thai_phi_le_phi, thu_tuc_khong_co_ket_qua, su_dung,
  created_on, last_modified_on, deleted_on
) ON one_stop.thu_tuc TO 'dossier_reader'@'%';

GRANT SELECT (
  ma, ten
) ON one_stop.linh_vuc TO 'dossier_reader'@'%';
