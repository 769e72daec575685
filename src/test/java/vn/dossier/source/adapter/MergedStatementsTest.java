package vn.dossier.source.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.generate.FillTarget;
import vn.dossier.generate.Generator;
import vn.dossier.generate.row.Generation;
import vn.dossier.setup.JobsFolder;
import vn.dossier.testing.database.TestServer;

/**
 * What a server does with the statements around the SELECTs of one-stop: the access of version
 * 1.4.0, where each was written by hand upon the tables.
 */
class MergedStatementsTest {

  private static final SourceAdapter ADAPTER =
      new SourceAdapter(new JobsFolder(null), "one-stop", Map.of());

  private static final LocalDate END = LocalDate.of(2023, 10, 30);

  private static SingleConnectionDataSource source;
  private static JdbcTemplate tables;

  @BeforeAll
  static void fill() throws SQLException {
    TestServer server = TestServer.get();
    FillTarget target =
        new FillTarget(
            server.create("merged_statements", "utf8mb4_uca1400_ai_ci"),
            server.username(),
            server.password());
    new Generator(target).fill(new Generation(5_000, 1, 12, END), true);
    source =
        new SingleConnectionDataSource(target.url(), target.username(), target.password(), true);
    tables = new JdbcTemplate(source);
    tables.queryForList(
        "ANALYZE TABLE ho_so, thanh_phan_ho_so, yeu_cau_thanh_toan, giay_to_so_hoa");
  }

  @AfterAll
  static void close() {
    source.destroy();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          page-of-dossiers       | ho_so PRIMARY
          changed-dossiers       | ho_so PRIMARY
          dossiers-by-id         | ho_so range PRIMARY
          dossiers-by-code       | ho_so ALL
          dossier-links          | ho_so range ix_ho_so_ma_ho_so covered
          padded-links           | ho_so index ix_ho_so_ma_ho_so covered
          dossier-count          | ho_so range ix_ho_so_ngay_tiep_nhan covered
          partition-bound        | ho_so PRIMARY
          changed-bound          | ho_so PRIMARY
          newest-accepted        | optimized away
          newest-change          | ho_so ALL
          components-by-link     | thanh_phan_ho_so range ix_thanh_phan_ho_so_ho_so
          payments-by-link       | yeu_cau_thanh_toan range ix_yeu_cau_thanh_toan_ma_ho_so
          all-components         | thanh_phan_ho_so ALL
          some-links-of-components | thanh_phan_ho_so index ix_thanh_phan_ho_so_ho_so covered
          some-links-of-payments | yeu_cau_thanh_toan index ix_yeu_cau_thanh_toan_ma_ho_so covered
          payment-links          | yeu_cau_thanh_toan range ix_yeu_cau_thanh_toan_ma_ho_so covered
          collected-payments     | yeu_cau_thanh_toan PRIMARY
          changed-payments       | yeu_cau_thanh_toan PRIMARY
          page-of-papers         | giay_to_so_hoa PRIMARY
          changed-papers         | giay_to_so_hoa PRIMARY
          fingerprint-dossiers   | ho_so ALL
          fingerprint-components | thanh_phan_ho_so ALL
          fingerprint-payments   | yeu_cau_thanh_toan ALL
          fingerprint-papers     | giay_to_so_hoa ALL
          bucket-dossiers        | ho_so index ix_ho_so_ma_ho_so covered; ho_so eq_ref PRIMARY
          bucket-components      | thanh_phan_ho_so ALL
          bucket-component-links | thanh_phan_ho_so range ix_thanh_phan_ho_so_ho_so covered
          bucket-payments        | yeu_cau_thanh_toan index ix_yeu_cau_thanh_toan_ma_ho_so covered; yeu_cau_thanh_toan eq_ref PRIMARY
          all-agencies           | don_vi ALL
          all-procedures         | thu_tuc ALL
          all-fields             | linh_vuc ALL
          labels-of-dossiers     | ho_so ALL
          labels-of-components   | thanh_phan_ho_so ALL
          labels-of-payments     | yeu_cau_thanh_toan ALL
          labels-of-papers       | giay_to_so_hoa ALL
          labels-of-agencies     | don_vi ALL
          longest-of-dossiers    | ho_so ALL
          longest-of-payments    | yeu_cau_thanh_toan ALL
          longest-of-papers      | giay_to_so_hoa ALL
          longest-of-agencies    | don_vi ALL
          longest-of-procedures  | thu_tuc ALL
          longest-of-fields      | linh_vuc ALL
          """)
  void theServerReadsTheTableAsIfNothingStoodBetween(String statement, String access) {
    // Of a page alone, since its place decides whether the server goes along the key or into it
    boolean page = access.endsWith(" PRIMARY") && access.split(" ").length == 2;
    for (String after : Arrays.asList(null, middle(statement))) {
      String expected = page ? access.replace(" ", after == null ? " index " : " range ") : access;
      assertThat(plan(statement, after)).as("%s after %s", statement, after).isEqualTo(expected);
    }
  }

  @Test
  void everyStatementIsLookedAt() throws NoSuchMethodException {
    String looked =
        MergedStatementsTest.class
            .getDeclaredMethod(
                "theServerReadsTheTableAsIfNothingStoodBetween", String.class, String.class)
            .getAnnotation(CsvSource.class)
            .textBlock();
    assertThat(looked.lines().map(line -> line.split("\\|")[0].strip()))
        .containsExactlyInAnyOrderElementsOf(
            SourceAdapter.statements().stream()
                // Of adapter check, which nobody waits for, and those of no row
                .filter(name -> !name.matches("(columns|ids|missing-ids|links|met-links)-of-.*"))
                .toList());
  }

  private static String middle(String statement) {
    String table =
        statement.endsWith("papers")
            ? "giay_to_so_hoa"
            : statement.endsWith("payments") ? "yeu_cau_thanh_toan" : "ho_so";
    return tables
        .queryForList("SELECT id FROM %s ORDER BY id".formatted(table), String.class)
        .get(400);
  }

  private static String plan(String statement, String after) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("after", after);
    parameters.put("upto", null);
    parameters.put("limit", 100);
    parameters.put("from", LocalDate.of(2022, 1, 1).atStartOfDay());
    parameters.put("until", END.plusDays(1).atStartOfDay());
    parameters.put("afterAsOf", END.plusDays(2).atStartOfDay());
    parameters.put("undated", 0);
    parameters.put("everything", 0);
    parameters.put("paperUntil", END.plusDays(1).atStartOfDay());
    parameters.put("paymentFrom", END.atStartOfDay());
    parameters.put("paymentUntil", END.plusDays(1).atStartOfDay());
    parameters.put("packedMarks", CodeBucket.marks(new BitSet()));
    parameters.put("position", 10);
    parameters.put("blanks", List.of(" "));
    parameters.put("ids", some("id"));
    parameters.put("codes", some("ma_ho_so"));
    parameters.put("links", some("ma_ho_so"));
    List<String> steps =
        new NamedParameterJdbcTemplate(source)
            .query("EXPLAIN " + ADAPTER.sql(statement), parameters, (rs, n) -> step(rs));
    return String.join("; ", steps);
  }

  private static List<String> some(String column) {
    return tables.queryForList(
        "SELECT %s FROM ho_so WHERE %s IS NOT NULL LIMIT 20".formatted(column, column),
        String.class);
  }

  private static String step(ResultSet rs) throws SQLException {
    assertThat(rs.getString("select_type")).as("nothing is kept aside").isEqualTo("SIMPLE");
    if (rs.getString("table") == null) {
      return rs.getString("Extra").contains("optimized away") ? "optimized away" : "no table";
    }
    String key = rs.getString("key");
    return "%s %s%s%s"
        .formatted(
            rs.getString("table"),
            rs.getString("type"),
            key == null ? "" : " " + key,
            rs.getString("Extra").contains("Using index")
                    && !rs.getString("Extra").contains("condition")
                ? " covered"
                : "");
  }
}
