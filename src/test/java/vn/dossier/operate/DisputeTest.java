package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** A department asks why its share is what it is, and gets to the dossiers and their stories. */
class DisputeTest {

  enum Server {
    H2,
    MARIADB;

    private Databases databases() throws SQLException {
      return this == H2 ? Databases.h2() : Databases.server("utf8mb4_general_ci").migrated();
    }
  }

  private Databases databases;

  @ParameterizedTest
  @EnumSource
  void twoCommandsLeadFromAShareToItsDossiers(Server server) throws SQLException {
    load(server);

    assertThat(type("report", "--month", "2023-10", "--format", "csv").out())
        .contains("2023-10-01,cashless,PROVINCE,SYT,Sở,1,2,0.500000");
    Answer list =
        type(words("export --table kpi_dossier --month 2023-10 --agency SYT --indicator cashless"));

    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out().lines().skip(1))
        .containsExactly(
            "2023-10-01,SYT,cashless,0,1,H1-2,b,PROVINCE",
            "2023-10-01,SYT,cashless,1,1,H1-1,a,PROVINCE");
    assertThat(type(words("export --table kpi_dossier --month 2023-10")).out().lines())
        .hasSizeGreaterThan(10);
    for (String wrong :
        List.of(
            "--table kpi_dossier --month 2023-10 --agency NOBODY",
            "--table kpi_dossier --month 2023-10 --indicator cash",
            "--table fact_dossier --month 2023-10 --agency SYT")) {
      Answer answer = type(words("export " + wrong));
      assertThat(answer.code()).as(wrong).isEqualTo(2);
      assertThat(answer.out()).as(wrong).isEmpty();
      assertThat(answer.err()).as(wrong).hasLineCount(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void explainTellsTheRuleInWordsAndEveryCellInWhichADossierCounts(Server server)
      throws SQLException {
    load(server);

    JsonNode paid = type("explain", "H1-1", "--json").json().at("/dossiers/0");

    assertThat(paid.at("/as_stored").asBoolean()).isTrue();
    assertThat(rule(paid, "cashless"))
        .isEqualTo(
            "yes, VND 50000 online, 0 by transfer, 0 in cash, R14, a counted request paid online");
    assertThat(cells(paid))
        .contains(
            "kpi_monthly_agency 2023-10-01 SYT cashless 1/1",
            "kpi_monthly_agency 2023-10-01 SYT digitised 0/1",
            "kpi_monthly_agency 2023-10-01 SYT on_time 1/1",
            "kpi_monthly_agency 2023-10-01 SYT same_day 0/1",
            "fact_dossier_daily 2023-10-05 SYT dossiers 1",
            "fact_completion_daily 2023-10-09 SYT NO_DUE_DATE 1",
            "fact_collection_daily 2023-10-06 SYT ONLINE 50000",
            "fact_e_receipt_monthly 2023-10-01 SYT vnpt 1")
        .noneMatch(cell -> cell.contains("fact_backlog_daily"));
    JsonNode open = type("explain", "H1-2", "--json").json().at("/dossiers/0");
    assertThat(cells(open))
        .contains(
            "kpi_monthly_agency 2023-10-01 SYT cashless 0/1",
            "fact_backlog_daily 2023-10-31 SYT open_dossiers 1")
        .noneMatch(cell -> cell.contains("result_digitised") || cell.contains("on_time"));
    assertThat(type("explain", "H1-3").out())
        .contains("REJECTED", "Counts in no published figure", "No run classified it differently");
  }

  @ParameterizedTest
  @EnumSource
  void explainTellsTheHistoryOfVerdictsOfWhoChangedIsExcludedAndVanished(Server server)
      throws SQLException {
    load(server);
    source("UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = 'a'");
    source("UPDATE ho_so SET deleted_on = '2023-11-01 08:00:00' WHERE id = 'b'");
    source("DELETE FROM ho_so WHERE id = 'c'");
    assertThat(type("explain", "H1-1").out())
        .contains("A run would change", "ONLINE, now DIRECT", "Counts in");
    assertThat(type("nightly", "--date", "2023-11-01").code()).isZero();

    assertThat(type("explain", "H1-1").out())
        .contains(
            "by run 2",
            "LOADED: channel=ONLINE, online=1 (run 1)",
            "LOADED: channel=DIRECT, online=0");
    Answer excluded = type("explain", "H1-2");
    assertThat(excluded.out()).contains("EXCLUDED DELETED", "Counts in no published figure");
    Answer vanished = type("explain", "H1-3");
    assertThat(vanished.code()).as(vanished.err()).isZero();
    assertThat(vanished.out())
        .contains("Dossier c: GONE", "it counts nowhere", "REJECTED AGENCY_UNKNOWN (run 1)")
        .contains("Stored: nothing", "would store it now: yes");
    JsonNode history = type("explain", "H1-3", "--json").json().at("/dossiers/0/history/0");
    assertThat(history.at("/run").asInt()).isEqualTo(2);
    assertThat(history.at("/verdict_before").asString()).isEqualTo("REJECTED");
    assertThat(history.at("/verdict").asString()).isEqualTo("GONE");
  }

  private void load(Server server) throws SQLException {
    databases = server.databases();
    source(
        """
        INSERT INTO don_vi (group_code, group_name, catalog, loai_bien_lai_thanh_toan)
        VALUES ('SYT', 'Sở', 'so-ban-nganh', 'vnpt')
        """);
    dossier("a", "H1-1", "SYT", "9", "2023-10-05", "'2023-10-09 08:00:00'");
    dossier("b", "H1-2", "SYT", "4", "2023-10-06", "NULL");
    dossier("c", "H1-3", "NOBODY", "4", "2023-10-07", "NULL");
    request("p1", "H1-1", "truc-tuyen", "2023-10-06");
    request("p2", "H1-2", "tien-mat", "2023-10-07");
    Answer night = type("nightly", "--date", "2023-10-31");
    assertThat(night.code()).as(night.err()).isZero();
  }

  private void dossier(
      String id, String code, String agency, String status, String accepted, String finished)
      throws SQLException {
    source(
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan, ngay_ket_thuc_xu_ly)
        VALUES ('%s', '%s', '%s', '2', '%s', '%s 08:00:00', %s)
        """
            .formatted(id, code, agency, status, accepted, finished));
  }

  private void request(String id, String code, String method, String day) throws SQLException {
    source(
        """
        INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai, hinh_thuc_thu,
          hinh_thuc_thanh_toan, ngay_thu_phi, so_bien_lai_phi)
        VALUES ('%s', '%s', 50000, 'Đã thanh toán', 'Thu trước', '%s', '%s 09:00:00', '0001')
        """
            .formatted(id, code, method, day));
  }

  private static String rule(JsonNode dossier, String decides) {
    for (JsonNode rule : dossier.at("/rules")) {
      if (rule.at("/decides").asString().equals(decides)) {
        return "%s, %s, %s, %s"
            .formatted(
                rule.at("/outcome").asString(),
                rule.at("/because").asString(),
                rule.at("/rule").asString(),
                rule.at("/words").asString());
      }
    }
    return null;
  }

  private static List<String> cells(JsonNode dossier) {
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : dossier.at("/counted")) {
      String adds = cell.at("/denominator").asString();
      cells.add(
          "%s %s %s %s %s"
              .formatted(
                  cell.at("/table").asString(),
                  cell.at("/period").asString(),
                  cell.at("/agency_code").asString(),
                  cell.at("/what").asString(),
                  cell.at("/numerator").isNull()
                      ? adds
                      : cell.at("/numerator").asString() + "/" + adds));
    }
    return cells;
  }

  private static String[] words(String line) {
    return line.split(" ");
  }

  private void source(String sql) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Answer type(String... typed) {
    return Answer.to(databases.settings(), typed);
  }
}
