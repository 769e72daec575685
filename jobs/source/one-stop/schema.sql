-- The source contract (src/docs/contracts.md): the demo, the sample CSVs and the tests build exactly these
-- tables, on H2 in MySQL mode and on MySQL or MariaDB. There are no foreign keys, as in reality.

CREATE TABLE ho_so (
  id varchar(36) NOT NULL PRIMARY KEY,
  ma_ho_so varchar(50),
  don_vi_id varchar(50),
  ma_tthc varchar(50),
  ma_linh_vuc varchar(50),
  kenh_thuc_hien varchar(2),
  muc_do varchar(5),
  loai_doi_tuong varchar(50),
  trang_thai_ho_so_id varchar(5),
  ngay_nop_ho_so datetime,
  ngay_tiep_nhan datetime,
  ngay_hen_tra datetime,
  ngay_ket_thuc_xu_ly datetime,
  ngay_tra datetime,
  ngay_yeu_cau_bo_sung datetime,
  loai_ket_qua varchar(50),
  dinh_kem_ket_qua text,
  chu_ho_so varchar(200),
  so_dinh_danh varchar(20),
  so_dien_thoai varchar(20),
  email varchar(100),
  dia_chi varchar(300),
  created_on datetime,
  last_modified_on datetime,
  deleted_on datetime
);
CREATE INDEX ix_ho_so_ngay_tiep_nhan ON ho_so (ngay_tiep_nhan);
CREATE INDEX ix_ho_so_ma_ho_so ON ho_so (ma_ho_so);

CREATE TABLE thanh_phan_ho_so (
  id varchar(36) NOT NULL PRIMARY KEY,
  ho_so varchar(50),
  ten varchar(300),
  dinh_kem text,
  trang_thai_so_hoa varchar(100),
  duoc_lay_tu_kho_dm_quoc_gia smallint,
  created_on datetime,
  last_modified_on datetime,
  deleted_on datetime
);
CREATE INDEX ix_thanh_phan_ho_so_ho_so ON thanh_phan_ho_so (ho_so);

CREATE TABLE yeu_cau_thanh_toan (
  id varchar(36) NOT NULL PRIMARY KEY,
  ma varchar(70),
  ma_ho_so varchar(50),
  so_tien int,
  phi int,
  le_phi int,
  trang_thai varchar(100),
  hinh_thuc_thu varchar(50),
  hinh_thuc_thanh_toan varchar(50),
  doi_tac_thanh_toan varchar(200),
  ngay_yeu_cau datetime,
  ngay_thu_phi datetime,
  don_vi varchar(50),
  don_vi_thu varchar(50),
  so_bien_lai varchar(50),
  so_bien_lai_phi varchar(50),
  so_bien_lai_le_phi varchar(50),
  created_on datetime,
  last_modified_on datetime,
  deleted_on datetime
);
CREATE INDEX ix_yeu_cau_thanh_toan_ma_ho_so ON yeu_cau_thanh_toan (ma_ho_so);
CREATE INDEX ix_yeu_cau_thanh_toan_ngay_thu_phi ON yeu_cau_thanh_toan (ngay_thu_phi);

CREATE TABLE giay_to_so_hoa (
  id varchar(36) NOT NULL PRIMARY KEY,
  ma varchar(200),
  ma_ho_so varchar(50),
  loai_so_hoa varchar(2),
  trang_thai_so_hoa varchar(2),
  thoi_gian_so_hoa datetime,
  don_vi_id varchar(50),
  ma_tthc varchar(50),
  created_on datetime,
  last_modified_on datetime,
  deleted_on datetime
);

CREATE TABLE don_vi (
  group_code varchar(36),
  group_name varchar(300),
  of_group_code varchar(36),
  ma_dinh_danh varchar(20),
  catalog varchar(50),
  loai_bien_lai_thanh_toan varchar(20),
  co_thong_ke smallint,
  active smallint,
  created_on datetime,
  last_modified_on datetime,
  deleted_on datetime
);

CREATE TABLE thu_tuc (
  ma_tthc varchar(50),
  ten_tthc varchar(500),
  ma_linh_vuc varchar(50),
  muc_do varchar(5),
  trang_thai_phi_le_phi smallint,
  thu_tuc_khong_co_ket_qua smallint,
  su_dung smallint,
  created_on datetime,
  last_modified_on datetime,
  deleted_on datetime
);

CREATE TABLE linh_vuc (
  ma varchar(50),
  ten varchar(300)
);
