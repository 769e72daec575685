package vn.dossier.benchmark.plain;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Agencies and procedures: of several rows the live one, else the one that was deleted last. */
final class Dimensions {

  private static final String AGENCIES =
      """
      SELECT TRIM(group_code)
      FROM don_vi
      WHERE TRIM(group_code) <> ''
      GROUP BY CAST(TRIM(group_code) AS BINARY)
      HAVING SUM(deleted_on IS NULL) <= 1
      """;
  private static final String PROCEDURES =
      """
      SELECT code, no_result
      FROM (
        SELECT
          TRIM(ma_tthc) AS code, COALESCE(thu_tuc_khong_co_ket_qua, 0) = 1 AS no_result,
          ROW_NUMBER() OVER (
            PARTITION BY CAST(TRIM(ma_tthc) AS BINARY)
            ORDER BY deleted_on IS NULL DESC, COALESCE(su_dung, 0) = 1 DESC,
              COALESCE(last_modified_on, created_on) DESC, CAST(ten_tthc AS BINARY) DESC) AS place
        FROM thu_tuc
        WHERE TRIM(ma_tthc) <> '') ranked
      WHERE place = 1
      """;

  private final JdbcTemplate source;
  private final JdbcTemplate target;

  Dimensions(JdbcTemplate source, JdbcTemplate target) {
    this.source = source;
    this.target = target;
  }

  void load() {
    List<Object[]> agencies = source.query(AGENCIES, (row, i) -> new Object[] {row.getString(1)});
    target.batchUpdate("INSERT IGNORE INTO dim_agency (agency_code) VALUES (?)", agencies);
    List<Object[]> procedures =
        source.query(PROCEDURES, (row, i) -> new Object[] {row.getString(1), !row.getBoolean(2)});
    target.batchUpdate(
        """
        INSERT INTO dim_procedure (procedure_code, yields_result) VALUES (?, ?)
        ON DUPLICATE KEY UPDATE yields_result = VALUES(yields_result)
        """,
        procedures);
  }
}
