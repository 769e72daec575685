package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.ScriptedClient;
import vn.dossier.testing.database.ServersOwnClient;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.Product;

/**
 * Whoever reads the views may speak any collation, whichever one the connection had that made them:
 * no text of a view may have the collation of that connection, or a comparison with a literal or a
 * parameter fails ("Illegal mix of collations"). The warehouse was made by version 1.1.1 through a
 * connection of utf8mb4_unicode_ci, and brought up to date through one of utf8mb4_general_ci. Views
 * and columns are those that the server tells of, so that a new view is tried by itself.
 */
class ReadersCollationTest {

  private static final String LAST_OF_1_1_1 = "26";

  private static Nights nights;
  private static List<LabelledView.Column> columns;
  private static Map<String, String> questions;

  @BeforeAll
  static void loadAWarehouseOfVersion111() throws SQLException, IOException {
    Databases databases = Databases.server("utf8mb4_uca1400_ai_ci");
    migrate(databases);
    nights = new Nights(databases, "spring.datasource.url", as(databases, "utf8mb4_general_ci"));
    load();
    columns =
        LabelledView.all(nights.warehouse()).stream().flatMap(v -> v.columns().stream()).toList();
    questions = questions();
  }

  private static void migrate(Databases databases) {
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put("spring.datasource.url", as(databases, "utf8mb4_unicode_ci"));
    try (Product product = new Product(settings)) {
      Configuration today = product.get(Flyway.class).getConfiguration();
      Flyway.configure()
          .configuration(today)
          .target(LAST_OF_1_1_1)
          // Repeatable ones are of today's version, whatever the target
          .javaMigrations(
              Arrays.stream(today.getJavaMigrations())
                  .filter(migration -> migration.getVersion() != null)
                  .toArray(JavaMigration[]::new))
          .load()
          .migrate();
    }
  }

  private static void load() {
    nights.rows().add(SourceTable.THU_TUC, "ma_tthc", "1.000002", "ten_tthc", "Thủ tục lẻ");
    nights.agency("G3", "Xã Mẫu's \\ 100%").put("catalog", "xa-phuong");
    for (String id : List.of("open", "done", "late", "paid")) {
      nights.dossier(id, "4", "2023-10-02 08:00:00");
    }
    for (String id : List.of("done", "late")) {
      nights.dossier(id).put("trang_thai_ho_so_id", "9");
      nights.dossier(id).put("ngay_ket_thuc_xu_ly", "2023-10-11 15:00:00");
    }
    nights.dossier("late").put("ngay_hen_tra", "2023-10-10 15:00:00");
    nights.dossier("late").put("don_vi_id", "G2");
    nights.dossier("counter", "4", "2023-10-05 08:00:00").put("kenh_thuc_hien", "1");
    nights.dossier("counter").put("ma_tthc", "1.000002");
    nights.dossier("counter").put("don_vi_id", "G3");
    nights.dossier("lost", "4", "2023-10-02 08:00:00").put("don_vi_id", "G9");
    nights.paid("p1", "paid", "2023-10-05 08:00:00");
    nights.paid("p2", "open", "2023-10-05 08:00:00").put("hinh_thuc_thanh_toan", "tien-mat");
    assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
  }

  private static Map<String, String> questions() throws IOException {
    Map<String, String> questions = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(Path.of("jobs", "bi"))) {
      for (Path file : files.sorted().toList()) {
        questions.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return questions;
  }

  @AfterAll
  static void close() {
    nights.close();
  }

  private static String as(Databases databases, String collation) {
    return "%s?connectionCollation=%s".formatted(databases.warehouseUrl(), collation);
  }

  // The driver takes another one, and says nothing, where it does not know the name
  private static String through(Databases databases, String collation, boolean onServer) {
    return "%s?connectionCollation=%s&sessionVariables=collation_connection=%s&useServerPrepStmts=%s"
        .formatted(databases.warehouseUrl(), collation, collation, onServer);
  }

  private static Connection reader(String collation, boolean onServer) throws SQLException {
    Databases databases = nights.databases();
    return DriverManager.getConnection(
        through(databases, collation, onServer), databases.username(), databases.password());
  }

  /** A connection of MariaDB's own driver, which DBeaver and Metabase bring. */
  private static Connection readerOfMariaDb(String collation, boolean onServer)
      throws SQLException {
    Databases databases = nights.databases();
    return DriverManager.getConnection(
        "%s?sessionVariables=collation_connection=%s&useServerPrepStmts=%s"
            .formatted(
                databases.warehouseUrl().replace("jdbc:mysql:", "jdbc:mariadb:"),
                collation,
                onServer),
        databases.username(),
        databases.password());
  }

  private static JdbcTemplate asking(Connection connection) {
    return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
  }

  /** Ways to compare a text. */
  private enum Comparison {
    EQUAL("= %s"),
    IN("IN (%s, 'something else')"),
    LIKE("LIKE %s");

    private final String condition;

    Comparison(String condition) {
      this.condition = condition;
    }

    String value(LabelledView.Column column) {
      return this == LIKE ? column.pattern() : column.value();
    }

    String question(LabelledView.Column column, String operand) {
      return "SELECT COUNT(*) FROM `%s` WHERE `%s` %s"
          .formatted(column.view().name(), column.name(), condition.formatted(operand));
    }

    String questionWithLiteral(LabelledView.Column column) {
      return question(column, LabelledView.literal(value(column)));
    }
  }

  /** A question about a column. */
  @FunctionalInterface
  private interface Question {
    Long ask(LabelledView.Column column, Comparison comparison);
  }

  /** What is told of each column and comparison: how many rows, or why not. */
  private static Map<String, Object> answers(Question question) {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (LabelledView.Column column : columns) {
      for (Comparison comparison : Comparison.values()) {
        answers.put(column + " " + comparison, orError(() -> question.ask(column, comparison)));
      }
    }
    return answers;
  }

  private static Map<String, Object> expected() {
    return answers((column, comparison) -> column.rows());
  }

  private static Object orError(Supplier<Long> answer) {
    try {
      return answer.get();
    } catch (DataAccessException e) {
      return e.getMostSpecificCause().getMessage();
    }
  }

  static Stream<String> collations() {
    return Stream.of(
        "utf8mb4_general_ci",
        "utf8mb4_unicode_ci",
        // What Connector/J takes where nothing is said
        "utf8mb4_0900_ai_ci",
        "utf8mb4_uca1400_ai_ci",
        "utf8mb4_bin",
        "utf8mb4_nopad_bin");
  }

  @Test
  void everyKindOfLabelIsTried() {
    assertThat(columns.stream().filter(c -> c.rows() > 0))
        .extracting(LabelledView.Column::toString)
        .contains(
            "kpi_monthly.indicator",
            "kpi_monthly.level",
            "kpi_monthly_agency.agency_name",
            "kpi_three_ways.scope",
            "kpi_way_difference.way",
            "kpi_data_quality.problem",
            "kpi_collection_monthly.method",
            "kpi_quarantine.reason_code",
            "kpi_agency_ranking.level",
            "kpi_monthly_published.level",
            "kpi_monthly_published.indicator",
            "kpi_monthly_agency_published.indicator",
            "kpi_dossier.indicator",
            "kpi_backlog_ageing.level",
            "dossier.status",
            "dossier.status_vi",
            "dossier.channel",
            "dossier.timeliness",
            "dossier.online_why_not",
            "dossier.digitised_why_not",
            "dossier.cashless_why_not");
  }

  @Test
  void everyTextOfAViewHasTheCollationOfTheTables() {
    assertThat(
            nights
                .warehouse()
                .queryForList(
                    """
                    SELECT CONCAT(c.table_name, '.', c.column_name, ' ', c.collation_name)
                    FROM information_schema.columns c
                    JOIN information_schema.views v
                      ON v.table_schema = c.table_schema AND v.table_name = c.table_name
                    WHERE c.table_schema = DATABASE() AND c.collation_name <> (
                      SELECT i.collation_name FROM information_schema.columns i
                      WHERE i.table_schema = DATABASE() AND i.table_name = 'kpi_indicator')
                    """,
                    String.class))
        .isEmpty();
  }

  /**
   * Tables that readers are granted are compared as views are; a new one has no other collation.
   */
  @Test
  void everyTextOfATableHasTheSameOne() {
    assertThat(
            nights
                .warehouse()
                .queryForList(
                    """
                    SELECT CONCAT(c.table_name, '.', c.column_name, ' ', c.collation_name)
                    FROM information_schema.columns c
                    JOIN information_schema.tables t
                      ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                    WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
                      AND c.collation_name <> 'utf8mb4_nopad_bin' AND c.collation_name <> 'utf8mb4_0900_bin'
                      AND c.table_name NOT LIKE 'BATCH%' AND c.table_name NOT LIKE 'flyway%'
                    """,
                    String.class))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("collations")
  void everyTextIsComparedWithLiterals(String collation) throws SQLException {
    try (Connection connection = reader(collation, false)) {
      JdbcTemplate reader = asking(connection);
      assertThat(reader.queryForObject("SELECT @@collation_connection", String.class))
          .isEqualTo(collation);
      assertThat(
              answers(
                  (column, comparison) ->
                      reader.queryForObject(comparison.questionWithLiteral(column), Long.class)))
          .isEqualTo(expected());
    }
  }

  @ParameterizedTest
  @MethodSource("collations")
  void everyTextIsComparedWithParameters(String collation) throws SQLException {
    for (boolean onServer : new boolean[] {false, true}) {
      try (Connection connection = reader(collation, onServer)) {
        JdbcTemplate reader = asking(connection);
        assertThat(
                answers(
                    (column, comparison) ->
                        reader.queryForObject(
                            comparison.question(column, "?"),
                            Long.class,
                            comparison.value(column))))
            .as("prepared on the server: %s", onServer)
            .isEqualTo(expected());
      }
    }
  }

  /** A view of all indicators must not count all of them for one: with literals it did not. */
  @ParameterizedTest
  @MethodSource("collations")
  void whoAsksForOneIndicatorReadsTheFactsOnce(String collation) throws SQLException {
    try (Connection connection = reader(collation, false)) {
      List<Map<String, Object>> plan =
          asking(connection)
              .queryForList("EXPLAIN SELECT * FROM kpi_monthly WHERE indicator = 'online'");
      assertThat(plan).filteredOn(row -> "f".equals(row.get("table"))).hasSize(1);
    }
  }

  /** Each view with the one before that has a column of the same name. */
  @ParameterizedTest
  @MethodSource("collations")
  void viewsAreJoinedByTheirTexts(String collation) throws SQLException {
    Map<String, LabelledView.Column> before = new HashMap<>();
    Map<String, Object> answers = new LinkedHashMap<>();
    Map<String, Object> expected = new LinkedHashMap<>();
    try (Connection connection = reader(collation, false)) {
      JdbcTemplate reader = asking(connection);
      for (LabelledView.Column column : columns) {
        LabelledView.Column other = before.put(column.name(), column);
        if (other != null) {
          String join = other.view().name() + " and " + column;
          String sql =
              """
              SELECT COUNT(*) FROM `%1$s` a JOIN `%2$s` b ON b.`%3$s` = a.`%3$s`
              WHERE a.`%3$s` = %4$s
              """
                  .formatted(
                      column.view().name(),
                      other.view().name(),
                      column.name(),
                      LabelledView.literal(column.value()));
          answers.put(join, orError(() -> reader.queryForObject(sql, Long.class)));
          expected.put(join, column.rows() * other.view().rows(column.name(), column.value()));
        }
      }
    }
    assertThat(answers).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("collations")
  void viewsAreJoinedWithTheDictionary(String collation) throws SQLException {
    try (Connection connection = reader(collation, false)) {
      JdbcTemplate reader = asking(connection);
      assertThat(
              answers(
                  (column, comparison) ->
                      reader.queryForObject(
                          """
                          SELECT COUNT(*) FROM (%s) a
                          LEFT JOIN etl_dictionary d ON d.object_name = a.`%s` AND d.column_name = ''
                          """
                              .formatted(
                                  comparison.questionWithLiteral(column).replace("COUNT(*)", "*"),
                                  column.name()),
                          Long.class)))
          .isEqualTo(expected());
    }
  }

  @ParameterizedTest
  @MethodSource("collations")
  void everyQuestionOfTheExamplesHasTheSameAnswer(String collation) throws SQLException {
    try (Connection any = reader(collation, false);
        Connection same = reader("utf8mb4_nopad_bin", false)) {
      questions.forEach(
          (file, sql) ->
              assertThat(asking(any).queryForList(sql))
                  .as(file)
                  .isEqualTo(asking(same).queryForList(sql)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--default-character-set=auto", "--default-character-set=utf8mb4"})
  void theServersOwnClientMayAskAllOfIt(String option) throws IOException, InterruptedException {
    ServersOwnClient client = new ServersOwnClient(nights.databases(), option);
    StringBuilder script = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (LabelledView.Column column : columns) {
      for (Comparison comparison : Comparison.values()) {
        script.append(comparison.questionWithLiteral(column)).append(";\n");
        expected.add(Long.toString(column.rows()));
      }
    }

    assertThat(client.lines(script.toString())).isEqualTo(expected);
    // An error would be thrown
    assertThat(client.lines(String.join("\n", questions.values()))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("collations")
  void theDriverOfMariaDbMayAskAllOfIt(String collation) throws SQLException {
    for (boolean onServer : new boolean[] {false, true}) {
      try (Connection connection = readerOfMariaDb(collation, onServer)) {
        JdbcTemplate reader = asking(connection);
        assertThat(
                answers(
                    (column, comparison) ->
                        reader.queryForObject(comparison.questionWithLiteral(column), Long.class)))
            .isEqualTo(expected());
        assertThat(
                answers(
                    (column, comparison) ->
                        reader.queryForObject(
                            comparison.question(column, "?"),
                            Long.class,
                            comparison.value(column))))
            .as("prepared on the server: %s", onServer)
            .isEqualTo(expected());
        questions.forEach((file, sql) -> assertThat(reader.queryForList(sql)).as(file).isNotNull());
      }
    }
  }

  static Stream<Arguments> clients() {
    return Stream.of(ScriptedClient.values())
        .flatMap(
            client ->
                Stream.of(null, "utf8mb4_unicode_ci", "utf8mb4_uca1400_ai_ci")
                    .map(collation -> Arguments.of(client, collation)));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void clientsOfOtherLanguagesMayAskAllOfIt(ScriptedClient client, String collation)
      throws IOException, SQLException {
    assumeThat(client.isThere()).as("%s is on this machine; .ci/run fetches it", client).isTrue();
    List<ScriptedClient.Question> asked = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (LabelledView.Column column : columns) {
      for (Comparison comparison : Comparison.values()) {
        asked.add(new ScriptedClient.Question(comparison.questionWithLiteral(column), List.of()));
        asked.add(
            new ScriptedClient.Question(
                comparison.question(column, "?"), List.of(comparison.value(column))));
        expected.addAll(List.of(Long.toString(column.rows()), Long.toString(column.rows())));
      }
    }
    try (Connection same = reader("utf8mb4_nopad_bin", false)) {
      for (String question : questions.values()) {
        asked.add(new ScriptedClient.Question(question, List.of()));
        expected.add(Integer.toString(asking(same).queryForList(question).size()));
      }
    }

    assertThat(client.answers(nights.databases(), collation, asked)).isEqualTo(expected);
  }
}
