-- All facts of the warehouse rebuilt inside a MariaDB server by set-based SQL alone, as a DBA would who
-- knows the rules: what the benchmark measures the nightly job against (its 1.0). It keeps no quarantine,
-- no history and no differences, verifies nothing, and is read by nobody while it runs.
--
-- The benchmark runs it in an empty schema of collation utf8mb4_nopad_bin, with the source's schema in
-- place of the word SOURCE, @business_date and @as_of set. "--@ stage" begins what needs everything
-- before it; what stands behind "--@ beside" runs at the same time in a session of its own; "--@ session"
-- is said in every session first. Impossible dates are not provided for: generate makes none.
--
-- How it is quick: every table is read once, in storage order; components and payments are reduced to
-- flags by code before they meet their dossiers; keys compare bytewise; labels in all their spellings
-- are looked up in small tables made of the distinct values; indexes are built after the rows; both
-- halves of the dossiers, and aggregates that do not need each other, run side by side.

--@ session
SET SESSION tmp_memory_table_size = 1073741824;
SET SESSION max_heap_table_size = 1073741824;
SET SESSION sort_buffer_size = 67108864;
SET SESSION read_rnd_buffer_size = 16777216;
SET SESSION transaction_isolation = 'READ-COMMITTED';

--@ stage catalogue
-- Of several rows the live one, else the one deleted last; several live ones are ambiguous.
CREATE TABLE agency (
  agency_key  INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agency_code VARCHAR(50) NOT NULL UNIQUE,
  identifier  VARCHAR(20),
  agency_name VARCHAR(300),
  level       VARCHAR(10) NOT NULL,
  ambiguous   TINYINT NOT NULL,
  provider    VARCHAR(20)
);
INSERT INTO agency (agency_code, identifier, agency_name, level, ambiguous, provider)
SELECT
  code, NULLIF(TRIM(ma_dinh_danh), ''), TRIM(group_name),
  CASE LOWER(TRIM(catalog))
    WHEN 'so-ban-nganh' THEN 'PROVINCE' WHEN 'cnvpdk' THEN 'PROVINCE'
    WHEN 'quan-huyen' THEN 'DISTRICT' WHEN 'xa-phuong' THEN 'COMMUNE' ELSE 'UNKNOWN' END,
  live > 1,
  CASE WHEN LOWER(TRIM(loai_bien_lai_thanh_toan)) IN ('vnpt', 'viettel')
    THEN LOWER(TRIM(loai_bien_lai_thanh_toan)) END
FROM (
  SELECT
    d.*, TRIM(group_code) AS code,
    SUM(deleted_on IS NULL) OVER (PARTITION BY BINARY TRIM(group_code)) AS live,
    ROW_NUMBER() OVER (
      PARTITION BY BINARY TRIM(group_code)
      ORDER BY deleted_on IS NULL DESC, deleted_on DESC, BINARY group_name DESC) AS place
  FROM SOURCE.don_vi d
  WHERE TRIM(group_code) <> '') ranked
WHERE place = 1
ORDER BY code;

-- An identifier that one agency alone has; ambiguous agencies have none.
CREATE TABLE agency_by_identifier (
  identifier VARCHAR(20) NOT NULL PRIMARY KEY,
  agency_key INT NOT NULL
);
INSERT INTO agency_by_identifier
SELECT identifier, MIN(agency_key)
FROM agency
WHERE ambiguous = 0 AND identifier IS NOT NULL
GROUP BY identifier
HAVING COUNT(*) = 1;

CREATE TABLE procedure_row (
  procedure_key  INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  procedure_code VARCHAR(50) NOT NULL UNIQUE,
  national_part  VARCHAR(50) NOT NULL,
  procedure_name VARCHAR(500),
  yields_result  TINYINT NOT NULL,
  KEY (national_part)
);
INSERT INTO procedure_row (procedure_code, national_part, procedure_name, yields_result)
SELECT
  code, SUBSTRING_INDEX(code, '.', 2), TRIM(ten_tthc), COALESCE(thu_tuc_khong_co_ket_qua, 0) <> 1
FROM (
  SELECT
    t.*, TRIM(ma_tthc) AS code,
    ROW_NUMBER() OVER (
      PARTITION BY BINARY TRIM(ma_tthc)
      ORDER BY deleted_on IS NULL DESC, COALESCE(su_dung, 0) = 1 DESC,
        COALESCE(last_modified_on, created_on) DESC, BINARY ten_tthc DESC) AS place
  FROM SOURCE.thu_tuc t
  WHERE TRIM(ma_tthc) <> '') ranked
WHERE place = 1
ORDER BY code;

--@ stage children
-- Components: what the live ones of a code say together. Bit 1: a file; bit 2: reused.
CREATE TABLE component_flag (code VARCHAR(50) NOT NULL, flags TINYINT NOT NULL);
INSERT INTO component_flag
SELECT SQL_SMALL_RESULT
  c.ho_so COLLATE utf8mb4_nopad_bin AS code,
  BIT_OR(
    CASE
      WHEN c.dinh_kem IS NULL OR c.dinh_kem = '' THEN 0
      WHEN ASCII(c.dinh_kem) BETWEEN 36 AND 126 THEN 1
      WHEN REPLACE(c.dinh_kem, '##', '') REGEXP '^[[:space:]\\x{00A0}\\x{200B}\\x{FEFF}]*$' THEN 0
      ELSE 1 END
    | CASE
      WHEN c.trang_thai_so_hoa IS NULL OR c.trang_thai_so_hoa IN ('0', '1') THEN 0
      WHEN c.trang_thai_so_hoa IN ('2', '3') THEN 2
      -- One in a hundred is a label, in any spelling
      WHEN REGEXP_REPLACE(TRIM(REPLACE(c.trang_thai_so_hoa, CHAR(0xC2A0 USING utf8mb4), ' ')), ' +', ' ')
        COLLATE utf8mb4_uca1400_as_ci IN ('2', '3', 'Tái sử dụng') THEN 2
      ELSE 0 END)
FROM SOURCE.thanh_phan_ho_so c
WHERE c.deleted_on IS NULL AND c.ho_so IS NOT NULL
GROUP BY code
ORDER BY NULL;
ALTER TABLE component_flag ADD PRIMARY KEY (code);

--@ beside
-- Payments: every spelling of status, kind and method that occurs, and what it means.
CREATE TABLE payment_label (
  raw_status VARCHAR(100),
  raw_kind   VARCHAR(50),
  raw_method VARCHAR(50),
  stands     TINYINT NOT NULL,
  paid       TINYINT NOT NULL,
  exempt     TINYINT NOT NULL,
  after      TINYINT NOT NULL,
  method     VARCHAR(10) NOT NULL
);
INSERT INTO payment_label
SELECT
  raw_status, raw_kind, raw_method,
  COALESCE(status NOT IN ('Hủy thanh toán', 'Đã hoàn phí', 'Hoàn phí'), 1),
  COALESCE(status = 'Đã thanh toán', 0),
  COALESCE(kind = 'Đối tượng miễn phí', 0),
  COALESCE(kind = 'Thu sau', 0),
  CASE method
    WHEN 'truc-tuyen' THEN 'ONLINE' WHEN 'chuyen-khoan' THEN 'TRANSFER' WHEN 'tien-mat' THEN 'CASH'
    ELSE 'UNKNOWN' END
FROM (
  SELECT
    raw_status, raw_kind, raw_method,
    REGEXP_REPLACE(TRIM(REPLACE(raw_status, CHAR(0xC2A0 USING utf8mb4), ' ')), ' +', ' ') COLLATE utf8mb4_uca1400_as_ci AS status,
    REGEXP_REPLACE(TRIM(REPLACE(raw_kind, CHAR(0xC2A0 USING utf8mb4), ' ')), ' +', ' ') COLLATE utf8mb4_uca1400_as_ci AS kind,
    REGEXP_REPLACE(TRIM(REPLACE(raw_method, CHAR(0xC2A0 USING utf8mb4), ' ')), ' +', ' ') COLLATE utf8mb4_uca1400_as_ci AS method
  FROM (
    SELECT DISTINCT
      trang_thai COLLATE utf8mb4_nopad_bin AS raw_status,
      hinh_thuc_thu COLLATE utf8mb4_nopad_bin AS raw_kind,
      hinh_thuc_thanh_toan COLLATE utf8mb4_nopad_bin AS raw_method
    FROM SOURCE.yeu_cau_thanh_toan) distinct_values) spelled;
ALTER TABLE payment_label ADD KEY (raw_status, raw_kind, raw_method);

-- The live requests with their meaning, once: flags, collections and receipts are all made of it.
CREATE TABLE request (
  code           VARCHAR(50),
  stands         TINYINT NOT NULL,
  paid           TINYINT NOT NULL,
  exempt         TINYINT NOT NULL,
  after          TINYINT NOT NULL,
  method         VARCHAR(10) NOT NULL,
  amount         INT,
  fee            INT NOT NULL,
  charge         INT NOT NULL,
  collected_date DATE,
  agency_code    VARCHAR(50),
  collector_code VARCHAR(50),
  receipted      TINYINT NOT NULL
);
INSERT INTO request
SELECT
  p.ma_ho_so, l.stands, l.paid, l.exempt, l.after, l.method, p.so_tien, COALESCE(p.phi, 0),
  COALESCE(p.le_phi, 0), DATE(p.ngay_thu_phi), NULLIF(TRIM(p.don_vi), ''),
  NULLIF(TRIM(p.don_vi_thu), ''),
  COALESCE(TRIM(p.so_bien_lai_phi) <> '', 0) OR COALESCE(TRIM(p.so_bien_lai_le_phi) <> '', 0)
FROM SOURCE.yeu_cau_thanh_toan p
JOIN payment_label l
  ON l.raw_status <=> p.trang_thai COLLATE utf8mb4_nopad_bin
    AND l.raw_kind <=> p.hinh_thuc_thu COLLATE utf8mb4_nopad_bin
    AND l.raw_method <=> p.hinh_thuc_thanh_toan COLLATE utf8mb4_nopad_bin
WHERE p.deleted_on IS NULL;

CREATE TABLE payment_flag (
  code            VARCHAR(50) NOT NULL,
  obligation      TINYINT NOT NULL,
  pending         TINYINT NOT NULL,
  exempt          TINYINT NOT NULL,
  cashless        TINYINT NOT NULL,
  non_cash        TINYINT NOT NULL,
  amount_due      BIGINT NOT NULL,
  amount_online   BIGINT NOT NULL,
  amount_transfer BIGINT NOT NULL,
  amount_cash     BIGINT NOT NULL
);
INSERT INTO payment_flag
SELECT SQL_SMALL_RESULT
  code, MAX(counted), MAX(stands AND after AND NOT amounts), MAX(stands AND exempt),
  MAX(counted AND paid AND method = 'ONLINE'),
  MAX(counted AND paid AND method IN ('ONLINE', 'TRANSFER')),
  SUM(CASE WHEN counted THEN amount ELSE 0 END),
  SUM(CASE WHEN counted AND paid AND method = 'ONLINE' THEN amount ELSE 0 END),
  SUM(CASE WHEN counted AND paid AND method = 'TRANSFER' THEN amount ELSE 0 END),
  SUM(CASE WHEN counted AND paid AND method = 'CASH' THEN amount ELSE 0 END)
FROM (
  SELECT
    r.*, COALESCE(amount > 0, 0) AS amounts, COALESCE(stands AND NOT exempt AND amount > 0, 0) AS counted
  FROM request r
  WHERE code IS NOT NULL) reading
GROUP BY code
ORDER BY NULL;
ALTER TABLE payment_flag ADD PRIMARY KEY (code);

-- Every combination of codes and labels that dossiers have, in one pass.
CREATE TABLE dossier_value (
  raw_status  VARCHAR(5),
  raw_channel VARCHAR(2),
  raw_kind    VARCHAR(50),
  named       VARCHAR(50)
);
INSERT INTO dossier_value
SELECT DISTINCT
  trang_thai_ho_so_id COLLATE utf8mb4_nopad_bin, kenh_thuc_hien COLLATE utf8mb4_nopad_bin,
  loai_ket_qua COLLATE utf8mb4_nopad_bin, ma_tthc COLLATE utf8mb4_nopad_bin
FROM SOURCE.ho_so;

-- Dossiers: every spelling of status, channel and result kind that occurs, and what it means.
CREATE TABLE dossier_label (
  raw_status  VARCHAR(5),
  raw_channel VARCHAR(2),
  raw_kind    VARCHAR(50),
  status      VARCHAR(5),
  channel     VARCHAR(10) NOT NULL,
  missing     TINYINT NOT NULL,
  finished    TINYINT NOT NULL,
  withdrawn   TINYINT NOT NULL
);
INSERT INTO dossier_label
SELECT
  raw_status, raw_channel, raw_kind, status,
  CASE channel WHEN '2' THEN 'ONLINE' WHEN '1' THEN 'DIRECT' WHEN '3' THEN 'POSTAL' ELSE
    CASE WHEN COALESCE(channel, '') = '' THEN 'DIRECT' ELSE 'UNKNOWN' END END,
  COALESCE(channel, '') = '',
  status IN ('9', '10'),
  status = '7' OR status IN ('9', '10') AND COALESCE(kind = 'Trả lại/Xin rút', 0)
FROM (
  SELECT
    raw_status, raw_channel, raw_kind, TRIM(raw_status) AS status, TRIM(raw_channel) AS channel,
    REGEXP_REPLACE(TRIM(REPLACE(raw_kind, CHAR(0xC2A0 USING utf8mb4), ' ')), ' +', ' ') COLLATE utf8mb4_uca1400_as_ci AS kind
  FROM (
    SELECT DISTINCT raw_status, raw_channel, raw_kind FROM dossier_value) distinct_values) spelled
-- Neither excluded (1, 3) nor rejected
WHERE status IN ('2', '4', '5', '6', '7', '8', '9', '10');
ALTER TABLE dossier_label ADD KEY (raw_status, raw_channel, raw_kind);

-- Procedures as dossiers name them: whole, else by their national part when that is one of its kind.
CREATE TABLE named_procedure (
  named         VARCHAR(50) NOT NULL PRIMARY KEY,
  procedure_key INT NOT NULL,
  yields_result TINYINT NOT NULL
);
INSERT INTO named_procedure
SELECT n.named, COALESCE(w.procedure_key, p.procedure_key), COALESCE(w.yields_result, p.yields_result)
FROM (
  SELECT DISTINCT named FROM dossier_value WHERE named IS NOT NULL) n
LEFT JOIN procedure_row w ON w.procedure_code = TRIM(n.named)
LEFT JOIN (
  SELECT national_part, MIN(procedure_key) AS procedure_key, MIN(yields_result) AS yields_result
  FROM procedure_row
  GROUP BY national_part
  HAVING COUNT(*) = 1) p
  ON p.national_part = SUBSTRING_INDEX(TRIM(n.named), '.', 2)
WHERE w.procedure_key IS NOT NULL OR p.procedure_key IS NOT NULL;

-- Where the second half of the dossiers begins; a column like the source's, so that it bounds a range.
CREATE TABLE half AS SELECT id FROM SOURCE.ho_so WHERE 1 = 0;
SET @dossiers = (SELECT COUNT(*) FROM SOURCE.ho_so);
EXECUTE IMMEDIATE CONCAT(
  'INSERT INTO half SELECT id FROM SOURCE.ho_so FORCE INDEX (PRIMARY) ORDER BY id LIMIT 1 OFFSET ',
  @dossiers DIV 2);

CREATE TABLE fact_dossier (
  dossier_id          VARCHAR(36) NOT NULL PRIMARY KEY,
  dossier_code        VARCHAR(50),
  agency_key          INT NOT NULL,
  procedure_key       INT NOT NULL,
  accepted_date       DATE NOT NULL,
  finished_date       DATE,
  due_date            DATE,
  status_code         VARCHAR(5) NOT NULL,
  channel             VARCHAR(10) NOT NULL,
  service_level       VARCHAR(5),
  channel_missing     TINYINT NOT NULL,
  online              TINYINT NOT NULL,
  online_766          TINYINT NOT NULL,
  component_digitised TINYINT NOT NULL,
  result_due          TINYINT NOT NULL,
  result_digitised    TINYINT NOT NULL,
  digitised_766       TINYINT NOT NULL,
  reused              TINYINT NOT NULL,
  obligation          TINYINT NOT NULL,
  obligation_pending  TINYINT NOT NULL,
  exempt              TINYINT NOT NULL,
  cashless            TINYINT NOT NULL,
  non_cash            TINYINT NOT NULL,
  withdrawn           TINYINT NOT NULL,
  is_open             TINYINT NOT NULL,
  timeliness          VARCHAR(11),
  amount_due          BIGINT NOT NULL,
  amount_online       BIGINT NOT NULL,
  amount_transfer     BIGINT NOT NULL,
  amount_cash         BIGINT NOT NULL
);

--@ stage facts
SET @half = (SELECT id FROM half);
INSERT INTO fact_dossier
SELECT
  id, code, agency_key, procedure_key, accepted_date, finished_date, due_date, status, channel,
  service_level, channel_missing, online, online AND (file OR NOT yields_result), component_digitised,
  result_due, result_due AND file, component_digitised AND (file OR NOT yields_result), reused,
  obligation, pending AND NOT obligation, exempt AND NOT obligation AND NOT pending, cashless,
  non_cash, withdrawn, status IN ('2', '4', '5', '6', '8'),
  CASE
    WHEN finished_date IS NULL OR withdrawn THEN NULL
    WHEN due_date IS NULL THEN 'NO_DUE_DATE'
    WHEN finished_date < due_date THEN 'EARLY'
    WHEN finished_date = due_date THEN 'ON_TIME'
    ELSE 'LATE' END,
  amount_due, amount_online, amount_transfer, amount_cash
FROM (
  SELECT
    d.id, TRIM(d.ma_ho_so) AS code, a.agency_key, COALESCE(p.procedure_key, 0) AS procedure_key,
    COALESCE(p.yields_result, 1) AS yields_result, DATE(d.ngay_tiep_nhan) AS accepted_date,
    CASE WHEN l.finished THEN DATE(COALESCE(d.ngay_ket_thuc_xu_ly, d.ngay_tra)) END AS finished_date,
    DATE(d.ngay_hen_tra) AS due_date, l.status, l.channel, NULLIF(TRIM(d.muc_do), '') AS service_level,
    l.missing AS channel_missing, l.channel = 'ONLINE' AS online,
    COALESCE(c.flags & 1, 0) AS component_digitised, COALESCE(c.flags >> 1, 0) AS reused,
    l.finished AND NOT l.withdrawn AND COALESCE(p.yields_result, 1) AS result_due,
    CASE
      WHEN d.dinh_kem_ket_qua IS NULL OR d.dinh_kem_ket_qua = '' THEN 0
      WHEN ASCII(d.dinh_kem_ket_qua) BETWEEN 36 AND 126 THEN 1
      WHEN REPLACE(d.dinh_kem_ket_qua, '##', '') REGEXP '^[[:space:]\\x{00A0}\\x{200B}\\x{FEFF}]*$' THEN 0
      ELSE 1 END AS file,
    l.withdrawn, COALESCE(y.obligation, 0) AS obligation, COALESCE(y.pending, 0) AS pending,
    COALESCE(y.exempt, 0) AS exempt, COALESCE(y.cashless, 0) AS cashless,
    COALESCE(y.non_cash, 0) AS non_cash, COALESCE(y.amount_due, 0) AS amount_due,
    COALESCE(y.amount_online, 0) AS amount_online, COALESCE(y.amount_transfer, 0) AS amount_transfer,
    COALESCE(y.amount_cash, 0) AS amount_cash
  FROM SOURCE.ho_so d FORCE INDEX (PRIMARY)
  JOIN dossier_label l
    ON l.raw_status <=> d.trang_thai_ho_so_id COLLATE utf8mb4_nopad_bin
      AND l.raw_channel <=> d.kenh_thuc_hien COLLATE utf8mb4_nopad_bin
      AND l.raw_kind <=> d.loai_ket_qua COLLATE utf8mb4_nopad_bin
  JOIN agency a ON a.agency_code = TRIM(d.don_vi_id) COLLATE utf8mb4_nopad_bin AND a.ambiguous = 0
  LEFT JOIN named_procedure p ON p.named = d.ma_tthc COLLATE utf8mb4_nopad_bin
  LEFT JOIN component_flag c ON c.code = TRIM(d.ma_ho_so) COLLATE utf8mb4_nopad_bin
  LEFT JOIN payment_flag y ON y.code = TRIM(d.ma_ho_so) COLLATE utf8mb4_nopad_bin
  WHERE d.id < @half AND d.deleted_on IS NULL
    AND d.ngay_tiep_nhan < DATE_ADD(@business_date, INTERVAL 1 DAY)) reading
WHERE finished_date IS NULL OR finished_date BETWEEN accepted_date AND @as_of;

--@ beside
SET @half = (SELECT id FROM half);
INSERT INTO fact_dossier
SELECT
  id, code, agency_key, procedure_key, accepted_date, finished_date, due_date, status, channel,
  service_level, channel_missing, online, online AND (file OR NOT yields_result), component_digitised,
  result_due, result_due AND file, component_digitised AND (file OR NOT yields_result), reused,
  obligation, pending AND NOT obligation, exempt AND NOT obligation AND NOT pending, cashless,
  non_cash, withdrawn, status IN ('2', '4', '5', '6', '8'),
  CASE
    WHEN finished_date IS NULL OR withdrawn THEN NULL
    WHEN due_date IS NULL THEN 'NO_DUE_DATE'
    WHEN finished_date < due_date THEN 'EARLY'
    WHEN finished_date = due_date THEN 'ON_TIME'
    ELSE 'LATE' END,
  amount_due, amount_online, amount_transfer, amount_cash
FROM (
  SELECT
    d.id, TRIM(d.ma_ho_so) AS code, a.agency_key, COALESCE(p.procedure_key, 0) AS procedure_key,
    COALESCE(p.yields_result, 1) AS yields_result, DATE(d.ngay_tiep_nhan) AS accepted_date,
    CASE WHEN l.finished THEN DATE(COALESCE(d.ngay_ket_thuc_xu_ly, d.ngay_tra)) END AS finished_date,
    DATE(d.ngay_hen_tra) AS due_date, l.status, l.channel, NULLIF(TRIM(d.muc_do), '') AS service_level,
    l.missing AS channel_missing, l.channel = 'ONLINE' AS online,
    COALESCE(c.flags & 1, 0) AS component_digitised, COALESCE(c.flags >> 1, 0) AS reused,
    l.finished AND NOT l.withdrawn AND COALESCE(p.yields_result, 1) AS result_due,
    CASE
      WHEN d.dinh_kem_ket_qua IS NULL OR d.dinh_kem_ket_qua = '' THEN 0
      WHEN ASCII(d.dinh_kem_ket_qua) BETWEEN 36 AND 126 THEN 1
      WHEN REPLACE(d.dinh_kem_ket_qua, '##', '') REGEXP '^[[:space:]\\x{00A0}\\x{200B}\\x{FEFF}]*$' THEN 0
      ELSE 1 END AS file,
    l.withdrawn, COALESCE(y.obligation, 0) AS obligation, COALESCE(y.pending, 0) AS pending,
    COALESCE(y.exempt, 0) AS exempt, COALESCE(y.cashless, 0) AS cashless,
    COALESCE(y.non_cash, 0) AS non_cash, COALESCE(y.amount_due, 0) AS amount_due,
    COALESCE(y.amount_online, 0) AS amount_online, COALESCE(y.amount_transfer, 0) AS amount_transfer,
    COALESCE(y.amount_cash, 0) AS amount_cash
  FROM SOURCE.ho_so d FORCE INDEX (PRIMARY)
  JOIN dossier_label l
    ON l.raw_status <=> d.trang_thai_ho_so_id COLLATE utf8mb4_nopad_bin
      AND l.raw_channel <=> d.kenh_thuc_hien COLLATE utf8mb4_nopad_bin
      AND l.raw_kind <=> d.loai_ket_qua COLLATE utf8mb4_nopad_bin
  JOIN agency a ON a.agency_code = TRIM(d.don_vi_id) COLLATE utf8mb4_nopad_bin AND a.ambiguous = 0
  LEFT JOIN named_procedure p ON p.named = d.ma_tthc COLLATE utf8mb4_nopad_bin
  LEFT JOIN component_flag c ON c.code = TRIM(d.ma_ho_so) COLLATE utf8mb4_nopad_bin
  LEFT JOIN payment_flag y ON y.code = TRIM(d.ma_ho_so) COLLATE utf8mb4_nopad_bin
  WHERE d.id >= @half AND d.deleted_on IS NULL
    AND d.ngay_tiep_nhan < DATE_ADD(@business_date, INTERVAL 1 DAY)) reading
WHERE finished_date IS NULL OR finished_date BETWEEN accepted_date AND @as_of;

--@ stage aggregates
CREATE TABLE fact_dossier_daily (
  accepted_date       DATE NOT NULL,
  agency_key          INT NOT NULL,
  procedure_key       INT NOT NULL,
  dossiers            BIGINT NOT NULL,
  online              BIGINT NOT NULL,
  direct              BIGINT NOT NULL,
  postal              BIGINT NOT NULL,
  channel_unknown     BIGINT NOT NULL,
  channel_missing     BIGINT NOT NULL,
  online_766          BIGINT NOT NULL,
  component_digitised BIGINT NOT NULL,
  result_due          BIGINT NOT NULL,
  result_digitised    BIGINT NOT NULL,
  digitised_766       BIGINT NOT NULL,
  reused              BIGINT NOT NULL,
  obligation          BIGINT NOT NULL,
  obligation_pending  BIGINT NOT NULL,
  exempt              BIGINT NOT NULL,
  cashless            BIGINT NOT NULL,
  non_cash            BIGINT NOT NULL,
  withdrawn           BIGINT NOT NULL,
  amount_due          BIGINT NOT NULL,
  amount_online       BIGINT NOT NULL,
  PRIMARY KEY (accepted_date, agency_key, procedure_key)
);
-- COUNT and doubles (exact below 2^53) are quicker than SUM, which is a decimal.
INSERT INTO fact_dossier_daily
SELECT
  accepted_date, agency_key, procedure_key, COUNT(*), COUNT(NULLIF(online, 0)),
  COUNT(NULLIF(channel = 'DIRECT', 0)), COUNT(NULLIF(channel = 'POSTAL', 0)),
  COUNT(NULLIF(channel = 'UNKNOWN', 0)), COUNT(NULLIF(channel_missing, 0)),
  COUNT(NULLIF(online_766, 0)), COUNT(NULLIF(component_digitised, 0)), COUNT(NULLIF(result_due, 0)),
  COUNT(NULLIF(result_digitised, 0)), COUNT(NULLIF(digitised_766, 0)), COUNT(NULLIF(reused, 0)),
  COUNT(NULLIF(obligation, 0)), COUNT(NULLIF(obligation_pending, 0)), COUNT(NULLIF(exempt, 0)),
  COUNT(NULLIF(cashless, 0)), COUNT(NULLIF(non_cash, 0)), COUNT(NULLIF(withdrawn, 0)),
  SUM(amount_due + 0e0), SUM(amount_online + 0e0)
FROM fact_dossier
GROUP BY accepted_date, agency_key, procedure_key;

CREATE TABLE fact_dossier_monthly LIKE fact_dossier_daily;
ALTER TABLE fact_dossier_monthly CHANGE accepted_date month_start DATE NOT NULL;
INSERT INTO fact_dossier_monthly
SELECT
  DATE_SUB(accepted_date, INTERVAL DAYOFMONTH(accepted_date) - 1 DAY) AS month_start, agency_key,
  procedure_key, SUM(dossiers + 0e0), SUM(online + 0e0), SUM(direct + 0e0), SUM(postal + 0e0),
  SUM(channel_unknown + 0e0), SUM(channel_missing + 0e0), SUM(online_766 + 0e0),
  SUM(component_digitised + 0e0), SUM(result_due + 0e0), SUM(result_digitised + 0e0),
  SUM(digitised_766 + 0e0), SUM(reused + 0e0), SUM(obligation + 0e0), SUM(obligation_pending + 0e0),
  SUM(exempt + 0e0), SUM(cashless + 0e0), SUM(non_cash + 0e0), SUM(withdrawn + 0e0),
  SUM(amount_due + 0e0), SUM(amount_online + 0e0)
FROM fact_dossier_daily
GROUP BY month_start, agency_key, procedure_key;

-- Digitised results; historical when no dossier, deleted or not, has the code.
CREATE TABLE padded_code (code VARCHAR(50) NOT NULL PRIMARY KEY);
INSERT IGNORE INTO padded_code SELECT TRIM(ma_ho_so) FROM SOURCE.ho_so WHERE ma_ho_so LIKE ' %';
CREATE TABLE fact_digitised_result_daily (
  digitised_date     DATE NOT NULL,
  agency_key         INT NOT NULL,
  results            BIGINT NOT NULL,
  historical_results BIGINT NOT NULL,
  PRIMARY KEY (digitised_date, agency_key)
);
INSERT INTO fact_digitised_result_daily
SELECT DATE(COALESCE(p.thoi_gian_so_hoa, p.created_on)) AS day, COALESCE(a.agency_key, 0), COUNT(*),
  SUM(
    p.ma_ho_so IS NULL
    OR NOT EXISTS (
        SELECT 1 FROM SOURCE.ho_so d
        WHERE d.ma_ho_so = p.ma_ho_so
          AND TRIM(d.ma_ho_so) COLLATE utf8mb4_nopad_bin = p.ma_ho_so)
      AND NOT EXISTS (
        SELECT 1 FROM padded_code c WHERE c.code = p.ma_ho_so COLLATE utf8mb4_nopad_bin))
FROM SOURCE.giay_to_so_hoa p
LEFT JOIN agency_by_identifier a ON a.identifier = TRIM(p.don_vi_id) COLLATE utf8mb4_nopad_bin
WHERE TRIM(p.loai_so_hoa) = '1' AND COALESCE(TRIM(p.trang_thai_so_hoa), '') <> '3'
  AND p.deleted_on IS NULL
  AND DATE(COALESCE(p.thoi_gian_so_hoa, p.created_on)) <= @business_date
GROUP BY day, COALESCE(a.agency_key, 0);

--@ beside
CREATE TABLE fact_completion_daily (
  finished_date DATE NOT NULL,
  agency_key    INT NOT NULL,
  procedure_key INT NOT NULL,
  finished      BIGINT NOT NULL,
  early         BIGINT NOT NULL,
  on_time       BIGINT NOT NULL,
  late          BIGINT NOT NULL,
  no_due_date   BIGINT NOT NULL,
  express       BIGINT NOT NULL,
  PRIMARY KEY (finished_date, agency_key, procedure_key)
);
INSERT INTO fact_completion_daily
SELECT
  finished_date, agency_key, procedure_key, COUNT(*), SUM(timeliness = 'EARLY'),
  SUM(timeliness = 'ON_TIME'), SUM(timeliness = 'LATE'), SUM(timeliness = 'NO_DUE_DATE'),
  SUM(finished_date = accepted_date)
FROM fact_dossier
WHERE finished_date <= @business_date AND withdrawn = 0
GROUP BY finished_date, agency_key, procedure_key;

-- Money belongs to the fact that holds the request's code: the requesting agency's, else any; of
-- several the smallest id.
ALTER TABLE fact_dossier ADD KEY (dossier_code);
CREATE TABLE collected (
  collected_date DATE NOT NULL,
  agency_key     INT NOT NULL,
  procedure_key  INT NOT NULL,
  method         VARCHAR(10) NOT NULL,
  dossier_id     VARCHAR(36) NOT NULL,
  amount         INT NOT NULL,
  fee            INT NOT NULL,
  charge         INT NOT NULL
);
CREATE TABLE shared_code (code VARCHAR(50) NOT NULL PRIMARY KEY);
INSERT INTO shared_code
SELECT dossier_code FROM fact_dossier WHERE dossier_code IS NOT NULL GROUP BY dossier_code HAVING COUNT(*) > 1;
CREATE TABLE fact_collection_daily (
  collected_date DATE NOT NULL,
  agency_key     INT NOT NULL,
  procedure_key  INT NOT NULL,
  method         VARCHAR(10) NOT NULL,
  requests       BIGINT NOT NULL,
  dossiers       BIGINT NOT NULL,
  amount         BIGINT NOT NULL,
  fee            BIGINT NOT NULL,
  charge         BIGINT NOT NULL,
  PRIMARY KEY (collected_date, agency_key, procedure_key, method)
);
INSERT INTO collected
SELECT r.collected_date, f.agency_key, f.procedure_key, r.method, f.dossier_id, r.amount, r.fee, r.charge
FROM request r
JOIN fact_dossier f ON f.dossier_code = r.code
LEFT JOIN shared_code s ON s.code = r.code
WHERE s.code IS NULL AND r.paid AND NOT r.exempt AND r.amount > 0 AND r.collected_date <= @business_date;
INSERT INTO collected
SELECT collected_date, agency_key, procedure_key, method, dossier_id, amount, fee, charge
FROM (
  SELECT
    r.*, f.dossier_id, f.agency_key, f.procedure_key,
    ROW_NUMBER() OVER (
      PARTITION BY r.number
      ORDER BY a.agency_code <=> r.agency_code DESC, f.dossier_id) AS place
  FROM (
    SELECT ROW_NUMBER() OVER () AS number, q.*
    FROM request q
    JOIN shared_code s ON s.code = q.code
    WHERE q.paid AND NOT q.exempt AND q.amount > 0 AND q.collected_date <= @business_date) r
  JOIN fact_dossier f ON f.dossier_code = r.code
  JOIN agency a ON a.agency_key = f.agency_key) placed
WHERE place = 1;
INSERT INTO fact_collection_daily
SELECT
  collected_date, agency_key, procedure_key, method, COUNT(*), COUNT(DISTINCT dossier_id), SUM(amount),
  SUM(fee), SUM(charge)
FROM collected
GROUP BY collected_date, agency_key, procedure_key, method;

-- Receipts: the collecting agency, else the requesting one, else the dossier's as for collections.
CREATE TABLE fact_e_receipt_monthly (
  month_start DATE NOT NULL,
  agency_key  INT NOT NULL,
  provider    VARCHAR(20) NOT NULL,
  receipts    BIGINT NOT NULL,
  PRIMARY KEY (month_start, agency_key, provider)
);
INSERT INTO fact_e_receipt_monthly
SELECT r.month_start, a.agency_key, a.provider, r.receipts
FROM (
  SELECT
    DATE_SUB(q.collected_date, INTERVAL DAYOFMONTH(q.collected_date) - 1 DAY) AS month_start,
    COALESCE(
      q.collector_code, q.agency_code,
      (SELECT h.agency_code
       FROM fact_dossier f JOIN agency h ON h.agency_key = f.agency_key
       WHERE f.dossier_code = q.code ORDER BY f.dossier_id LIMIT 1)) AS issuer_code,
    COUNT(*) AS receipts
  FROM request q
  WHERE q.paid AND q.receipted AND q.collected_date <= @business_date
  GROUP BY month_start, issuer_code) r
JOIN agency a ON a.agency_code = r.issuer_code
WHERE a.ambiguous = 0 AND a.provider IS NOT NULL;
