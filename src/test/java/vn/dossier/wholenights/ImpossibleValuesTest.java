package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.HeldId;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;
import vn.dossier.warehouse.inspect.DossierTrace;
import vn.dossier.warehouse.inspect.StoredDossiers;

/**
 * A source whose columns are wider than the warehouse's: no value fails a night, none is counted as
 * what it is not, and each dossier that cannot be counted is in quarantine and says why.
 */
class ImpossibleValuesTest {

  private static final List<String> WIDER =
      List.of(
          "ALTER TABLE ho_so MODIFY id VARCHAR(200) NOT NULL",
          "ALTER TABLE ho_so MODIFY ma_ho_so VARCHAR(200)",
          "ALTER TABLE ho_so MODIFY don_vi_id VARCHAR(200)",
          "ALTER TABLE ho_so MODIFY ma_tthc VARCHAR(200)",
          "ALTER TABLE ho_so MODIFY muc_do VARCHAR(200)",
          "ALTER TABLE ho_so MODIFY trang_thai_ho_so_id VARCHAR(200)",
          "ALTER TABLE yeu_cau_thanh_toan MODIFY id VARCHAR(200) NOT NULL",
          "ALTER TABLE yeu_cau_thanh_toan MODIFY ma_ho_so VARCHAR(200)",
          "ALTER TABLE yeu_cau_thanh_toan MODIFY so_tien DECIMAL(30, 2)",
          "ALTER TABLE yeu_cau_thanh_toan MODIFY phi DECIMAL(30, 2)",
          "ALTER TABLE yeu_cau_thanh_toan MODIFY le_phi DECIMAL(30, 2)",
          "ALTER TABLE giay_to_so_hoa MODIFY id VARCHAR(200) NOT NULL",
          "ALTER TABLE don_vi MODIFY group_code VARCHAR(200)",
          "ALTER TABLE don_vi MODIFY group_name VARCHAR(2000)",
          "ALTER TABLE don_vi MODIFY of_group_code VARCHAR(200)",
          "ALTER TABLE don_vi MODIFY ma_dinh_danh VARCHAR(200)",
          "ALTER TABLE thu_tuc MODIFY ma_tthc VARCHAR(200)",
          "ALTER TABLE thu_tuc MODIFY ten_tthc VARCHAR(2000)",
          "ALTER TABLE thu_tuc MODIFY muc_do VARCHAR(200)");

  private static final String LONG_ID = "i".repeat(40);
  private static final String DAY = "2023-10-05 08:00:00";

  enum Source {
    H2,
    SERVER
  }

  private Nights nights;

  private void start(Source source) throws SQLException {
    nights =
        new Nights(
            source == Source.H2 ? Databases.h2() : Databases.server("utf8mb4_uca1400_ai_ci"));
    WIDER.forEach(nights.source()::execute);
    nights.dossier("good", "4", DAY);
    nights.paid("p-good", "good", DAY);
  }

  @AfterEach
  void close() {
    nights.close();
  }

  @ParameterizedTest
  @EnumSource
  void anAmountThatCannotBePutsItsDossierIntoQuarantine(Source source) throws SQLException {
    start(source);
    request("overflow", "so_tien", "9223372036854775807");
    request("overflow", "so_tien", "9223372036854775807");
    request("unsigned", "so_tien", "18446744073709551615");
    request("fraction", "so_tien", "50000.50");
    request("refund", "so_tien", "-9000000000000000000");
    request("sum", "so_tien", "1000000000000000");
    request("sum", "so_tien", "1");
    request("fee", "phi", "1000000000000001");
    request("charge", "le_phi", "0.5");
    // Numbers that decide nothing
    request("cancelled", "so_tien", "9223372036854775807").put("trang_thai", "Hủy thanh toán");
    request("exempt", "so_tien", "9223372036854775807").put("hinh_thuc_thu", "Đối tượng miễn phí");
    request("unpaid", "phi", "9223372036854775807").put("trang_thai", "Chờ thanh toán");
    request("small", "so_tien", "-5000");
    request("greatest", "so_tien", "1000000000000000.00");

    assertNight();

    assertThat(reasons())
        .containsOnlyKeys("overflow", "unsigned", "fraction", "refund", "sum", "fee", "charge")
        .containsEntry(
            "overflow",
            "VALUE_INVALID: amount of request 'overflow-1' is not possible: not a whole number of VND up to"
                + " 10^15")
        .containsEntry(
            "sum", "VALUE_INVALID: the amounts of its requests sum up to more than 10^15 VND")
        .containsEntry(
            "charge",
            "VALUE_INVALID: charge of request 'charge-1' is not possible: not a whole number of VND up to"
                + " 10^15");
    assertThat(facts("amount_due"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "good", 50_000L,
                "cancelled", 0L,
                "exempt", 0L,
                "unpaid", 50_000L,
                "small", 0L,
                "greatest", 1_000_000_000_000_000L));
    assertThat(nights.number("SELECT SUM(amount) FROM fact_collection_daily"))
        .isEqualTo(50_000 + 1_000_000_000_000_000L);
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatCannotBeIsNotCollectedWhileItsFactStaysAndIsWarnedOf(Source source)
      throws SQLException {
    start(source);
    // Closed and older than the window of the next night, so that nobody judges it again
    nights.dossier("old", "10", "2019-03-01 08:00:00").put("ngay_tra", "2019-03-04 08:00:00");
    assertNight();
    Map<String, Object> late = nights.paid("p-old", "old", DAY);
    late.put("so_tien", new BigDecimal("9223372036854775807"));

    assertThat(nights.night(Nights.FIRST.plusDays(1)).code()).isEqualTo(ExitCode.OK);

    assertThat(warnings()).containsEntry("AMOUNT_IMPOSSIBLE", 1L);
    assertThat(nights.number("SELECT SUM(amount) FROM fact_collection_daily")).isEqualTo(50_000);

    // Not read again, and still there
    assertThat(nights.night(Nights.FIRST.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(warnings()).containsEntry("AMOUNT_IMPOSSIBLE", 1L);

    late.put("so_tien", 7);
    assertThat(nights.night(Nights.FIRST.plusDays(3)).code()).isEqualTo(ExitCode.OK);
    assertThat(warnings()).doesNotContainKey("AMOUNT_IMPOSSIBLE");
    assertThat(nights.number("SELECT SUM(amount) FROM fact_collection_daily")).isEqualTo(50_007);
  }

  @ParameterizedTest
  @EnumSource
  void aSumOfManyGreatAmountsIsExact(Source source) throws SQLException {
    start(source);
    for (int i = 0; i < 10_000; i++) {
      nights.dossier("d-%05d".formatted(i), "4", DAY).put("ma_ho_so", "000");
    }
    nights.paid("p-shared", "000", DAY).put("so_tien", 1_000_000_000_000_000L);

    assertNight();

    assertThat(
            nights
                .warehouse()
                .queryForObject(
                    "SELECT SUM(amount_due) FROM fact_dossier_monthly", BigDecimal.class))
        .isEqualByComparingTo("10000000000000050000");
  }

  @ParameterizedTest
  @EnumSource
  void aTextThatCannotBeHeldPutsItsDossierIntoQuarantine(Source source) throws SQLException {
    start(source);
    nights.dossier("code", "4", DAY).put("ma_ho_so", "H" + "x".repeat(63));
    nights.dossier("longest", "4", DAY).put("ma_ho_so", "y".repeat(50));
    nights.dossier("level", "4", DAY).put("muc_do", "toàn trình");
    nights.dossier("padded", "4", DAY).put("muc_do", "   4   ");
    nights.dossier("agency", "4", DAY).put("don_vi_id", "Nguyễn Văn A, xã Mẫu, " + "z".repeat(99));
    nights.dossier("status", "Chị Trần Thị B, số điện thoại " + "9".repeat(99), DAY);
    nights.dossier(LONG_ID, "4", DAY);
    nights.dossier("excluded" + LONG_ID, "1", DAY);
    nights.paid(LONG_ID, "good", DAY);
    nights
        .rows()
        .add(
            SourceTable.GIAY_TO_SO_HOA,
            "id",
            LONG_ID,
            "ma_ho_so",
            "good",
            "loai_so_hoa",
            "1",
            "thoi_gian_so_hoa",
            DAY);

    assertNight();

    assertThat(reasons())
        .containsEntry("code", "VALUE_INVALID: dossier code has 64 characters, more than 50")
        .containsEntry("level", "VALUE_INVALID: service level has 10 characters, more than 5")
        .containsEntry("agency", "AGENCY_UNKNOWN: agency code 'N***z(121)' is not in the catalogue")
        .containsEntry("status", "STATUS_UNKNOWN: status 'C***9(129)' is in no code list")
        .containsEntry(HeldId.of(LONG_ID), "VALUE_INVALID: id has 40 characters, more than 36")
        .hasSize(5);
  }

  @ParameterizedTest
  @EnumSource
  void aDossierWithATooLongIdStaysInQuarantineAndLeavesItWhenTheSourceIsRepaired(Source source)
      throws SQLException {
    start(source);
    nights.dossier(LONG_ID, "4", "2019-03-01 08:00:00").put("ma_ho_so", "old");
    assertNight();

    // Beyond the window: only a look-up by its id meets it, which the digest is not
    Outcome second = nights.night(Nights.FIRST.plusDays(1), "--force");
    assertThat(second.code()).as(second.message()).isEqualTo(ExitCode.OK);
    assertThat(reasons()).containsOnlyKeys(HeldId.of(LONG_ID));
    assertThat(nights.run(Nights.FIRST.plusDays(2), "rejects", "replay").code())
        .isEqualTo(ExitCode.OK);
    assertThat(reasons()).containsOnlyKeys(HeldId.of(LONG_ID));

    nights.lose(LONG_ID);
    assertThat(nights.night(Nights.FIRST.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(reasons()).isEmpty();
    assertThat(
            nights
                .warehouse()
                .queryForList("SELECT resolution FROM etl_reject_history", String.class))
        .containsExactly("GONE");
  }

  @ParameterizedTest
  @EnumSource
  void aCatalogueThatCannotBeHeldCountsNobodyWrongly(Source source) throws SQLException {
    start(source);
    String agency = "G".repeat(51);
    nights.agency(agency, "Sở dài");
    nights.dossier("of-long-agency", "4", DAY).put("don_vi_id", agency);
    Map<String, Object> named = nights.agency("G3", "Sở " + "ấ".repeat(400));
    named.put("ma_dinh_danh", "9".repeat(21));
    named.put("of_group_code", "8".repeat(51));
    String procedure = "2.000001." + "0".repeat(60);
    nights
        .rows()
        .add(SourceTable.THU_TUC, "ma_tthc", procedure, "ten_tthc", "t".repeat(501), "su_dung", 1);
    nights.dossier("long", "4", DAY).put("ma_tthc", procedure);
    nights.dossier("short", "4", DAY).put("ma_tthc", "2.000001");
    // Two share a national part: neither stands for it, however long the other is
    nights.rows().add(SourceTable.THU_TUC, "ma_tthc", "3.000001.a", "su_dung", 1);
    nights.rows().add(SourceTable.THU_TUC, "ma_tthc", "3.000001." + "0".repeat(60), "su_dung", 1);
    nights.dossier("shared", "4", DAY).put("ma_tthc", "3.000001.b");

    assertNight();

    assertThat(reasons())
        .containsOnlyKeys("of-long-agency")
        .containsEntry(
            "of-long-agency", "AGENCY_UNKNOWN: agency code 'G***G(51)' is not in the catalogue");
    assertThat(
            nights.rowsOf(
                "SELECT CHAR_LENGTH(agency_name) AS n, identifier_code AS i, parent_code AS p"
                    + " FROM dim_agency WHERE agency_code = 'G3'"))
        .singleElement()
        .asString()
        .containsIgnoringCase("n=300")
        .containsIgnoringCase("i=null")
        .containsIgnoringCase("p=null");
    Map<String, Long> procedures = facts("procedure_key");
    assertThat(procedures.get("long")).isNotZero().isEqualTo(procedures.get("short"));
    assertThat(procedures.get("shared")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotLookLikeACodeIsMaskedAndFoundAgain(Source source) throws SQLException {
    start(source);
    String name = "Nguyễn Văn An";
    nights.dossier("named", "11", DAY).put("ma_ho_so", name);
    nights.dossier("namesake", "4", DAY).put("ma_ho_so", name);
    nights.dossier("other", "4", DAY).put("ma_ho_so", "Nguyễn Thị An");
    nights.dossier("phone", "4", DAY).put("don_vi_id", "0912345678");

    assertNight();

    assertThat(nights.rowsOf("SELECT dossier_code, agency_code, detail FROM etl_reject"))
        .noneMatch(row -> row.contains("Nguy") || row.contains("0912345678"));
    assertThat(nights.warehouse().queryForList("SELECT dossier_code FROM etl_reject", String.class))
        .containsExactlyInAnyOrder(Codes.held(name), "phone");
    // The namesake shares its code with a dossier in quarantine
    assertThat(warnings()).containsEntry("DOSSIER_CODE_SHARED", 1L);

    assertThat(nights.product().get(StoredDossiers.class).ids(name))
        .containsExactlyInAnyOrder("named", "namesake");

    nights.dossier("namesake").put("trang_thai_ho_so_id", "11");
    assertThat(nights.night(Nights.FIRST.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.rowsOf("SELECT * FROM etl_verdict_history"))
        .noneMatch(row -> row.contains("Nguy"));
    nights.lose("namesake");
    nights.lose("named");
    assertThat(nights.night(Nights.FIRST.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(new DossierTrace(nights.warehouse()).ids(name))
        .containsExactlyInAnyOrder("named", "namesake");
  }

  private Map<String, Object> request(String dossier, String column, String number) {
    if (nights.rows().rows(SourceTable.HO_SO).stream()
        .noneMatch(r -> dossier.equals(r.get("id")))) {
      nights.dossier(dossier, "4", DAY);
    }
    long nth =
        1
            + nights.rows().rows(SourceTable.YEU_CAU_THANH_TOAN).stream()
                .filter(r -> dossier.equals(r.get("ma_ho_so")))
                .count();
    Map<String, Object> request = nights.paid(dossier + "-" + nth, dossier, DAY);
    request.put(column, new BigDecimal(number));
    return request;
  }

  /** The night ends well, and what it read is what it placed. */
  private void assertNight() {
    Outcome outcome = nights.night(Nights.FIRST);
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(
            nights.number(
                "SELECT source_dossiers - loaded - excluded - rejected FROM etl_run"
                    + " ORDER BY run_id DESC LIMIT 1"))
        .isZero();
    assertThat(nights.number("SELECT MAX(source_dossiers) FROM etl_run"))
        .isEqualTo(nights.rows().rows(SourceTable.HO_SO).size());
  }

  private Map<String, String> reasons() {
    return nights
        .warehouse()
        .query(
            "SELECT dossier_id, reason_code, detail FROM etl_reject",
            rs -> {
              Map<String, String> reasons = new HashMap<>();
              while (rs.next()) {
                reasons.put(rs.getString(1), rs.getString(2) + ": " + rs.getString(3));
              }
              return reasons;
            });
  }

  private Map<String, Long> facts(String column) {
    return numbers("SELECT dossier_id, %s FROM fact_dossier".formatted(column));
  }

  /** Warnings of the run planned last. */
  private Map<String, Long> warnings() {
    return numbers(
        "SELECT warning_code, source_rows FROM etl_run_warning"
            + " WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM etl_run)");
  }

  private Map<String, Long> numbers(String sql) {
    return nights
        .warehouse()
        .query(
            sql,
            rs -> {
              Map<String, Long> numbers = new HashMap<>();
              while (rs.next()) {
                numbers.put(rs.getString(1), rs.getLong(2));
              }
              return numbers;
            });
  }
}
