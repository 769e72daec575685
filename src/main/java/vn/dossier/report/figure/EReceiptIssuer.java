package vn.dossier.report.figure;

import java.text.Collator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An agency that has issued electronic receipts.
 *
 * @param code its group code
 * @param name the one that it has today
 * @param lastMonth first day of the last month in which it issued any
 */
record EReceiptIssuer(String code, String name, LocalDate lastMonth) {

  // An agency that has ended keeps its last name, so that the number never falls; a version that
  // was taken back lasts no day
  private static final String UNTIL =
      """
      SELECT issuer.code, COALESCE(latest.agency_name, issuer.code) AS name, issuer.last_month
      FROM (SELECT a.agency_code AS code, MAX(f.month_start) AS last_month
            FROM fact_e_receipt_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE f.month_start <= :month
            GROUP BY a.agency_code) issuer
      JOIN (SELECT agency_code, MAX(valid_from) AS valid_from
            FROM dim_agency
            WHERE valid_from < valid_to
            GROUP BY agency_code) newest ON newest.agency_code = issuer.code
      JOIN dim_agency latest
        ON latest.agency_code = newest.agency_code AND latest.valid_from = newest.valid_from
      """;

  /** Those that have issued any up to a month's end, in the order of their names. */
  static List<EReceiptIssuer> read(JdbcClient warehouse, YearMonth month) {
    // Sorted here: the bytewise order of the warehouse puts Đ after Z
    Collator alphabet = Collator.getInstance(Locale.forLanguageTag("vi"));
    return warehouse
        .sql(UNTIL)
        .param("month", month.atDay(1))
        .query(EReceiptIssuer.class)
        .list()
        .stream()
        .sorted(
            Comparator.comparing(EReceiptIssuer::name, alphabet)
                .thenComparing(EReceiptIssuer::code))
        .toList();
  }
}
