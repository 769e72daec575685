package vn.dossier.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** What {@code check} finds before a night depends on it: labels, privileges, connections. */
class CheckTest {

  @ParameterizedTest
  @ValueSource(strings = {"H2", "MARIADB"})
  void tellsLabelsThatNoListKnowsWithTheirNumbers(String server) throws SQLException {
    Databases databases =
        server.equals("H2") ? Databases.h2() : Databases.server("utf8mb4_general_ci");
    execute(
        databases,
        dossier("1", "9", "2", "Kết quả"),
        dossier("2", " 9 ", "1", "xin lỗi"),
        dossier("3", "11", "9", "Kết quả"),
        dossier("4", "11", "2", null),
        dossier("5", "12", null, "Mới"),
        component("1", "Tái sử dụng"),
        component("2", "0"),
        component("3", "7"),
        // To the server's collation, the same label without its accents is the same
        payment("1", "Đã thanh toán", "Thu trước", "truc-tuyen"),
        payment("2", "Da thanh toan", "Thu truoc", "DVC"),
        payment("3", "Da thanh toan", null, ""),
        payment("4", "Da thanh toan", null, ""),
        payment("5", "Da thanh toan", null, ""),
        payment("6", "Da thanh toan", null, ""),
        paper("1", "0", "2"),
        paper("2", "5", "9"),
        agency("G1", "so-ban-nganh", "local"),
        agency("G2", "phuong", "misa"));

    JsonNode lines = Answer.to(databases.settings(), "check", "--json").json().at("/lines");

    assertThat(seen(lines, "source labels", "warning"))
        .containsExactly(
            "agencies.catalog unknown: 'p***g(6)' in 1 rows",
            "agencies.receipt-provider unknown: 'm***a(4)' in 1 rows",
            "components.digitisation unknown: '7' in 1 rows",
            "dossiers.channel unknown: '9' in 1 rows",
            "dossiers.result-kind unknown: '***(3)' in 1 rows",
            "dossiers.status unknown: '11' in 2 rows; '12' in 1 rows",
            "papers.kind unknown: '5' in 1 rows",
            "papers.status unknown: '9' in 1 rows",
            "payments.kind unknown: 't***c(9)' in 1 rows",
            "payments.method unknown: '***(3)' in 1 rows",
            "payments.status unknown: 'da thanh toan' in 5 rows");
  }

  @Test
  void masksLabelsThatAPersonMayHaveTyped() throws SQLException {
    Databases databases = Databases.h2();
    for (int i = 0; i < 5; i++) {
      execute(
          databases,
          payment("new" + i, "Mới lạ", "0912345678", null),
          payment("typed" + i, "Nguyễn Thị " + i, null, null));
    }

    Answer answer = Answer.to(databases.settings(), "check");

    assertThat(answer.out())
        .contains("'mới lạ' in 5 rows", "'0***8(10)' in 5 rows", "'n***0(12)' in 1 rows")
        .doesNotContain("nguyễn", "0912345678");
  }

  @Test
  void isContentWhenEveryLabelIsKnown() throws SQLException {
    Databases databases = Databases.h2();
    execute(databases, dossier("1", "9", "2", "Kết quả"), agency("G1", "so-ban-nganh", "vnpt"));

    Answer answer = Answer.to(databases.settings(), "check");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("5 labels, all known", "every night reads everything: H2 computes no checksums");
  }

  @ParameterizedTest
  @ValueSource(strings = {"H2", "MARIADB"})
  void tellsValuesThatTheWarehouseCannotHoldByLookingAtTheData(String server) throws SQLException {
    Databases databases =
        server.equals("H2") ? Databases.h2() : Databases.server("utf8mb4_general_ci");
    execute(
        databases,
        "ALTER TABLE ho_so MODIFY ma_ho_so VARCHAR(200)",
        "ALTER TABLE ho_so MODIFY muc_do VARCHAR(200)",
        "ALTER TABLE yeu_cau_thanh_toan MODIFY so_tien BIGINT",
        "ALTER TABLE yeu_cau_thanh_toan MODIFY phi DECIMAL(20, 2)",
        "ALTER TABLE yeu_cau_thanh_toan MODIFY le_phi DOUBLE",
        "ALTER TABLE don_vi MODIFY ma_dinh_danh VARCHAR(200)",
        "INSERT INTO ho_so (id, ma_ho_so, muc_do) VALUES ('1', '%s', '  4       ')"
            .formatted("x".repeat(64)),
        "INSERT INTO yeu_cau_thanh_toan (id, so_tien, phi) VALUES ('1', 9000000000000000000, 1)",
        "INSERT INTO yeu_cau_thanh_toan (id, so_tien) VALUES ('2', 1000000000000000)",
        "INSERT INTO yeu_cau_thanh_toan (id, phi, le_phi) VALUES ('3', 0.5, -0.5)",
        "INSERT INTO yeu_cau_thanh_toan (id, phi, le_phi) VALUES ('4', 5.00, 7)",
        "INSERT INTO don_vi (group_code, ma_dinh_danh) VALUES ('G1', '%s')"
            .formatted("9".repeat(21)));

    JsonNode lines = Answer.to(databases.settings(), "check", "--json").json().at("/lines");

    assertThat(seen(lines, "source values", "warning"))
        .containsExactlyInAnyOrder(
            "dossiers: dossier_code of 64 characters, the warehouse holds 50",
            "3 amounts, fees or charges are beyond 10^15 VND or not whole numbers",
            "agencies: identifier_code of 21 characters, the warehouse holds 20");
  }

  @Test
  void warnsOfASourceAccountThatCanWriteOrCreate() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");

    JsonNode all = Answer.to(databases.settings(), "check", "--json").json();
    JsonNode reader =
        Answer.to(asReader(databases, "SELECT ON %s.*", ""), "check", "--json").json();
    JsonNode writer =
        Answer.to(asReader(databases, "SELECT, DELETE, CREATE ON %s.*", ""), "check", "--json")
            .json();

    assertThat(all.at("/exit_code").asInt()).isZero();
    assertThat(seen(all.at("/lines"), "source privileges", "warning"))
        .containsExactly("the account may ALL PRIVILEGES");
    assertThat(seen(reader.at("/lines"), "source privileges", "ok"))
        .containsExactly("the account can change nothing");
    assertThat(seen(writer.at("/lines"), "source privileges", "warning"))
        .containsExactly("the account may CREATE, DELETE");
    String personal =
        "may read ho_so.chu_ho_so, ho_so.dia_chi, ho_so.email, ho_so.so_dien_thoai,"
            + " ho_so.so_dinh_danh";
    assertThat(seen(reader.at("/lines"), "personal data", "warning"))
        .containsExactly(
            "the account of the source " + personal, "the account of the warehouse " + personal);
  }

  @Test
  void namesThePersonalColumnsThatAnAccountMayReadAndNoOthers() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    Map<String, Object> settings = asReader(databases, "SELECT (id, email) ON %s.ho_so", "");
    settings.put("spring.datasource.username", settings.get("dossier.source.username"));
    settings.put("spring.datasource.password", settings.get("dossier.source.password"));
    String warehouse = databases.warehouse().getCatalog();
    execute(
        databases,
        "GRANT SELECT ON %s.* TO '%s'@'%%'"
            .formatted(warehouse, settings.get("dossier.source.username")));

    JsonNode lines = Answer.to(settings, "check", "--json").json().at("/lines");

    assertThat(seen(lines, "personal data", "warning"))
        .containsExactly(
            "the account of the source may read ho_so.email",
            "the account of the warehouse may read ho_so.email");
  }

  @Test
  void warnsOfAServerThatHasFewerConnectionsFreeThanANightOpens() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    String limit = "WITH MAX_USER_CONNECTIONS 1";

    JsonNode enough = Answer.to(databases.settings(), "check", "--json").json();
    JsonNode few =
        Answer.to(asReader(databases, "SELECT ON %s.*", limit), "check", "--json").json();
    execute(
        databases,
        """
        INSERT INTO %s.etl_worker (worker_id, host, pid, threads, of_night, program_version,
          rule_set, takes, started_at, heartbeat_at)
        VALUES (1, 'a', 1, 1, 0, '', '', '', NOW(), NOW()),
          (2, 'b', 1, 2, 0, '', '', '', NOW(), NOW())
        """
            .formatted(databases.warehouse().getCatalog()));
    JsonNode workers = Answer.to(databases.settings(), "check", "--json").json();

    assertThat(seen(enough.at("/lines"), "free connections", "warning")).isEmpty();
    assertThat(seen(enough.at("/lines"), "free connections", "ok"))
        // Two partitions read, write and record; the run does so too; and the lock
        .singleElement()
        .asString()
        .endsWith("a night opens 9, at most 31");
    assertThat(seen(workers.at("/lines"), "free connections", "ok"))
        // Three threads read, write and record; each process shows itself and asks for work
        .singleElement()
        .asString()
        .endsWith("a night opens 22, at most 44, with 2 workers of 3 threads");
    assertThat(seen(few.at("/lines"), "free connections", "warning"))
        .singleElement()
        .asString()
        .startsWith("1 of 1 on")
        .endsWith("a night opens 2, at most 10");
  }

  @Test
  void tellsAServerThatTakesOnlyShorterStatements() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    // Of a whole chunk's ids, too
    Map<String, Object> large = databases.settings();
    large.put("dossier.nightly.chunk-size", "20000000");

    JsonNode usual = Answer.to(databases.settings(), "check", "--json").json();
    JsonNode chunks = Answer.to(large, "check", "--json").json();

    assertThat(seen(usual.at("/lines"), "max_allowed_packet", "ok"))
        .hasSize(2)
        .allMatch(line -> line.matches(".*(source|warehouse); a night needs 1,024"));
    assertThat(seen(chunks.at("/lines"), "max_allowed_packet", "error"))
        .hasSize(2)
        .allMatch(line -> line.endsWith("a night needs 2,500,000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GRANT USAGE ON *.* TO `r`@`%`|",
        "GRANT SELECT (`id`, `update`), SHOW VIEW ON `one_stop`.`ho_so` TO `r`@`%`|",
        "GRANT ALL PRIVILEGES ON `warehouse`.* TO `r`@`%`|",
        "GRANT INSERT ON `onexstop`.* TO `r`@`%`|",
        "GRANT INSERT ON `other`.`one_stop` TO `r`@`%`|",
        "GRANT PROXY ON ''@'%' TO 'root'@'localhost' WITH GRANT OPTION|",
        "GRANT ALL PRIVILEGES ON *.* TO `r`@`%` WITH GRANT OPTION|ALL PRIVILEGES",
        "GRANT SELECT, INSERT ON `one\\_stop`.* TO `r`@`%`|INSERT",
        "GRANT SELECT, DROP ON `one%`.* TO `r`@`%`|DROP",
        "GRANT UPDATE (`id`) ON `one_stop`.`ho_so` TO `r`@`%`|UPDATE",
        "GRANT EXECUTE ON PROCEDURE `one_stop`.`mend` TO `r`@`%`|EXECUTE"
      })
  void readsWhatGrantsLetAnAccountChange(String grant, String expected) {
    assertThat(String.join(",", Grants.changing(List.of(grant), "one_stop")))
        .isEqualTo(expected == null ? "" : expected);
  }

  private static List<String> seen(JsonNode lines, String subject, String mark) {
    return lines
        .valueStream()
        .filter(line -> line.at("/subject").asString().equals(subject))
        .filter(line -> line.at("/mark").asString().equalsIgnoreCase(mark))
        .map(line -> line.at("/seen").asString())
        .sorted()
        .toList();
  }

  private static Map<String, Object> asReader(Databases databases, String grant, String limit)
      throws SQLException {
    String url = databases.sourceUrl();
    String database = url.substring(url.lastIndexOf('/') + 1);
    String account = "'check_%s'@'%%'".formatted(database);
    execute(
        databases,
        "DROP USER IF EXISTS " + account,
        "CREATE USER %s IDENTIFIED BY 'check' %s".formatted(account, limit),
        "GRANT %s TO %s".formatted(grant.formatted(database), account));
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.source.username", "check_" + database);
    settings.put("dossier.source.password", "check");
    return settings;
  }

  private static String dossier(String id, String status, String channel, String result) {
    return insert("ho_so (id, trang_thai_ho_so_id, kenh_thuc_hien, loai_ket_qua)", id, status)
        .formatted(quoted(channel) + ", " + quoted(result));
  }

  private static String component(String id, String digitisation) {
    return "INSERT INTO thanh_phan_ho_so (id, trang_thai_so_hoa) VALUES ('%s', %s)"
        .formatted(id, quoted(digitisation));
  }

  private static String payment(String id, String status, String kind, String method) {
    return insert(
            "yeu_cau_thanh_toan (id, trang_thai, hinh_thuc_thu, hinh_thuc_thanh_toan)", id, status)
        .formatted(quoted(kind) + ", " + quoted(method));
  }

  private static String paper(String id, String kind, String status) {
    return insert("giay_to_so_hoa (id, loai_so_hoa, trang_thai_so_hoa)", id, kind)
        .formatted(quoted(status));
  }

  private static String agency(String code, String catalog, String provider) {
    return insert("don_vi (group_code, catalog, loai_bien_lai_thanh_toan)", code, catalog)
        .formatted(quoted(provider));
  }

  private static String insert(String into, String first, String second) {
    return "INSERT INTO %s VALUES ('%s', %s, %%s)".formatted(into, first, quoted(second));
  }

  private static String quoted(String text) {
    return text == null ? "NULL" : "'" + text + "'";
  }

  private static void execute(Databases databases, String... statements) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
