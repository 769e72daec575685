package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Product;

/**
 * Ids as other vendors have them, as cursors from page to page, as links, and looked up: neighbours
 * that are one number to whoever counts in floating point, and those whose order as text is
 * another.
 */
class IdsOfAnyTypeTest {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 31);

  private static final Map<String, String> SELECTS =
      Map.of(
          "dossiers",
          """
          select d.id, null as code, 'A1' as agency_code, '1.001' as procedure_code, '2' as channel,
            '4' as service_level, d.status, d.accepted as accepted_at, d.accepted as due_at,
            null as finished_at, null as returned_at, null as result_kind, null as result_files,
            null as deleted_at, null as copy_reason, d.accepted as created_at, null as last_modified_at
          from v_dossier d
          """,
          "components",
          """
          select f.dossier as link, 'a.pdf' as files, null as digitisation, null as deleted_at
          from v_file f
          """,
          "payments",
          """
          select p.id, p.dossier as link, p.amount, p.amount as fee, 0 as charge,
            'Đã thanh toán' as status, 'Thu trước' as kind, 'truc-tuyen' as method,
            p.paid as collected_at, 'A1' as agency_code, null as collecting_agency_code,
            null as fee_receipt, null as charge_receipt, null as deleted_at
          from v_payment p
          """,
          "papers",
          """
          select r.id, r.dossier as link, '1' as kind, null as status, r.made as digitised_at,
            r.made as created_at, 'A1' as agency_identifier, null as deleted_at
          from v_result r
          """,
          "agencies",
          """
          select 'A1' as code, 'Sở Một' as name, null as parent_code, 'A1' as identifier_code,
            'so-ban-nganh' as catalog, null as receipt_provider, null as in_statistics,
            null as active, null as created_at, null as last_modified_at, null as deleted_at
          """,
          "procedures",
          """
          select '1.001' as code, 'Thủ tục' as name, 'F1' as field_code, '4' as service_level,
            '1' as has_fee, '0' as no_result, '1' as in_use, null as created_at,
            null as last_modified_at, null as deleted_at
          """,
          "fields",
          "select 'F1' as code, 'Lĩnh vực' as name");

  private static final String CONTRACT =
      """
      v_dossier: {id: %1$s, status: text, accepted: datetime}
      v_file: {dossier: %1$s}
      v_payment: {id: %1$s, dossier: %1$s, amount: integer, paid: datetime}
      v_result: {id: %1$s, dossier: %1$s, made: datetime}
      """;

  private static final String FACTS =
      """
      SELECT CONCAT(dossier_id, ' ', component_digitised, ' ', amount_due) FROM fact_dossier
      """;

  @TempDir Path jobs;
  private String family;
  private Databases databases;
  private JdbcTemplate source;
  private JdbcTemplate warehouse;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # on server | type             | family  | ids
          true  | BIGINT UNSIGNED  | integer | 1,9,10,1000000000000000000,9223372036854775806,9223372036854775807,9223372036854775808,18446744073709551614,18446744073709551615
          true  | BIGINT           | integer | -9223372036854775807,-9223372036854775806,-10,-9,-1,0,2,10,9223372036854775806,9223372036854775807
          true  | DECIMAL(20)      | integer | -99999999999999999999,-10,-9,9,10,99999999999999999998,99999999999999999999
          true  | UUID             | text    | 00000000-0000-0000-0000-000000000001,10000000-0000-1000-8000-000000000000,0fffffff-0000-4000-8000-000000000000,ffffffff-ffff-4fff-bfff-ffffffffffff
          true  | VARCHAR(36)      | text    | 1,10,9,18446744073709551614,18446744073709551615,ffffffff-ffff-4fff-bfff-ffffffffffff
          false | BIGINT           | integer | -9223372036854775807,-10,-9,-1,0,2,10,9223372036854775806,9223372036854775807
          false | NUMERIC(20)      | integer | -99999999999999999999,-10,9,10,99999999999999999998,99999999999999999999
          false | VARCHAR(36)      | text    | 1,10,9,18446744073709551614,18446744073709551615,ffffffff-ffff-4fff-bfff-ffffffffffff
          """)
  void eachIsReadOnceAndFoundAgain(boolean onServer, String type, String family, String list)
      throws SQLException, IOException {
    List<String> ids = List.of(list.split(","));
    open(onServer, type, family);
    ids.forEach(this::insert);
    try (Product product = new Product(settings())) {
      assertThat(night(product, NIGHT)).isZero();
      assertThat(facts()).containsExactlyInAnyOrderElementsOf(expected(ids));
      assertThat(number("SELECT SUM(results) FROM fact_digitised_result_daily"))
          .isEqualTo(ids.size());
      assertThat(number("SELECT SUM(historical_results) FROM fact_digitised_result_daily"))
          .isZero();

      // Neighbours: one is re-dated and looked up by its id, one goes, one is changed
      List<String> last = ids.subList(ids.size() - 3, ids.size());
      source.update(
          "UPDATE v_dossier SET accepted = '2001-01-02 08:00:00' WHERE id = "
              + quoted(last.get(0)));
      source.update("DELETE FROM v_dossier WHERE id = " + quoted(last.get(1)));
      source.update("UPDATE v_dossier SET status = '5' WHERE id = " + quoted(last.get(2)));
      assertThat(night(product, NIGHT.plusDays(1))).isZero();
      List<String> after = expected(ids);
      after.remove(ids.size() - 2);
      assertThat(facts()).containsExactlyInAnyOrderElementsOf(after);
      assertThat(one("SELECT dossier_id FROM fact_dossier WHERE accepted_date < '2023-01-01'"))
          .isEqualTo(last.get(0));
      assertThat(one("SELECT dossier_id FROM fact_dossier WHERE status_code = '5'"))
          .isEqualTo(last.get(2));

      if (onServer) {
        assertThat(night(product, NIGHT.plusDays(2))).isZero();
        assertThat(read(NIGHT.plusDays(2))).isZero();
      }
    }
    Answer check = Answer.to(settings(), "adapter", "check", jobs + "/source/vendor");
    assertThat(check.code()).as(check.out() + check.err()).isZero();
    assertThat(check.out())
        .contains("dossiers.sql: %d rows, each with its own".formatted(ids.size() - 1));
  }

  private void open(boolean onServer, String type, String ofIds) throws SQLException, IOException {
    family = ofIds;
    databases = Databases.of("one-stop", onServer);
    source = jdbc(databases.sourceUrl());
    warehouse = jdbc(databases.warehouseUrl());
    for (String table :
        List.of(
            "v_dossier (id %s PRIMARY KEY, status VARCHAR(5), accepted DATETIME)",
            "v_file (dossier %s)",
            "v_payment (id %1$s PRIMARY KEY, dossier %1$s, amount INT, paid DATETIME)",
            "v_result (id %1$s PRIMARY KEY, dossier %1$s, made DATETIME)")) {
      source.execute("CREATE TABLE " + table.formatted(type));
    }
    for (String table : List.of("v_file", "v_payment", "v_result")) {
      source.execute("CREATE INDEX ix_%s ON %1$s (dossier)".formatted(table));
    }
    Path folder = Files.createDirectories(jobs.resolve("source/vendor"));
    for (Map.Entry<String, String> select : SELECTS.entrySet()) {
      Files.writeString(folder.resolve(select.getKey() + ".sql"), select.getValue());
    }
    Files.writeString(folder.resolve("adapter.yml"), "link: id\nchecksums: true\n");
    Files.writeString(folder.resolve("contract.yml"), CONTRACT.formatted(family));
    Files.copy(Path.of("jobs/source/one-stop/labels.yml"), folder.resolve("labels.yml"));
    Path rules = Files.createDirectories(jobs.resolve("rules"));
    Files.copy(Path.of("jobs/rules/one-stop.yml"), rules.resolve("vendor.yml"));
  }

  private void insert(String id) {
    String quoted = quoted(id);
    source.update(
        "INSERT INTO v_dossier VALUES (%s, '4', '2023-10-05 08:00:00')".formatted(quoted));
    source.update("INSERT INTO v_file VALUES (%s)".formatted(quoted));
    source.update(
        "INSERT INTO v_payment VALUES (%s, %1$s, %d, '2023-10-06 08:00:00')"
            .formatted(quoted, amount(id)));
    source.update(
        "INSERT INTO v_result VALUES (%s, %1$s, '2023-10-07 08:00:00')".formatted(quoted));
  }

  // Of each id another, so that nobody has that of a neighbour
  private static int amount(String id) {
    return 1_000 + Math.floorMod(id.hashCode(), 90_000);
  }

  // A number as such, so that it is what the test says it is
  private String quoted(String id) {
    return family.equals("integer") ? id : "'" + id + "'";
  }

  private static List<String> expected(List<String> ids) {
    return new ArrayList<>(ids.stream().map(id -> "%s 1 %d".formatted(id, amount(id))).toList());
  }

  private JdbcTemplate jdbc(String url) {
    return new JdbcTemplate(
        new DriverManagerDataSource(url, databases.username(), databases.password()));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put("dossier.jobs", jobs.toString());
    settings.put("dossier.source.adapter", "vendor");
    settings.put("dossier.nightly.chunk-size", 1);
    return settings;
  }

  private static int night(Product product, LocalDate date) {
    return product.run(date.plusDays(1), "nightly", "--date", date.toString());
  }

  private List<String> facts() {
    return warehouse.queryForList(FACTS, String.class);
  }

  private long number(String sql) {
    return warehouse.queryForObject(sql, Long.class);
  }

  private String one(String sql) {
    return warehouse.queryForObject(sql, String.class);
  }

  private long read(LocalDate night) {
    return warehouse.queryForObject(
        """
        SELECT COALESCE(SUM(t.tally), 0) FROM etl_run_tally t
        JOIN etl_run r ON r.job_execution_id = t.run_id
        WHERE r.business_date = ? AND t.kind = 'READ' AND t.partition_name NOT LIKE '%:unread'
        """,
        Long.class, night);
  }
}
