package vn.dossier.operate.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.semantic.ImportedBundle;

/**
 * The accounts of jobs/sql/grants-*.sql, made out of these very files on the tests' server: a night
 * by the least privileges, and what they keep out.
 */
class GrantsTest {

  private static final Path FILES = Path.of("jobs", "sql");
  private static final Pattern GRANT =
      Pattern.compile("GRANT SELECT \\(([^)]*)\\) ON one_stop\\.(\\w+)");

  /** An account and its password. */
  private enum Account {
    READER("dossier_reader", "CHANGE-source-reader-password"),
    MIGRATOR("dossier_migrator", "CHANGE-migrator-password"),
    LOADER("dossier_loader", "CHANGE-loader-password"),
    BI("dossier_bi", "CHANGE-bi-reader-password");

    final String inFile;
    final String passwordInFile;

    Account(String inFile, String passwordInFile) {
      this.inFile = inFile;
      this.passwordInFile = passwordInFile;
    }

    String username() {
      return name().toLowerCase(java.util.Locale.ROOT) + "_" + suffix;
    }

    String password() {
      return "Pw-1-" + name() + "-" + suffix;
    }
  }

  private static Databases databases;
  private static String suffix;
  private static Answer tooEarly;
  private static Throwable biTooEarly;
  private static String accountsBefore;
  private static Answer migrate;
  private static Answer night;

  @BeforeAll
  static void playANight() throws SQLException, IOException {
    databases = Databases.server("utf8mb4_general_ci");
    suffix = name(databases.warehouseUrl()).replace("warehouse_", "");
    asRoot(
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở Y tế', 'xa-phuong')",
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan, chu_ho_so)
        VALUES ('a', 'H1-1', 'SYT', '2', '4', '2023-10-05 08:00:00', 'Bí Mật'),
          ('b', 'H1-2', 'KHONGCO', '2', '4', '2023-10-06 08:00:00', 'Bí Mật')
        """);
    run("grants-source-reader.sql");
    run("grants-migrator.sql");
    run("grants-loader.sql");
    biTooEarly = catchThrowable(() -> run("grants-bi-reader.sql"));
    accountsBefore =
        value("SELECT COUNT(*) FROM mysql.user WHERE user = '%s'".formatted(Account.BI.username()));
    tooEarly = type(Account.LOADER, "nightly", "--date", "2023-10-30");
    migrate = Answer.to(ofWarehouse(Account.MIGRATOR), "migrate");
    run("grants-bi-reader.sql");
    night = type(Account.LOADER, "nightly", "--date", "2023-10-30");
  }

  @AfterAll
  static void dropAccounts() throws SQLException {
    for (Account account : Account.values()) {
      asRoot("DROP USER IF EXISTS '%s'@'%%'".formatted(account.username()));
    }
  }

  @Test
  void theReaderIsGrantedTheColumnsThatTheStatementsNameAndNoOthers() throws IOException {
    Map<String, Set<String>> granted = new TreeMap<>();
    GRANT
        .matcher(Files.readString(FILES.resolve("grants-source-reader.sql")))
        .results()
        .forEach(grant -> granted.put(grant.group(2), columns(grant)));
    assertThat(granted).isEqualTo(named());
  }

  @Test
  void theMigratorMakesTheTablesAndTheLoaderCannot() {
    assertThat(tooEarly.code()).as(tooEarly.err()).isEqualTo(2);
    assertThat(tooEarly.err()).contains("migrate").doesNotContain("Pw-1-");
    assertThat(migrate.code()).as(migrate.err()).isZero();
  }

  @Test
  void aFileThatComesTooEarlyMakesNothingAndNamesTheTable() {
    assertThat(biTooEarly).rootCause().hasMessageContaining("doesn't exist");
    assertThat(accountsBefore).isEqualTo("0");
  }

  @Test
  void noneOfTheAccountsMayReadPersonalData() {
    assertThat(type(Account.LOADER, "check").out())
        .contains("the account of the source cannot read any")
        .contains("the account of the warehouse cannot read any");
  }

  @Test
  void aNightRunsByReaderAndLoader() throws SQLException {
    assertThat(night.code()).as(night.err()).isZero();
    assertThat(night.out()).contains("2 source dossiers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "explain H1-1",
        "rerun --step verify-facts",
        "purge --older-than 400d",
        "backfill --from 2023-10-01 --to 2023-10-30",
        "nightly --date 2023-10-30 --full --force"
      })
  void everyOtherCommandWorksForThemToo(String command) {
    Answer answer = type(Account.LOADER, command.split(" "));
    assertThat(answer.code()).as(answer.err() + answer.out()).isZero();
  }

  /** To them the history is not there, and the tables that they may read look like another's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "report --month 2023-10",
        "status",
        "check",
        "export --table fact_dossier_daily --month 2023-10"
      })
  void theReadersAccountIsToldWhichAccountACommandNeeds(String command) {
    Answer answer = type(Account.BI, command.split(" "));

    assertThat(answer.code()).isEqualTo(2);
    assertThat((answer.out() + answer.err()).replaceAll("\\s+", " "))
        .contains("may not read the history of its schema", "be the account of the night")
        .doesNotContain("not ours");
  }

  private static String value(String sql) throws SQLException {
    try (Connection root = databases.source();
        Statement statement = root.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void aFolderOfSecretsIsReadLikeTheEnvironment(@TempDir Path secrets) throws IOException {
    Map<String, Object> settings = settings(Account.LOADER);
    Files.writeString(secrets.resolve("spring.datasource.password"), Account.LOADER.password());
    settings.remove("spring.datasource.password");
    assertThat(Answer.to(settings, "status").code()).isEqualTo(2);
    String option = "--spring.config.import=configtree:%s/".formatted(secrets);
    assertThat(Answer.to(settings, "status", option).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chu_ho_so", "so_dinh_danh", "so_dien_thoai", "email", "dia_chi", "*"})
  void theReaderCannotReadPersonalData(String column) throws SQLException {
    refused(Account.READER, databases.sourceUrl(), "SELECT %s FROM ho_so".formatted(column));
    refused(
        Account.READER,
        databases.sourceUrl(),
        "SELECT id FROM ho_so WHERE %s IS NOT NULL".formatted(column.replace("*", "email")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          READER   | source    | UPDATE ho_so SET kenh_thuc_hien = '1'
          READER   | source    | INSERT INTO linh_vuc (ma) VALUES ('x')
          READER   | source    | DELETE FROM ho_so
          READER   | source    | DROP TABLE linh_vuc
          READER   | source    | CREATE TABLE x (a INT)
          READER   | warehouse | SELECT 1
          MIGRATOR | source    | SELECT 1
          LOADER   | source    | SELECT 1
          LOADER   | warehouse | CREATE TABLE x (a INT)
          LOADER   | warehouse | ALTER TABLE etl_run ADD x INT
          LOADER   | warehouse | DROP TABLE etl_run
          LOADER   | warehouse | TRUNCATE TABLE etl_run
          LOADER   | warehouse | CREATE VIEW x AS SELECT 1
          BI       | source    | SELECT 1
          BI       | warehouse | SELECT * FROM fact_dossier
          BI       | warehouse | SELECT * FROM etl_reject
          BI       | warehouse | SELECT * FROM etl_reject_history
          BI       | warehouse | SELECT * FROM etl_run
          BI       | warehouse | SELECT * FROM BATCH_JOB_EXECUTION
          BI       | warehouse | SELECT * FROM stage_dossier_daily
          BI       | warehouse | UPDATE fact_dossier_daily SET dossiers = 1
          BI       | warehouse | DELETE FROM etl_restatement
          BI       | warehouse | INSERT INTO dim_date SELECT * FROM dim_date
          BI       | warehouse | CREATE TABLE x (a INT)
          BI       | warehouse | SHOW CREATE TABLE fact_dossier
          BI       | warehouse | SHOW CREATE TABLE etl_reject
          BI       | warehouse | SHOW CREATE TABLE etl_run
          BI       | warehouse | SHOW CREATE TABLE stage_dossier_daily
          BI       | warehouse | SHOW CREATE VIEW kpi_part
          BI       | warehouse | CREATE OR REPLACE VIEW kpi_monthly AS SELECT 1
          BI       | warehouse | DROP VIEW kpi_monthly
          """)
  void nobodyMayDoMore(Account account, String database, String sql) {
    refused(
        account, database.equals("source") ? databases.sourceUrl() : databases.warehouseUrl(), sql);
  }

  @Test
  void theBiReaderMayAskEveryQuestionOfTheExamples() throws Exception {
    try (Connection bi = connect(Account.BI, databases.warehouseUrl());
        Statement statement = bi.createStatement();
        Stream<Path> questions = Files.list(Path.of("jobs", "bi"))) {
      for (Path question : questions.toList()) {
        assertThatCode(() -> statement.execute(Files.readString(question)))
            .as(question.toString())
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void theBiReaderMayAskWhatTheDataSetsAndChartsOfSupersetAsk(@TempDir Path folder)
      throws Exception {
    Path zip = folder.resolve("superset.zip");
    Answer export =
        type(Account.LOADER, "export", "--semantic", "superset", "--output", zip.toString());
    assertThat(export.err()).isEmpty();
    ImportedBundle bundle = new ImportedBundle(Files.readAllBytes(zip));
    try (Connection bi = connect(Account.BI, databases.warehouseUrl());
        Statement statement = bi.createStatement()) {
      for (Map<String, Object> dataSet : bundle.all("datasets")) {
        for (String sql : ImportedBundle.statements(dataSet)) {
          assertThatCode(() -> statement.execute(sql)).as(sql).doesNotThrowAnyException();
        }
      }
      for (Map<String, Object> chart : bundle.all("charts")) {
        String sql = bundle.statement(chart, Map.of());
        assertThatCode(() -> statement.execute(sql)).as(sql).doesNotThrowAnyException();
      }
    }
    assertThat(bundle.all("databases").get(0).get("sqlalchemy_uri"))
        .isEqualTo(
            databases.warehouseUrl().replace("jdbc:mysql://", "mysql://dossier_bi:XXXXXXXXXX@")
                + "?charset=utf8mb4");
  }

  /** SQLAlchemy asks so for the columns of a view: whatever the account sees, it may ask of. */
  @Test
  void theBiReaderMaySeeHowItsViewsAndTablesAreMade() throws SQLException {
    Map<String, String> made = new TreeMap<>();
    try (Connection bi = connect(Account.BI, databases.warehouseUrl());
        Statement statement = bi.createStatement()) {
      for (String name : names(statement, "SHOW TABLES")) {
        try (var created = statement.executeQuery("SHOW CREATE TABLE " + name)) {
          created.next();
          made.put(name, created.getString(2));
        }
      }
      for (String view : names(statement, "SHOW FULL TABLES WHERE table_type = 'VIEW'")) {
        try (var created = statement.executeQuery("SHOW CREATE VIEW " + view)) {
          created.next();
          assertThat(made).containsEntry(view, created.getString(2));
        }
      }
    }
    assertThat(made.get("kpi_monthly")).contains(" VIEW ").contains("fact_agency_monthly");
    assertThat(made.get("dim_agency")).contains("CREATE TABLE");
    assertThat(made).doesNotContainKeys("fact_dossier", "etl_reject", "etl_run", "kpi_part");
  }

  /** What SQLAlchemy, under Superset, and Metabase ask when they connect, and of each table. */
  private static final List<String> ASKED_OF_THE_SERVER =
      List.of(
          "SELECT VERSION()",
          "SELECT DATABASE()",
          "SELECT @@transaction_isolation",
          "SHOW VARIABLES LIKE 'sql_mode'",
          "SHOW VARIABLES LIKE 'lower_case_table_names'",
          "SELECT @@GLOBAL.time_zone, @@system_time_zone, TIMEDIFF(NOW(), UTC_TIMESTAMP())",
          "SHOW DATABASES",
          "SHOW FULL TABLES",
          "SHOW GRANTS FOR CURRENT_USER()",
          "SELECT * FROM information_schema.schemata",
          "SELECT table_name, table_type, table_comment FROM information_schema.tables",
          "SELECT table_name, view_definition FROM information_schema.views",
          "SELECT * FROM information_schema.columns",
          "SELECT * FROM information_schema.statistics",
          "SELECT * FROM information_schema.table_constraints",
          "SELECT * FROM information_schema.key_column_usage",
          "SELECT * FROM information_schema.referential_constraints");

  private static final List<String> ASKED_OF_A_TABLE =
      List.of(
          "SHOW CREATE TABLE `%s`",
          "SHOW FULL COLUMNS FROM `%s`",
          "DESCRIBE `%s`",
          "SHOW INDEX FROM `%s`",
          "SHOW TABLE STATUS LIKE '%s'",
          "SELECT TRUE AS `_` FROM `%s` WHERE 1 <> 1 LIMIT 0",
          "SELECT * FROM `%s` LIMIT 100");

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void theBiReaderIsRefusedNothingThatBiToolsAskOfTablesAndViews(String driver)
      throws SQLException {
    String url = databases.warehouseUrl().replace("jdbc:mysql:", "jdbc:" + driver + ":");
    Map<String, String> sentences = new TreeMap<>();
    Map<String, String> comments = new TreeMap<>();
    try (Connection bi = connect(Account.BI, url);
        Statement statement = bi.createStatement()) {
      for (String asked : ASKED_OF_THE_SERVER) {
        statement.executeQuery(asked).close();
      }
      for (String name : names(statement, "SHOW TABLES")) {
        for (String asked : ASKED_OF_A_TABLE) {
          statement.executeQuery(asked.formatted(name)).close();
        }
      }
      readSentences(statement, sentences);
      readMetadata(bi.getMetaData(), bi.getCatalog(), comments);
    }

    assertThat(comments.keySet()).isEqualTo(granted());
    // A view takes no comments: a server shows those of the tables below, or none
    comments.keySet().retainAll(sentences.keySet());
    assertThat(comments)
        .containsKeys("dim_agency", "fact_dossier_daily", "etl_dictionary")
        .isEqualTo(sentences);
  }

  /** Tables and views by the file that grants them. */
  private static Set<String> granted() {
    try {
      return Pattern.compile("GRANT SELECT[^(]*? ON warehouse\\.(\\w+)")
          .matcher(Files.readString(FILES.resolve("grants-bi-reader.sql")))
          .results()
          .map(grant -> grant.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sentences of the columns by granted table, in the order of the names. */
  private static void readSentences(Statement statement, Map<String, String> sentences)
      throws SQLException {
    try (var rows =
        statement.executeQuery(
            """
            SELECT c.object_name, c.sentence FROM etl_dictionary c
            JOIN etl_dictionary t ON t.object_name = c.object_name AND t.kind = 'TABLE'
            JOIN information_schema.tables i ON i.table_name = c.object_name
            WHERE c.kind = 'COLUMN' AND i.table_schema = DATABASE()
            ORDER BY c.object_name, c.column_name
            """)) {
      while (rows.next()) {
        sentences.merge(rows.getString(1), rows.getString(2), String::concat);
      }
    }
  }

  /** The comments of the columns by table, likewise; keys and indexes are asked for too. */
  private static void readMetadata(
      DatabaseMetaData metadata, String catalog, Map<String, String> comments) throws SQLException {
    try (var tables =
        metadata.getTables(catalog, null, "%", new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        Map<String, String> columns = new TreeMap<>();
        try (var rows = metadata.getColumns(catalog, null, table, "%")) {
          while (rows.next()) {
            columns.put(rows.getString("COLUMN_NAME"), rows.getString("REMARKS"));
          }
        }
        comments.put(table, String.join("", columns.values()));
        boolean view = tables.getString("TABLE_TYPE").equals("VIEW");
        try (var keys = metadata.getPrimaryKeys(catalog, null, table)) {
          assertThat(keys.next()).as("key of %s", table).isEqualTo(!view);
        }
        metadata.getImportedKeys(catalog, null, table).close();
        metadata.getExportedKeys(catalog, null, table).close();
        metadata.getIndexInfo(catalog, null, table, false, true).close();
      }
    }
  }

  private static List<String> names(Statement statement, String sql) throws SQLException {
    List<String> names = new ArrayList<>();
    try (var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  @Test
  void theBiReaderReadsAllThatIsPublished() throws SQLException {
    try (Connection bi = connect(Account.BI, databases.warehouseUrl());
        Statement statement = bi.createStatement()) {
      for (String table : granted()) {
        statement.executeQuery("SELECT * FROM " + table).close();
      }
      try (var rate =
          statement.executeQuery(
              "SELECT numerator, denominator FROM kpi_monthly"
                  + " WHERE level = 'ALL' AND indicator = 'online'")) {
        assertThat(rate.next()).isTrue();
        assertThat(List.of(rate.getInt(1), rate.getInt(2))).containsExactly(1, 1);
      }
    }
  }

  /** A new view or published table is granted, or it is said here what it is for. */
  @Test
  void whatIsNotGrantedIsAPartOfViewsOrWorkingState() throws SQLException {
    Set<String> there = new TreeSet<>();
    try (Connection migrator = connect(Account.MIGRATOR, databases.warehouseUrl());
        Statement statement = migrator.createStatement()) {
      there.addAll(names(statement, "SHOW FULL TABLES WHERE table_type = 'VIEW'"));
      for (String kind : List.of("dim", "fact", "kpi", "portal")) {
        there.addAll(names(statement, "SHOW TABLES LIKE '" + kind + "\\_%'"));
      }
    }
    assertThat(there).containsAll(List.of("dossier", "etl_freshness", "kpi_monthly_published"));
    there.removeAll(granted());
    assertThat(there)
        .containsExactlyInAnyOrder(
            // What other views are made of
            "kpi_agency_of_month",
            "kpi_part",
            "kpi_part_as_is",
            "kpi_received",
            "kpi_way_part",
            "kpi_cause",
            "kpi_indicator",
            "kpi_level",
            "kpi_problem",
            "kpi_scope",
            "fact_published_figure",
            // Ahead of what is published
            "fact_dossier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recent-runs.sql",
        "recent-starts.sql",
        "failed-checks.sql",
        "quarantine-by-reason.sql",
        "gaps.sql"
      })
  void theQueriesOfADbaRunByTheLoadersAccount(String file) throws SQLException, IOException {
    String query = Files.readString(FILES.resolve(file));
    try (Connection loader = connect(Account.LOADER, databases.warehouseUrl());
        Statement statement = loader.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isEqualTo(!file.equals("gaps.sql"));
    }
  }

  /** The columns of the source that its statements name, by table. */
  private static Map<String, Set<String>> named() throws IOException {
    Map<String, Set<String>> named = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("jobs", "source", "one-stop"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
        if (!file.endsWith("schema.sql")) {
          String sql =
              Files.readString(file)
                  .replaceAll("--.*", "")
                  .replaceAll("\\bextract\\(\\w+ from ", "(")
                  .replaceAll("\\bas \\w+(,|\\s)", " ")
                  .replaceAll(":\\w+", "");
          SourceTable table = table(sql);
          Set<String> words = new TreeSet<>(List.of(sql.split("\\W+")));
          words.retainAll(table.columns());
          named
              .computeIfAbsent(
                  table.name().toLowerCase(java.util.Locale.ROOT), t -> new TreeSet<>())
              .addAll(words);
        }
      }
    }
    return named;
  }

  private static SourceTable table(String sql) {
    var from = Pattern.compile("\\bfrom (\\w+)").matcher(sql);
    assertThat(from.find()).as(sql).isTrue();
    return SourceTable.valueOf(from.group(1).toUpperCase(java.util.Locale.ROOT));
  }

  private static Set<String> columns(MatchResult grant) {
    return new TreeSet<>(Arrays.asList(grant.group(1).trim().split(",\\s*")));
  }

  private static void refused(Account account, String url, String sql) {
    assertThatThrownBy(
            () -> {
              try (Connection connection = connect(account, url);
                  Statement statement = connection.createStatement()) {
                statement.execute(sql);
              }
            })
        .as("%s: %s", account, sql)
        .isInstanceOfSatisfying(
            SQLException.class,
            // Access denied to a database, command or column denied
            e -> assertThat(e.getErrorCode()).as(e.getMessage()).isIn(1044, 1142, 1143, 1227));
  }

  private static Answer type(Account warehouse, String... typed) {
    return Answer.to(settings(warehouse), typed);
  }

  /** Its three settings, and none of the source. */
  private static Map<String, Object> ofWarehouse(Account account) {
    Map<String, Object> settings = settings(account);
    settings.keySet().removeIf(key -> key.startsWith("dossier.source"));
    return settings;
  }

  private static Map<String, Object> settings(Account warehouse) {
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put("dossier.source.username", Account.READER.username());
    settings.put("dossier.source.password", Account.READER.password());
    settings.put("spring.datasource.username", warehouse.username());
    settings.put("spring.datasource.password", warehouse.password());
    return settings;
  }

  private static Connection connect(Account account, String url) throws SQLException {
    return DriverManager.getConnection(url, account.username(), account.password());
  }

  /** Runs a file with the names of this test. */
  private static void run(String file) throws IOException, SQLException {
    String script = Files.readString(FILES.resolve(file));
    for (Account account : Account.values()) {
      script =
          script
              .replace(account.inFile, account.username())
              .replace(account.passwordInFile, account.password());
    }
    script =
        script
            .replaceAll("\\bone_stop\\.", name(databases.sourceUrl()) + ".")
            .replaceAll("\\bwarehouse\\.", name(databases.warehouseUrl()) + ".")
            .replace("EXISTS warehouse ", "EXISTS " + name(databases.warehouseUrl()) + " ");
    assertThat(script).doesNotContain("'CHANGE");
    try (Connection root = databases.source()) {
      ScriptUtils.executeSqlScript(root, new ByteArrayResource(script.getBytes(UTF_8)));
    }
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static void asRoot(String... statements) throws SQLException {
    try (Connection root = databases.source();
        Statement statement = root.createStatement()) {
      for (String sql : new ArrayList<>(List.of(statements))) {
        statement.execute(sql);
      }
    }
  }
}
