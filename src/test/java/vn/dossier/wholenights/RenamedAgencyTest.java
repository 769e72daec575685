package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;

/**
 * Department G1 gets another name on 2023-10-20. Of October it has 20 dossiers before, 10 of them
 * online and finished, and 15 after, all online; 10 of September.
 */
class RenamedAgencyTest {

  enum Server {
    H2,
    MARIADB
  }

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  private void rename(Server server) throws SQLException {
    nights =
        new Nights(server == Server.H2 ? Databases.h2() : Databases.server("utf8mb4_general_ci"));
    for (int i = 0; i < 20; i++) {
      var dossier = nights.dossier("a" + i, i < 10 ? "9" : "4", "2023-10-02 08:00:00");
      dossier.put("kenh_thuc_hien", i < 10 ? "2" : "1");
      dossier.put("ngay_ket_thuc_xu_ly", i < 10 ? "2023-10-05 08:00:00" : null);
    }
    for (int i = 0; i < 10; i++) {
      nights.dossier("s" + i, "4", "2023-09-04 08:00:00");
    }
    assertThat(nights.night(LocalDate.of(2023, 10, 19)).code()).isEqualTo(ExitCode.OK);
    nights.rows().rows(SourceTable.DON_VI).get(0).put("group_name", "Sở Y tế mới");
    for (int i = 0; i < 15; i++) {
      nights.dossier("b" + i, "4", "2023-10-20 08:00:00");
    }
    assertThat(nights.night(LocalDate.of(2023, 10, 20)).code()).isEqualTo(ExitCode.OK);
  }

  private List<String> rows(String sql) {
    return nights
        .warehouse()
        .query(
            sql,
            (rs, n) ->
                "%s %s %s %s %s %s"
                    .formatted(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6)));
  }

  @ParameterizedTest
  @EnumSource
  void isRankedOnceAMonthUnderItsNewestNameOfThatMonth(Server server) throws SQLException {
    rename(server);

    assertThat(
            rows(
                """
                SELECT month_start, indicator, agency_name, numerator, denominator, rank_in_province
                FROM kpi_agency_ranking
                WHERE indicator IN ('online', 'on_time') AND agency_code = 'G1'
                ORDER BY month_start, indicator
                """))
        .containsExactly(
            "2023-09-01 online Sở Y tế (mẫu) 10 10 null",
            "2023-10-01 on_time Sở Y tế mới 10 10 null",
            "2023-10-01 online Sở Y tế mới 25 35 1");
    assertThat(
            rows(
                """
                SELECT month_start, indicator, agency_name, numerator, denominator, rate
                FROM kpi_monthly_agency
                WHERE indicator = 'online' AND month_start = '2023-10-01' ORDER BY numerator
                """))
        .containsExactly(
            "2023-10-01 online Sở Y tế (mẫu) 10 20 0.500000",
            "2023-10-01 online Sở Y tế mới 15 15 1.000000");
    assertThat(
            Answer.to(
                    nights.databases().settings(),
                    "report",
                    "--month",
                    "2023-10",
                    "--format",
                    "html")
                .out())
        .containsOnlyOnce("<tr data-agency=\"G1\">");
  }
}
