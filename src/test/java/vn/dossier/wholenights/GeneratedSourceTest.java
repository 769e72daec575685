package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.generate.Changed;
import vn.dossier.generate.FillTarget;
import vn.dossier.generate.Generator;
import vn.dossier.generate.MadeAdapter;
import vn.dossier.generate.row.Generation;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.testing.database.TestServer;
import vn.dossier.testing.night.Product;

/** Sources that generate makes: what is in them, and nights over them. */
class GeneratedSourceTest {

  private static final LocalDate END = LocalDate.of(2023, 10, 30);

  private static final List<String> OF_DOSSIERS =
      List.of("ho_so", "thanh_phan_ho_so", "yeu_cau_thanh_toan", "giay_to_so_hoa");

  private static FillTarget h2() {
    String url =
        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            .formatted(UUID.randomUUID());
    return new FillTarget(url, "sa", "");
  }

  private static FillTarget server() throws SQLException {
    TestServer server = TestServer.get();
    String name = "generated_" + UUID.randomUUID().toString().substring(0, 8);
    return new FillTarget(
        server.create(name, "utf8mb4_general_ci"), server.username(), server.password());
  }

  private static JdbcTemplate jdbc(FillTarget target) {
    return new JdbcTemplate(
        new DriverManagerDataSource(target.url(), target.username(), target.password()));
  }

  private static FillTarget filled(FillTarget target, long dossiers, long seed)
      throws SQLException {
    new Generator(target).fill(new Generation(dossiers, seed, 12, END), true);
    return target;
  }

  // Every value of every row, as text, sorted
  private static Map<String, List<String>> rows(FillTarget target) {
    List<String> tables = new ArrayList<>(OF_DOSSIERS);
    tables.addAll(List.of("don_vi", "thu_tuc", "linh_vuc"));
    return rows(target, tables);
  }

  private static Map<String, List<String>> rows(FillTarget target, List<String> tables) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table : tables) {
      all.put(
          table,
          jdbc(target)
              .query(
                  "SELECT * FROM " + table,
                  (rs, n) -> {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                      row.add(rs.getString(i));
                    }
                    return row.toString();
                  })
              .stream()
              .sorted()
              .toList());
    }
    return all;
  }

  // Ids of dossiers, and of what belongs to them, begin with the dossier's number
  private static Map<String, Set<String>> byNumber(FillTarget target) {
    Map<String, Set<String>> dossiers = new HashMap<>();
    Map<String, List<String>> all = rows(target);
    for (String table : OF_DOSSIERS) {
      for (String row : all.get(table)) {
        dossiers.computeIfAbsent(row.substring(1, 9), n -> new HashSet<>()).add(row);
      }
    }
    return dossiers;
  }

  @Test
  void theSameSeedGivesTheSameRowsOnEveryEngine() throws SQLException {
    FillTarget one = filled(h2(), 1_000, 7);
    FillTarget other = filled(server(), 1_000, 7);
    assertThat(rows(other)).isEqualTo(rows(one));
    new Generator(one).change(10, null, null);
    new Generator(other).change(10, null, null);
    assertThat(rows(other)).isEqualTo(rows(one));
    assertThat(rows(filled(h2(), 500, 8))).isNotEqualTo(rows(filled(h2(), 500, 7)));
  }

  @Test
  void aSchemaThatItMadeIsFilledAnew() throws SQLException {
    FillTarget target = filled(h2(), 500, 7);
    new Generator(target).change(10, null, null);
    filled(target, 300, 7);
    assertThat(rows(target)).isEqualTo(rows(filled(h2(), 300, 7)));
  }

  @Test
  void sharesAreThoseOfAProvince() throws SQLException {
    JdbcTemplate source = large();
    assertThat(count(source, "ho_so")).isEqualTo(20_000);
    assertThat(count(source, "ho_so WHERE TRIM(don_vi_id) = 'SO-01'")).isBetween(2_600L, 3_000L);
    assertThat(count(source, "ho_so WHERE don_vi_id LIKE 'SO-%'")).isBetween(6_700L, 7_300L);
    assertThat(count(source, "thanh_phan_ho_so")).isBetween(57_000L, 63_000L);
    assertThat(count(source, "yeu_cau_thanh_toan")).isBetween(11_000L, 13_500L);
    assertThat(count(source, "giay_to_so_hoa")).isBetween(5_000L, 8_000L);
    assertThat(count(source, "ho_so WHERE kenh_thuc_hien = '2'")).isBetween(14_000L, 15_600L);
    assertThat(count(source, "ho_so WHERE ngay_tiep_nhan > '2023-10-31'")).isBetween(1L, 20L);
    assertThat(source.queryForObject("SELECT MIN(ngay_tiep_nhan) FROM ho_so", LocalDateTime.class))
        .isAfterOrEqualTo(LocalDate.of(2022, 10, 31).atStartOfDay());
  }

  // One line for each kind of dirt of src/docs/rules.md that must not be missing
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ho_so WHERE ngay_tiep_nhan IS NULL AND trang_thai_ho_so_id IN ('9', '10')",
        "ho_so WHERE ngay_ket_thuc_xu_ly IS NULL AND trang_thai_ho_so_id = '10'",
        "ho_so WHERE CAST(ngay_ket_thuc_xu_ly AS DATE) < CAST(ngay_tiep_nhan AS DATE)",
        "ho_so WHERE ngay_hen_tra IS NULL",
        "ho_so WHERE ngay_ket_thuc_xu_ly = ngay_hen_tra",
        "ho_so WHERE kenh_thuc_hien IS NULL",
        "ho_so WHERE kenh_thuc_hien NOT IN ('1', '2', '3')",
        "ho_so WHERE trang_thai_ho_so_id IS NULL OR trang_thai_ho_so_id IN ('', '01', '11')",
        "ho_so WHERE don_vi_id = 'KHONG-CO'",
        "ho_so WHERE don_vi_id = 'XP-900'",
        "ho_so WHERE muc_do = '2' AND kenh_thuc_hien = '2'",
        "ho_so WHERE dinh_kem_ket_qua = '##'",
        "ho_so WHERE deleted_on IS NOT NULL",
        "(SELECT ma_ho_so FROM ho_so GROUP BY ma_ho_so HAVING COUNT(*) > 1) shared",
        "thanh_phan_ho_so WHERE deleted_on IS NOT NULL",
        "thanh_phan_ho_so WHERE trang_thai_so_hoa = 'Tái sử dụng'",
        "yeu_cau_thanh_toan WHERE trang_thai = 'Hoàn phí'",
        "yeu_cau_thanh_toan WHERE trang_thai = 'đã thanh toán'",
        "yeu_cau_thanh_toan WHERE trang_thai = 'Đã thanh toán '",
        "yeu_cau_thanh_toan WHERE ngay_thu_phi IS NOT NULL AND hinh_thuc_thanh_toan IS NULL",
        "yeu_cau_thanh_toan WHERE so_tien = 0 AND hinh_thuc_thu = 'Thu sau'",
        "yeu_cau_thanh_toan WHERE ma_ho_so = 'H99.00-000000-0000'",
        "giay_to_so_hoa WHERE ma_ho_so IS NULL",
        "giay_to_so_hoa WHERE don_vi_id = ''"
      })
  void dirtIsThere(String where) {
    assertThat(count(large(), where)).isPositive();
  }

  private static JdbcTemplate large;

  private static JdbcTemplate large() {
    if (large == null) {
      try {
        large = jdbc(filled(h2(), 20_000, 7));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return large;
  }

  private static long count(JdbcTemplate source, String from) {
    return source.queryForObject("SELECT COUNT(*) FROM " + from, Long.class);
  }

  @Test
  void aChangeTouchesTheShareThatWasAskedFor() throws SQLException {
    FillTarget target = filled(h2(), 2_000, 7);
    Map<String, Set<String>> before = byNumber(target);
    Changed changed = new Generator(target).change(5, null, null);
    Map<String, Set<String>> after = byNumber(target);
    assertThat(changed.existing() + changed.added()).isEqualTo(100);
    assertThat(changed.day()).isEqualTo(END.plusDays(1));
    Set<String> numbers = new HashSet<>(before.keySet());
    numbers.addAll(after.keySet());
    numbers.removeIf(number -> before.getOrDefault(number, Set.of()).equals(after.get(number)));
    // What is marked by a code that two dossiers share marks both
    assertThat(numbers.size()).isBetween(98, 102);
    assertThat(count(jdbc(target), "ho_so WHERE last_modified_on >= '2023-10-31'"))
        .isBetween(5L, 45L);
  }

  @Test
  void changesFollowOneAnother() throws SQLException {
    FillTarget target = filled(h2(), 1_000, 7);
    Generator generator = new Generator(target);
    assertThat(generator.change(10, null, null).day()).isEqualTo(END.plusDays(1));
    assertThat(generator.change(10, 3L, END.plusDays(5)).day()).isEqualTo(END.plusDays(5));
    assertThat(generator.change(100, null, null).day()).isEqualTo(END.plusDays(6));
  }

  @Test
  void aNightOverItAddsUpOnH2() throws SQLException {
    nightsAddUp(filled(h2(), 1_500, 7), h2());
  }

  @Test
  void aNightOverItAddsUpOnAServer() throws SQLException {
    nightsAddUp(filled(server(), 1_500, 7), server());
  }

  private static Map<String, Object> settings(FillTarget source, FillTarget warehouse) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("dossier.source.url", source.url());
    settings.put("dossier.source.username", source.username());
    settings.put("dossier.source.password", source.password());
    settings.put("spring.datasource.url", warehouse.url());
    settings.put("spring.datasource.username", warehouse.username());
    settings.put("spring.datasource.password", warehouse.password());
    return settings;
  }

  private static void nightsAddUp(FillTarget source, FillTarget warehouse) throws SQLException {
    try (Product product = new Product(settings(source, warehouse))) {
      night(product, source, warehouse, END, "ho_so");
      new Generator(source).change(10, null, null);
      night(product, source, warehouse, END.plusDays(1), "ho_so");
    }
  }

  private static void night(
      Product product, FillTarget source, FillTarget warehouse, LocalDate day, String rows) {
    assertThat(product.outcome(day.plusDays(1), "nightly", "--date", day.toString()).code())
        .isEqualTo(ExitCode.OK);
    Map<String, Object> run =
        jdbc(warehouse)
            .queryForMap(
                """
                SELECT source_dossiers, loaded, excluded, rejected FROM etl_run
                ORDER BY job_execution_id DESC LIMIT 1
                """);
    long found = number(run, "source_dossiers");
    assertThat(number(run, "loaded") + number(run, "excluded") + number(run, "rejected"))
        .isEqualTo(found)
        .isEqualTo(count(jdbc(source), rows));
    assertThat(number(run, "rejected")).isPositive();
    assertThat(number(run, "excluded")).isPositive();
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }

  @Test
  void anEmptySourceHasItsCataloguesAndNothingElse() throws SQLException {
    JdbcTemplate source = jdbc(filled(h2(), 0, 7));
    assertThat(count(source, "don_vi")).isPositive();
    OF_DOSSIERS.forEach(table -> assertThat(count(source, table)).isZero());
  }

  private static final List<String> OF_OPENCPS =
      List.of(
          "dossier",
          "dossierfile",
          "paymentfile",
          "deliverable",
          "dictitem",
          "serviceinfo",
          "serviceconfig",
          "processoption");

  private static FillTarget openCps(FillTarget target, long dossiers, long seed)
      throws SQLException {
    new Generator(target, MadeAdapter.OPENCPS).fill(new Generation(dossiers, seed, 12, END), true);
    return target;
  }

  private static Map<String, List<String>> openCpsRows(FillTarget target) {
    return rows(target, OF_OPENCPS.stream().map("opencps_"::concat).toList());
  }

  @Test
  void openCpsHasTheSameRowsOnEveryEngineAndIsFilledAnew() throws SQLException {
    FillTarget one = openCps(h2(), 800, 7);
    FillTarget other = openCps(server(), 800, 7);
    assertThat(openCpsRows(other)).isEqualTo(openCpsRows(one));
    assertThat(openCpsRows(openCps(other, 800, 8))).isNotEqualTo(openCpsRows(one));
    assertThat(openCpsRows(openCps(one, 800, 8))).isEqualTo(openCpsRows(other));
    // A source of another adapter goes with its tables
    assertThat(rows(filled(one, 50, 7))).isEqualTo(rows(filled(h2(), 50, 7)));
    assertThat(count(jdbc(one), "information_schema.tables WHERE table_name LIKE 'opencps%'"))
        .isZero();
  }

  /** A line for each of the twenty dirty cases: 400 dossiers have each once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "opencps_dossier WHERE online_ IS NULL AND fromViaPostal = 1",
        "opencps_dossier WHERE online_ IS NULL AND fromViaPostal IS NULL",
        "opencps_dossier WHERE dossierStatus = 'receiving' AND dossierNo IS NULL AND receiveDate IS NULL",
        "opencps_dossier WHERE dossierStatus = 'new' AND receiveDate IS NOT NULL",
        "(SELECT dossierNo FROM opencps_dossier WHERE originality IN (2, 3) AND originDossierNo IS NULL"
            + " AND originDossierId = 0 GROUP BY dossierNo HAVING COUNT(*) > 1) shared",
        "opencps_dossier p JOIN opencps_dossier b ON b.referenceUid = p.referenceUid AND b.groupId <> p.groupId",
        "opencps_dossier WHERE originality IN (-2, -3)",
        "opencps_dossier h JOIN opencps_dossier m ON m.groupDossierId = h.dossierId WHERE h.originality = 9",
        "opencps_dossier WHERE originDossierId > 0",
        "opencps_dossier WHERE originDossierNo IS NOT NULL AND referenceUid LIKE 'xxx-cps-%'",
        "opencps_dossier WHERE submitDate > receiveDate",
        "opencps_dossier WHERE dossierStatus = 'done' AND releaseDate IS NULL AND finishDate IS NOT NULL",
        "opencps_dossier WHERE dossierStatus = 'done' AND releaseDate IS NULL AND finishDate IS NULL",
        "opencps_dossier WHERE dossierStatus = 'releasing' AND releaseDate < receiveDate",
        "opencps_dossier WHERE EXTRACT(HOUR FROM receiveDate) = 17",
        "opencps_dossier WHERE dossierStatus = 'processing' AND lockState = 'PAUSE'",
        "opencps_dossier WHERE dossierStatus = 'denied' AND receiveDate IS NOT NULL",
        "opencps_dossier WHERE dossierStatus = 'unresolved' AND releaseDate > dueDate",
        "opencps_dossier WHERE CHAR_LENGTH(dossierNo) > 50",
        "opencps_paymentfile WHERE paymentStatus = 5 AND paymentAmount = 0 AND advanceAmount = 50000",
        "opencps_paymentfile WHERE paymentStatus = 5 AND approveDatetime < '1970-01-02'",
        "opencps_paymentfile a JOIN opencps_paymentfile b ON a.dossierId = b.dossierId"
            + " AND a.paymentStatus = 1 AND b.paymentStatus = 5",
        "opencps_paymentfile p WHERE NOT EXISTS"
            + " (SELECT 1 FROM opencps_dossier d WHERE d.dossierId = p.dossierId)",
        "opencps_paymentfile WHERE paymentStatus = 3 AND paymentMethod = 'Chuyển khoản'",
        "opencps_paymentfile WHERE paymentStatus = 5 AND paymentMethod = 'Ví Mẫu'",
        "opencps_paymentfile WHERE paymentStatus = 2 AND approveDatetime > '2010-01-01'",
        "opencps_paymentfile WHERE einvoice LIKE 'lỗi%'",
        "opencps_paymentfile WHERE einvoice LIKE '%errorCode%'",
        "opencps_dossierfile WHERE removed = 1",
        "opencps_dossierfile WHERE dossierPartType = 3",
        "opencps_dossierfile WHERE dossierPartType = 2 AND eForm = 1",
        "opencps_deliverable WHERE dossierId = 0",
        "opencps_dictitem a JOIN opencps_dictitem b ON a.itemCode = b.itemCode AND a.groupId < b.groupId",
        "opencps_serviceinfo s WHERE groupId = 10121 AND NOT EXISTS (SELECT 1 FROM opencps_serviceinfo o"
            + " WHERE o.serviceCode = s.serviceCode AND o.groupId <> 10121)"
      })
  void dirtOfOpenCpsIsThere(String where) {
    assertThat(count(openCpsSmall(), where)).isPositive();
  }

  private static JdbcTemplate openCpsSmall;

  private static JdbcTemplate openCpsSmall() {
    if (openCpsSmall == null) {
      try {
        openCpsSmall = jdbc(openCps(h2(), 400, 7));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return openCpsSmall;
  }

  /** All rows of the back office's sites are accounted for, and nothing of the portal's. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNightOverOpenCpsAddsUp(boolean onServer) throws SQLException {
    FillTarget source = openCps(onServer ? server() : h2(), 400, 7);
    FillTarget warehouse = onServer ? server() : h2();
    Map<String, Object> settings = settings(source, warehouse);
    settings.putAll(MadeAdapter.OPENCPS.settings());
    try (Product product = new Product(settings)) {
      night(product, source, warehouse, END, "opencps_dossier WHERE groupId <> 10121");
    }
    JdbcTemplate facts = jdbc(warehouse);
    assertThat(count(facts, "fact_dossier WHERE online = 1")).isPositive();
    assertThat(count(facts, "fact_dossier WHERE cashless = 1")).isPositive();
    assertThat(count(facts, "fact_dossier WHERE component_digitised = 1")).isPositive();
    assertThat(count(facts, "fact_e_receipt_monthly")).isPositive();
    assertThat(count(facts, "fact_digitised_result_daily WHERE historical_results > 0"))
        .isPositive();
    // Deleted, refused, not yet accepted; header, interagency twice
    assertThat(
            facts.queryForList(
                "SELECT DISTINCT code FROM etl_verdict_note WHERE kind = 'EXCLUDED'", String.class))
        .containsExactlyInAnyOrder("DELETED", "REFUSED", "NOT_YET_ACCEPTED", "COPY");
  }
}
