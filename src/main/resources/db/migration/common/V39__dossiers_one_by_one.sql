-- What clients read one dossier at a time, with its words; the level beside the figures of an agency.

-- Words for the states of a dossier, and for why it is not in the numerator of a headline. Found by number, since text of a
-- view may not be compared on every server.
CREATE TABLE IF NOT EXISTS kpi_label (
  label_key INT NOT NULL PRIMARY KEY,
  kind      VARCHAR(10) NOT NULL,
  code      VARCHAR(30) NOT NULL,
  name_vi   VARCHAR(100) NOT NULL,
  name_en   VARCHAR(100) NOT NULL
) ${tableOptions};
INSERT INTO kpi_label (label_key, kind, code, name_vi, name_en) VALUES
  (1, 'status', 'PROCESSING', 'Đang giải quyết', 'In processing'),
  (2, 'status', 'SUPPLEMENT', 'Chờ bổ sung giấy tờ', 'Waiting for papers of the applicant'),
  (3, 'status', 'PAUSED', 'Tạm dừng, hoặc chờ nộp phí, lệ phí', 'Paused, or waiting for payment'),
  (4, 'status', 'WITHDRAWN', 'Đã rút hoặc được trả lại', 'Withdrawn or returned'),
  (5, 'status', 'FINISHED', 'Đã giải quyết xong', 'Finished'),
  (11, 'why_not', 'agency_out_of_statistics', 'Cơ quan không đưa vào thống kê', 'The agency is out of statistics'),
  (12, 'why_not', 'at_the_counter', 'Nộp trực tiếp', 'Submitted at the counter'),
  (13, 'why_not', 'by_post', 'Nộp qua bưu chính công ích', 'Submitted by public post'),
  (14, 'why_not', 'channel_missing', 'Không ghi kênh nộp', 'The source has no channel'),
  (15, 'why_not', 'channel_unknown', 'Kênh nộp không có trong danh mục', 'The channel is not in the code list'),
  (21, 'why_not', 'no_component_file', 'Không có thành phần hồ sơ nào có tệp', 'No component has a file'),
  (31, 'why_not', 'nothing_to_pay', 'Không có nghĩa vụ tài chính', 'Nothing to pay'),
  (32, 'why_not', 'amount_pending', 'Thu sau, chưa xác định số tiền', 'To be paid later, no amount yet'),
  (33, 'why_not', 'exempt', 'Đối tượng được miễn', 'The applicant is exempt'),
  (34, 'why_not', 'by_transfer', 'Nộp bằng chuyển khoản', 'Paid by transfer'),
  (35, 'why_not', 'in_cash', 'Nộp bằng tiền mặt', 'Paid in cash'),
  (36, 'why_not', 'not_paid', 'Chưa nộp, hoặc không rõ hình thức nộp', 'Not paid, or by a method that is not known')
ON DUPLICATE KEY UPDATE kind = VALUES(kind), code = VALUES(code), name_vi = VALUES(name_vi), name_en = VALUES(name_en);

-- Holidays as load-dimensions read them; publish takes them into dim_date.
CREATE TABLE IF NOT EXISTS stage_holiday (
  date_key DATE NOT NULL PRIMARY KEY,
  name_vi  VARCHAR(100) NOT NULL,
  name_en  VARCHAR(100) NOT NULL
) ${tableOptions};

-- The data dictionary in Vietnamese.
CREATE TABLE IF NOT EXISTS etl_dictionary_vi (
  object_name VARCHAR(64) NOT NULL,
  column_name VARCHAR(64) NOT NULL,
  kind        VARCHAR(6) NOT NULL,
  place       INT NOT NULL,
  sentence    VARCHAR(1000) NOT NULL,
  source_rule VARCHAR(1000),
  PRIMARY KEY (object_name, column_name)
) ${tableOptions};

-- One row per dossier. Neither sorted nor summed under it, so that the first rows come at once.
CREATE OR REPLACE VIEW dossier AS
SELECT f.dossier_id, f.dossier_code, f.accepted_month AS month_start, f.accepted_date, f.due_date, f.finished_date,
       CASE WHEN f.timeliness IS NOT NULL AND f.finished_date <= p.business_date
         THEN CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE)
       END AS finished_month,
       a.agency_code, a.agency_name, a.search_name AS agency_search, a.level, a.in_statistics,
       n.agency_code AS agency_code_as_is, n.agency_name AS agency_name_as_is, n.level AS level_as_is,
       r.procedure_code, r.procedure_name, r.search_name AS procedure_search, r.field_code, r.field_name,
       f.service_level, f.channel, f.status_code, s.code AS status, s.name_vi AS status_vi, s.name_en AS status_en,
       f.timeliness, f.is_open, f.withdrawn, f.channel_missing, f.online, f.online_766, f.component_digitised,
       f.result_due, f.result_digitised, f.digitised_766, f.reused, f.obligation, f.obligation_pending, f.exempt,
       f.cashless, f.non_cash, f.amount_due, f.amount_online, f.amount_transfer, f.amount_cash,
       wo.code AS online_why_not, wd.code AS digitised_why_not, wc.code AS cashless_why_not,
       f.job_execution_id, CASE WHEN f.job_execution_id > p.job_execution_id THEN 1 ELSE 0 END AS ahead
FROM fact_dossier f
JOIN etl_freshness p ON f.accepted_date <= p.business_date
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN dim_procedure r ON r.procedure_key = f.procedure_key
LEFT JOIN (SELECT o.old_agency_code, MIN(o.agency_code) AS agency_code, COUNT(*) AS heirs
           FROM dim_agency_as_is o GROUP BY o.old_agency_code) h ON h.old_agency_code = a.agency_code
LEFT JOIN dim_agency n
  ON n.is_current = 1
  AND n.agency_code = CASE WHEN h.heirs IS NULL THEN a.agency_code WHEN h.heirs = 1 THEN h.agency_code END
LEFT JOIN kpi_label s
  ON s.label_key = CASE
       WHEN f.withdrawn = 1 THEN 4
       WHEN f.is_open = 0 THEN 5
       WHEN f.open_state = 'SUPPLEMENT' THEN 2
       WHEN f.open_state = 'PAUSED' THEN 3
       ELSE 1
     END
LEFT JOIN kpi_label wo
  ON wo.label_key = CASE
       WHEN a.in_statistics = 0 THEN 11
       WHEN f.online = 1 THEN NULL
       WHEN f.channel_missing = 1 THEN 14
       WHEN f.channel = 'DIRECT' THEN 12
       WHEN f.channel = 'POSTAL' THEN 13
       ELSE 15
     END
LEFT JOIN kpi_label wd
  ON wd.label_key = CASE WHEN a.in_statistics = 0 THEN 11 WHEN f.component_digitised = 0 THEN 21 END
LEFT JOIN kpi_label wc
  ON wc.label_key = CASE
       WHEN a.in_statistics = 0 THEN 11
       WHEN f.cashless = 1 THEN NULL
       WHEN f.obligation = 0 AND f.exempt = 1 THEN 33
       WHEN f.obligation = 0 AND f.obligation_pending = 1 THEN 32
       WHEN f.obligation = 0 THEN 31
       WHEN f.non_cash = 1 THEN 34
       WHEN f.amount_cash > 0 THEN 35
       ELSE 36
     END;

-- One row per month, agency (name and level of the fact's version) and indicator.
CREATE OR REPLACE VIEW kpi_monthly_agency AS
SELECT k.month_start, k.agency_code, k.agency_name, k.indicator, k.numerator, k.denominator,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate,
       k.level
FROM (SELECT p.month_start, p.agency_code, p.agency_name, p.level, p.indicator,
             CAST(SUM(p.numerator) AS DECIMAL(20, 0)) AS numerator,
             CAST(SUM(p.denominator) AS DECIMAL(20, 0)) AS denominator
      FROM kpi_part p
      GROUP BY p.month_start, p.agency_code, p.agency_name, p.level, p.indicator) k;
