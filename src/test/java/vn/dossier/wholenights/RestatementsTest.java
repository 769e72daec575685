package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/** What a night changes in months published long before is noted for the month of an agency. */
class RestatementsTest {

  private static final String NOTED =
      """
      SELECT CONCAT(r.month_start, ' ', a.agency_code, ' ', r.measure, ' ', r.before_value, ' ',
        r.after_value) AS noted
      FROM etl_restatement r JOIN dim_agency a ON a.agency_key = r.agency_key
      ORDER BY noted
      """;

  @ParameterizedTest
  @CsvSource({"H2, false", "H2, true", "MARIADB, false", "MARIADB, true"})
  void eachMeasureThatDiffersOverAllProcedures(String server, boolean full) throws SQLException {
    Databases databases =
        server.equals("H2") ? Databases.h2() : Databases.server("utf8mb4_general_ci");
    try (Nights nights = new Nights(databases)) {
      nights.dossier("kept", "4", "2023-08-01 08:00:00");
      nights.dossier("other-procedure", "4", "2023-08-02 08:00:00").put("ma_tthc", "9.9");
      nights.dossier("changed", "4", "2023-08-02 08:00:00");
      nights.dossier("status", "4", "2023-06-02 08:00:00");
      nights.dossier("moved", "4", "2023-07-03 08:00:00").put("don_vi_id", "G2");
      nights.dossier("last-month", "4", "2023-09-03 08:00:00");
      assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
      assertThat(nights.rowsOf(NOTED)).isEmpty();

      nights.dossier("changed").put("kenh_thuc_hien", "1");
      nights.dossier("status").put("trang_thai_ho_so_id", "5");
      nights.dossier("moved").put("ngay_tiep_nhan", "2023-05-03 08:00:00");
      nights.dossier("last-month").put("kenh_thuc_hien", "1");
      LocalDate next = Nights.FIRST.plusDays(1);
      Outcome outcome = full ? nights.night(next, "--full") : nights.night(next);
      assertThat(outcome.code()).isEqualTo(ExitCode.OK);

      assertThat(nights.warehouse().queryForList(NOTED, String.class))
          .containsExactly(
              "2023-05-01 G2 dossiers 0 1",
              "2023-05-01 G2 online 0 1",
              "2023-07-01 G2 dossiers 1 0",
              "2023-07-01 G2 online 1 0",
              "2023-08-01 G1 direct 0 1",
              "2023-08-01 G1 online 3 2");
    }
  }
}
