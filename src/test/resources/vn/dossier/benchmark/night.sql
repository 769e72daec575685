-- Parts of a night with few changes, by hand, behind that very night: each alone, "side by side" two statements at a time.
-- What the night wrote is what had changed (job_execution_id). Rows are read on pages just read, and none leaves the server.
--@ one checksum of each table of the source, side by side
SELECT BIT_XOR(CRC32(CONCAT_WS('|', ho_so, dinh_kem, trang_thai_so_hoa, deleted_on))) FROM SOURCE.thanh_phan_ho_so;
SELECT BIT_XOR(CRC32(CONCAT_WS('|', id, ma_ho_so, don_vi_id, ma_tthc, kenh_thuc_hien, muc_do, trang_thai_ho_so_id,
  loai_ket_qua, dinh_kem_ket_qua, ngay_tiep_nhan, ngay_hen_tra, ngay_ket_thuc_xu_ly, ngay_tra, deleted_on))) FROM SOURCE.ho_so;
SELECT BIT_XOR(CRC32(CONCAT_WS('|', id, ma_ho_so, so_tien, phi, le_phi, trang_thai, hinh_thuc_thu, hinh_thuc_thanh_toan,
  don_vi, don_vi_thu, so_bien_lai_phi, so_bien_lai_le_phi, ngay_thu_phi, deleted_on))) FROM SOURCE.yeu_cau_thanh_toan;
SELECT BIT_XOR(CRC32(CONCAT_WS('|', id, ma_ho_so, loai_so_hoa, trang_thai_so_hoa, thoi_gian_so_hoa, don_vi_id, created_on,
  deleted_on))) FROM SOURCE.giay_to_so_hoa;
--@ the changed dossiers alone with their children
CREATE TEMPORARY TABLE changed (id VARCHAR(36) NOT NULL PRIMARY KEY, code VARCHAR(50) COLLATE utf8mb4_uca1400_ai_ci)
SELECT dossier_id AS id, dossier_code AS code FROM fact_dossier
WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM fact_dossier);
SELECT COUNT(*), SUM(LENGTH(d.dinh_kem_ket_qua)) FROM changed c JOIN SOURCE.ho_so d ON d.id = CONVERT(c.id USING utf8mb4) COLLATE utf8mb4_uca1400_ai_ci;
SELECT COUNT(*), SUM(LENGTH(t.dinh_kem)) FROM changed c JOIN SOURCE.thanh_phan_ho_so t ON t.ho_so = c.code;
SELECT COUNT(*), SUM(y.so_tien) FROM changed c JOIN SOURCE.yeu_cau_thanh_toan y ON y.ma_ho_so = c.code;
--@ their facts written again
CREATE TEMPORARY TABLE written LIKE fact_dossier;
INSERT INTO written SELECT * FROM fact_dossier WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM fact_dossier);
UPDATE fact_dossier f JOIN written w ON w.dossier_id = f.dossier_id SET f.rule_set = CONCAT('x', LEFT(w.rule_set, 15));
--@ their days, months and completions counted again
CREATE TEMPORARY TABLE day (accepted_month DATE NOT NULL, agency_key BIGINT NOT NULL, procedure_key BIGINT NOT NULL,
  accepted_date DATE NOT NULL, PRIMARY KEY (accepted_month, agency_key, procedure_key, accepted_date))
SELECT DISTINCT accepted_month, agency_key, procedure_key, accepted_date FROM fact_dossier
WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM fact_dossier);
CREATE TEMPORARY TABLE counted_day SELECT
  d.accepted_date, d.agency_key, d.procedure_key, COUNT(*), COUNT(NULLIF(f.online, 0)), COUNT(NULLIF(f.channel = 'DIRECT', 0)),
  COUNT(NULLIF(f.channel = 'POSTAL', 0)), COUNT(NULLIF(f.online_766, 0)), COUNT(NULLIF(f.component_digitised, 0)),
  COUNT(NULLIF(f.result_due, 0)), COUNT(NULLIF(f.result_digitised, 0)), COUNT(NULLIF(f.digitised_766, 0)), COUNT(NULLIF(f.reused, 0)),
  COUNT(NULLIF(f.obligation, 0)), COUNT(NULLIF(f.cashless, 0)), COUNT(NULLIF(f.non_cash, 0)), SUM(f.amount_due), SUM(f.amount_online)
FROM day d JOIN fact_dossier f USING (accepted_month, agency_key, procedure_key, accepted_date)
GROUP BY d.accepted_date, d.agency_key, d.procedure_key;
CREATE TEMPORARY TABLE counted_month SELECT
  d.accepted_month, d.agency_key, d.procedure_key, COUNT(*), COUNT(NULLIF(f.online, 0)), COUNT(NULLIF(f.channel = 'DIRECT', 0)),
  COUNT(NULLIF(f.channel = 'POSTAL', 0)), COUNT(NULLIF(f.online_766, 0)), COUNT(NULLIF(f.component_digitised, 0)),
  COUNT(NULLIF(f.result_due, 0)), COUNT(NULLIF(f.result_digitised, 0)), COUNT(NULLIF(f.digitised_766, 0)), COUNT(NULLIF(f.reused, 0)),
  COUNT(NULLIF(f.obligation, 0)), COUNT(NULLIF(f.cashless, 0)), COUNT(NULLIF(f.non_cash, 0)), SUM(f.amount_due), SUM(f.amount_online)
FROM (SELECT DISTINCT accepted_month, agency_key, procedure_key FROM day) d
JOIN fact_dossier f USING (accepted_month, agency_key, procedure_key)
GROUP BY d.accepted_month, d.agency_key, d.procedure_key;
CREATE TEMPORARY TABLE counted_completion SELECT
  d.finished_date, d.agency_key, d.procedure_key, COUNT(*), SUM(f.timeliness = 'EARLY'), SUM(f.timeliness = 'LATE')
FROM (SELECT DISTINCT finished_date, agency_key, procedure_key FROM fact_dossier
      WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM fact_dossier) AND finished_date IS NOT NULL) d
JOIN fact_dossier f USING (finished_date, agency_key, procedure_key)
GROUP BY d.finished_date, d.agency_key, d.procedure_key;
