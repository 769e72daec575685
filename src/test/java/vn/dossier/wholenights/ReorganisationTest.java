package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.CorruptedCell;
import vn.dossier.testing.night.Nights;
import vn.dossier.warehouse.schema.Migrations;

/**
 * District QH1 ends on 2025-06-30; communes X1 and X2 follow it, with 0.6 and 0.4 of it. Department
 * G1 goes on.
 *
 * <ul>
 *   <li>June: 10 dossiers at QH1, of them 7 online, one of them open; 5 at G1
 *   <li>July: 3 at X1, one that QH1 accepted though it was no more
 * </ul>
 */
class ReorganisationTest {

  enum Server {
    H2,
    MARIADB
  }

  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  private static final LocalDate JULY = LocalDate.of(2025, 7, 2);

  @TempDir private Path reference;

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  private void start(Server server, String... successions) throws IOException, SQLException {
    Files.writeString(
        reference.resolve("successors.csv"),
        "old_agency,new_agency,from,share\n" + String.join("\n", successions));
    nights =
        new Nights(
            server == Server.H2 ? Databases.h2() : Databases.server("utf8mb4_uca1400_ai_ci"),
            "dossier.reference",
            reference.toString());
    nights.agency("QH1", "Huyện Mẫu").put("catalog", "quan-huyen");
    nights.agency("X1", "Xã Một").put("catalog", "xa-phuong");
    nights.agency("X2", "Xã Hai").put("catalog", "xa-phuong");
    for (int i = 0; i < 10; i++) {
      at("QH1", "q" + i, i == 0 ? "4" : "9", "2025-06-10 08:00:00", i < 7);
      nights.dossier("q" + i).put("ngay_ket_thuc_xu_ly", i == 0 ? null : "2025-06-20 08:00:00");
    }
    for (int i = 0; i < 5; i++) {
      at("G1", "g" + i, "4", "2025-06-10 08:00:00", true);
    }
  }

  private void startWithBothCommunes(Server server) throws IOException, SQLException {
    start(server, "QH1,X1,2025-07-01,0.6", "QH1,X2,2025-07-01,0.4");
  }

  private void at(String agency, String id, String status, String accepted, boolean online) {
    var dossier = nights.dossier(id, status, accepted);
    dossier.put("don_vi_id", agency);
    dossier.put("kenh_thuc_hien", online ? "2" : "1");
  }

  private void reorganise() {
    for (int i = 0; i < 3; i++) {
      at("X1", "x" + i, "4", "2025-07-01 08:00:00", i < 1);
    }
    at("QH1", "stray", "4", "2025-07-01 09:00:00", false);
    nights.dossier("q0").put("don_vi_id", "X2");
  }

  private List<String> agencies(String view, String month, String indicator) {
    return nights
        .warehouse()
        .query(
            "SELECT agency_code, numerator, denominator FROM "
                + view
                + " WHERE month_start = ? AND indicator = ? ORDER BY agency_code",
            (rs, n) -> rs.getString(1) + " " + rs.getLong(2) + "/" + rs.getLong(3),
            LocalDate.parse(month),
            indicator);
  }

  private List<String> totals(String view) {
    return nights.rowsOf(
        "SELECT month_start AS m, indicator AS i, numerator AS n, denominator AS d FROM "
            + view
            + " WHERE level = 'ALL'");
  }

  /** A dossier of one successor stands under it, one of several under none of them. */
  @ParameterizedTest
  @EnumSource
  void aDossierNamesTheAgencyOfTodayWhereThereIsOne(Server server) throws Exception {
    start(server, "QH1,X1,2025-07-01,0.6", "QH1,X2,2025-07-01,0.4", "G1,G2,2025-07-01,");
    String asIs =
        """
        SELECT DISTINCT CONCAT_WS(' ', agency_code, agency_code_as_is, level_as_is) FROM dossier
        WHERE month_start = '2025-06-01' ORDER BY 1
        """;
    assertThat(nights.night(LAST_DAY).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.warehouse().queryForList(asIs, String.class))
        .containsExactly("G1 G1 PROVINCE", "QH1 QH1 DISTRICT");

    assertThat(nights.night(JULY).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.warehouse().queryForList(asIs, String.class))
        .containsExactly("G1 G2 PROVINCE", "QH1");
    assertThat(nights.number("SELECT COUNT(*) FROM dossier")).isEqualTo(15);
  }

  @ParameterizedTest
  @EnumSource
  void figuresOfTheDistrictStandUnderItsCommunesFromItsEndOn(Server server) throws Exception {
    startWithBothCommunes(server);
    assertThat(nights.night(LAST_DAY).code()).isEqualTo(ExitCode.OK);

    // Until its last day the district is there
    assertThat(agencies("kpi_monthly_agency_as_is", "2025-06-01", "online"))
        .isEqualTo(agencies("kpi_monthly_agency", "2025-06-01", "online"))
        .containsExactly("G1 5/5", "QH1 7/10");

    reorganise();
    assertThat(nights.night(JULY).code()).isEqualTo(ExitCode.OK);

    // As was: q0, open and online, was moved to X2
    assertThat(agencies("kpi_monthly_agency", "2025-06-01", "online"))
        .containsExactly("G1 5/5", "QH1 6/9", "X2 1/1");
    // As is: 9 at 0.6 and 0.4 are 5.4 and 3.6: 5 and 4; 6 are 3.6 and 2.4: 4 and 2; X2 has q0 too
    assertThat(agencies("kpi_monthly_agency_as_is", "2025-06-01", "online"))
        .containsExactly("G1 5/5", "X1 4/5", "X2 3/5");
    // 9 finished, all of them without a due date
    assertThat(agencies("kpi_monthly_agency_as_is", "2025-06-01", "on_time"))
        .containsExactly("X1 5/5", "X2 4/4");
    // The stray one is 0.6 and 0.4: X1's
    assertThat(agencies("kpi_monthly_agency_as_is", "2025-07-01", "online"))
        .containsExactly("X1 1/4");
    assertThat(totals("kpi_monthly_as_is")).isEqualTo(totals("kpi_monthly"));
    assertThat(
            nights.rowsOf(
                "SELECT level AS l, denominator AS d FROM kpi_monthly_as_is WHERE indicator ="
                    + " 'online' AND month_start = '2025-06-01'"))
        .hasSize(4)
        .noneMatch(row -> row.contains("DISTRICT"));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOddAboutAReorganisationIsReported(Server server) throws Exception {
    startWithBothCommunes(server);
    nights.night(LAST_DAY);
    reorganise();
    nights.night(JULY);

    assertThat(
            nights
                .warehouse()
                .queryForList(
                    "SELECT CONCAT(dossier_id, ' ', old_agency_code, ' ', new_agency_code, ' ',"
                        + " business_date) FROM fact_moved_dossier",
                    String.class))
        .containsExactly("q0 QH1 X2 2025-07-02");
    assertThat(
            nights
                .warehouse()
                .queryForList(
                    "SELECT CONCAT(month_start, ' ', affected, '/', of_total) FROM kpi_data_quality"
                        + " WHERE problem = 'agency_ended' ORDER BY month_start",
                    String.class))
        .containsExactly("2025-06-01 0/15", "2025-07-01 1/4");
    BulletinReader reader = nights.product().get(BulletinReader.class);
    Bulletin june = reader.read(YearMonth.of(2025, 6), Basis.AS_IS);
    assertThat(june.dataQuality().moved()).isEqualTo(1);
    assertThat(june.figure(Indicator.ONLINE, ReportedLevel.ALL).current().numerator())
        .isEqualTo(12);
    assertThat(june.figure(Indicator.ONLINE, ReportedLevel.BELOW_PROVINCE).current().denominator())
        .isEqualTo(10);
    assertThat(reader.read(YearMonth.of(2025, 7)).dataQuality().agencyEnded()).isEqualTo(1);
    // Told once, though the next night finds it there again
    nights.night(JULY.plusDays(1));
    assertThat(nights.number("SELECT COUNT(*) FROM fact_moved_dossier")).isEqualTo(1);
  }

  @Test
  void anAgencyThatTheSourceNeverHadIsRefusedBeforeARunStarts() throws Exception {
    start(Server.H2, "QH1,X9,2025-07-01,1");

    assertThatThrownBy(() -> nights.night(LAST_DAY))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith("successors.csv: there is no agency X9 in the source");
    assertThat(nights.number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION")).isZero();

    // One that the source has lost since is known to the warehouse
    nights.agency("X9", "Xã Chín");
    assertThat(nights.night(LAST_DAY).code()).isEqualTo(ExitCode.OK);
    nights.rows().rows(SourceTable.DON_VI).removeIf(row -> row.get("group_code").equals("X9"));
    assertThat(nights.night(JULY).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void successionsAreShownOnlyByAPublish() throws Exception {
    startWithBothCommunes(Server.H2);
    at("G1", "corrupted", "9", "2023-10-05 08:00:00", true);
    nights.product().get(Migrations.class).migrate();
    nights.warehouse().execute(CorruptedCell.creation(true));

    assertThat(nights.night(JULY).code()).isEqualTo(ExitCode.GATE);

    assertThat(nights.number("SELECT COUNT(*) FROM stage_agency_successor")).isEqualTo(2);
    assertThat(nights.number("SELECT COUNT(*) FROM dim_agency_successor")).isZero();
    assertThat(nights.number("SELECT COUNT(*) FROM fact_monthly_as_is")).isZero();
  }
}
