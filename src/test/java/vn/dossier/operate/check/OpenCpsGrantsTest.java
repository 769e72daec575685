package vn.dossier.operate.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.yaml.snakeyaml.Yaml;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.RandomOpenCps;
import vn.dossier.testing.night.Answer;

/** The account of jobs/sql/grants-source-reader-opencps.sql, made out of that very file. */
class OpenCpsGrantsTest {

  private static final Path FILE = Path.of("jobs", "sql", "grants-source-reader-opencps.sql");
  private static final Path ADAPTER = Path.of("jobs", "source", "opencps");
  private static final String PASSWORD = "Pw-1-opencps";

  private static Databases databases;
  private static String database;
  private static String account;
  private static RandomOpenCps rows;

  @BeforeAll
  static void makeTheAccount() throws SQLException, IOException {
    databases = Databases.of("opencps", true).with(RandomOpenCps.SETTINGS);
    database = databases.sourceUrl().substring(databases.sourceUrl().lastIndexOf('/') + 1);
    account = "reader_of_" + database;
    rows = new RandomOpenCps(1, 60);
    try (Connection root = databases.source()) {
      rows.writeTo(root);
      String script =
          Files.readString(FILE)
              .replace("dossier_reader", account)
              .replace("CHANGE-source-reader-password", PASSWORD)
              .replaceAll("\\bopencps\\.", database + ".");
      ScriptUtils.executeSqlScript(root, new ByteArrayResource(script.getBytes(UTF_8)));
    }
  }

  @AfterAll
  static void dropTheAccount() throws SQLException {
    try (Connection root = databases.source();
        Statement statement = root.createStatement()) {
      statement.execute("DROP USER IF EXISTS '%s'@'%%'".formatted(account));
    }
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put("dossier.source.username", account);
    settings.put("dossier.source.password", PASSWORD);
    return settings;
  }

  @Test
  void aNightNeedsNothingMore() {
    Answer night = Answer.to(settings(), "nightly", "--date", "2023-11-01");
    assertThat(night.code()).as(night.err()).isZero();
    List<String> loaded =
        new JdbcTemplate(
                new DriverManagerDataSource(
                    databases.warehouseUrl(), databases.username(), databases.password()))
            .queryForList("SELECT dossier_id FROM fact_dossier", String.class);
    assertThat(loaded)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            rows.expected().entrySet().stream()
                .filter(dossier -> dossier.getValue().startsWith("LOADED"))
                .map(dossier -> dossier.getKey().toString())
                .toList());
    assertThat(Answer.to(settings(), "check").out())
        .contains("the account of the source cannot read any");
  }

  /**
   * A view that hides columns hides how the server looks through it, too: no fault of the adapter.
   */
  @Test
  void theAdapterIsCheckedByItToo() {
    Answer check = Answer.to(settings(), "adapter", "check", ADAPTER.toString());
    assertThat(check.code()).as(check.out()).isZero();
    assertThat(check.out())
        .contains("the account may not see how the server looks through views in payments-by-link")
        .contains("the server reads the tables themselves in every other statement");
  }

  @Test
  void itIsGrantedTheColumnsOfTheContractAndNoOthers() throws IOException {
    Map<String, Set<String>> granted = new TreeMap<>();
    Pattern.compile("GRANT SELECT \\(([^)]*)\\) ON opencps\\.(\\w+)")
        .matcher(Files.readString(FILE))
        .results()
        .forEach(
            grant ->
                granted.put(
                    grant.group(2),
                    Arrays.stream(grant.group(1).split(","))
                        .map(String::strip)
                        .collect(Collectors.toCollection(TreeSet::new))));
    Map<String, Map<String, String>> contract =
        new Yaml().load(Files.readString(ADAPTER.resolve("contract.yml")));
    Map<String, Set<String>> named = new TreeMap<>();
    contract.forEach((table, columns) -> named.put(table, new TreeSet<>(columns.keySet())));
    // The view is granted whole: it has nothing else
    named.remove("opencps_paymentfile_read");
    assertThat(granted).isEqualTo(named);
  }

  /** The view of the tests is the one that an administrator makes. */
  @Test
  void bothFilesMakeTheSameView() throws IOException {
    assertThat(view(Files.readString(ADAPTER.resolve("schema.sql"))))
        .isNotEmpty()
        .isEqualTo(view(Files.readString(FILE).replace("opencps.opencps_", "opencps_")));
  }

  private static String view(String script) {
    return Pattern.compile("CREATE OR REPLACE VIEW opencps_paymentfile_read[^;]*")
        .matcher(script)
        .results()
        .map(java.util.regex.MatchResult::group)
        .collect(Collectors.joining());
  }

  /** Each column of personal.yml that the schema of the tests has. */
  @Test
  void noPersonalColumnAndNoSecretIsRead() throws IOException, SQLException {
    Map<String, List<String>> personal =
        new Yaml().load(Files.readString(ADAPTER.resolve("personal.yml")));
    List<String> refused = new ArrayList<>();
    try (Connection root = databases.source();
        Connection reader = DriverManager.getConnection(databases.sourceUrl(), account, PASSWORD);
        Statement statement = reader.createStatement()) {
      for (Map.Entry<String, List<String>> table : personal.entrySet()) {
        for (String column : table.getValue()) {
          try (var found = root.getMetaData().getColumns(database, null, table.getKey(), column)) {
            if (!found.next()) {
              continue;
            }
          }
          assertRefused(statement, "SELECT %s FROM %s".formatted(column, table.getKey()));
          refused.add(column);
        }
      }
    }
    assertThat(refused)
        .contains("applicantName", "applicantIdNo", "address", "password_", "formData")
        .contains("einvoice", "epaymentProfile", "epaymentConfig", "bankInfo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM opencps_dossier",
        "SELECT dossierId FROM opencps_dossier WHERE applicantIdNo = '1'",
        "SELECT * FROM opencps_paymentfile",
        "SELECT paymentFileId FROM opencps_paymentfile",
        "UPDATE opencps_dossier SET dossierStatus = 'done'",
        "DELETE FROM opencps_dossierfile",
        "DROP VIEW opencps_paymentfile_read",
        "CREATE TABLE x (a INT)"
      })
  void itMayDoNothingElse(String sql) throws SQLException {
    try (Connection reader = DriverManager.getConnection(databases.sourceUrl(), account, PASSWORD);
        Statement statement = reader.createStatement()) {
      assertRefused(statement, sql);
    }
  }

  private static void assertRefused(Statement statement, String sql) {
    assertThatExceptionOfType(SQLException.class)
        .as(sql)
        .isThrownBy(() -> statement.execute(sql))
        .satisfies(e -> assertThat(e.getErrorCode()).as(e.getMessage()).isIn(1142, 1143));
  }
}
