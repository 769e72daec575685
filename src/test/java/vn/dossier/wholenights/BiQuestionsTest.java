package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.report.figure.Language;
import vn.dossier.report.semantic.SemanticLayer;
import vn.dossier.sample.SampleCsv;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.semantic.ImportedBundle;
import vn.dossier.warehouse.schema.Dictionary;

/**
 * Each question of jobs/bi, answered over the sample province after the night of 2023-10-31. What
 * is expected was counted from the CSV files of data/ by the rules of the contract, without SQL and
 * without a warehouse.
 */
class BiQuestionsTest {

  enum Server {
    H2,
    MARIADB
  }

  private static final Path QUESTIONS = Path.of("jobs", "bi");

  private static final Map<SourceTable, String> FILES =
      Map.of(
          SourceTable.DON_VI, "reference/don_vi.csv",
          SourceTable.THU_TUC, "reference/thu_tuc.csv",
          SourceTable.LINH_VUC, "reference/linh_vuc.csv",
          SourceTable.HO_SO, "sample/ho_so.csv",
          SourceTable.THANH_PHAN_HO_SO, "sample/thanh_phan_ho_so.csv",
          SourceTable.YEU_CAU_THANH_TOAN, "sample/yeu_cau_thanh_toan.csv",
          SourceTable.GIAY_TO_SO_HOA, "sample/giay_to_so_hoa.csv");

  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry(
              "01-headlines-of-a-month.sql",
              """
              cashless | ALL | 117 | 260 | 45.0 | 40.0
              cashless | BELOW_PROVINCE | 5 | 60 | 8.3 | 6.7
              cashless | PROVINCE | 112 | 200 | 56.0 | 50.0
              digitised | ALL | 794 | 1000 | 79.4 | 65.1
              digitised | BELOW_PROVINCE | 448 | 640 | 70.0 | 64.4
              digitised | PROVINCE | 346 | 360 | 96.1 | 66.4
              online | ALL | 719 | 1000 | 71.9 | 42.9
              online | BELOW_PROVINCE | 435 | 640 | 68.0 | 42.0
              online | PROVINCE | 284 | 360 | 78.9 | 44.4
              """),
          Map.entry(
              "02-twelve-months.sql",
              """
              2023-05-01 | 1000 | 29.0 | 14.3 | 5.0
              2023-06-01 | 1000 | 36.5 | 28.4 | 11.1
              2023-07-01 | 1000 | 45.1 | 42.3 | 18.8
              2023-08-01 | 1000 | 54.0 | 56.0 | 27.6
              2023-09-01 | 1000 | 63.7 | 68.4 | 37.5
              2023-10-01 | 1000 | 71.9 | 79.4 | 45.0
              """),
          Map.entry(
              "03-agencies-below-target.sql",
              """
              QH01 | UBND thành phố Mẫu 1 | DISTRICT | 39 | 54 | 72.2 | 5
              QH04 | UBND huyện Mẫu 4 | DISTRICT | 20 | 31 | 64.5 | 5
              SKHDT | Sở Kế hoạch và Đầu tư | PROVINCE | 28 | 38 | 73.7 | 3
              STP | Sở Tư pháp | PROVINCE | 46 | 61 | 75.4 | 3
              QH03 | UBND huyện Mẫu 3 | DISTRICT | 24 | 32 | 75.0 | 2
              QH05 | UBND huyện Mẫu 5 | DISTRICT | 27 | 36 | 75.0 | 2
              QH02 | UBND huyện Mẫu 2 | DISTRICT | 38 | 48 | 79.2 | 1
              """),
          Map.entry(
              "04-why-is-my-department-at-this-share.sql",
              """
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231004-0001 | not_paid
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231006-0001 | in_cash
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231010-0001 | in_cash
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231016-0001 | in_cash
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231017-0001 | not_paid
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231019-0001 | in_cash
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231020-0002 | by_transfer
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231023-0005 | in_cash
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231024-0001 | in_cash
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231030-0001 | in_cash
              Sở Y tế | 10 | 21 | 47.6 | H99.17-231030-0003 | in_cash
              """),
          Map.entry(
              "05-procedures-still-brought-to-the-counter.sql",
              """
              1.992603.000.00.00.H99 | Điều chỉnh trích lục hộ tịch | 3 | 375 | 182 | 58
              1.992604.000.00.00.H99 | Thông báo thay đổi trích lục hộ tịch | 3 | 327 | 175 | 57
              1.992703.000.00.00.H99 | Điều chỉnh bản sao chứng thực | 3 | 329 | 161 | 56
              1.992702.000.00.00.H99 | Cấp lại bản sao chứng thực | 4 | 234 | 119 | 53
              1.992602.000.00.00.H99 | Cấp lại trích lục hộ tịch | 4 | 211 | 116 | 54
              1.993003 | Điều chỉnh quyết định trợ giúp xã hội | 3 | 215 | 116 | 44
              1.993001 | Cấp mới quyết định trợ giúp xã hội | 4 | 216 | 113 | 48
              1.993002 | Cấp lại quyết định trợ giúp xã hội | 4 | 198 | 111 | 47
              1.992601.000.00.00.H99 | Cấp mới trích lục hộ tịch | 4 | 208 | 110 | 53
              1.992701.000.00.00.H99 | Cấp mới bản sao chứng thực | 4 | 207 | 106 | 53
              """),
          Map.entry(
              "06-who-finishes-late.sql",
              """
              QH01 | UBND thành phố Mẫu 1 | 54 | 9 | 2 | 16.7
              SGTVT | Sở Giao thông vận tải | 61 | 8 | 1 | 13.1
              QH06 | UBND huyện Mẫu 6 | 33 | 7 | 1 | 21.2
              STP | Sở Tư pháp | 62 | 7 | 1 | 11.3
              QH02 | UBND huyện Mẫu 2 | 46 | 5 | 0 | 10.9
              SYT | Sở Y tế | 36 | 5 | 0 | 13.9
              QH03 | UBND huyện Mẫu 3 | 34 | 4 | 0 | 11.8
              QH05 | UBND huyện Mẫu 5 | 32 | 3 | 1 | 9.4
              SKHDT | Sở Kế hoạch và Đầu tư | 34 | 3 | 1 | 8.8
              SLDTBXH | Sở Lao động - Thương binh và Xã hội | 32 | 2 | 0 | 6.3
              """),
          Map.entry(
              "07-oldest-open-dossiers.sql",
              """
              2023-10-31 | QH04 | UBND huyện Mẫu 4 | 15 | 3 | 4 | 8 | 2023-05-26
              2023-10-31 | QH03 | UBND huyện Mẫu 3 | 8 | 1 | 3 | 4 | 2023-06-06
              2023-10-31 | SGTVT | Sở Giao thông vận tải | 11 | 1 | 3 | 4 | 2023-06-05
              2023-10-31 | SYT | Sở Y tế | 12 | 2 | 2 | 6 | 2023-05-11
              2023-10-31 | XP0804 | UBND xã Mẫu 8.04 | 6 | 0 | 2 | 5 | 2023-06-01
              2023-10-31 | XP0101 | UBND phường Mẫu 1.01 | 9 | 1 | 2 | 4 | 2023-06-15
              2023-10-31 | QH01 | UBND thành phố Mẫu 1 | 11 | 0 | 2 | 3 | 2023-06-12
              2023-10-31 | SKHDT | Sở Kế hoạch và Đầu tư | 9 | 0 | 2 | 2 | 2023-05-15
              2023-10-31 | XP0601 | UBND xã Mẫu 6.01 | 3 | 0 | 2 | 2 | 2023-06-23
              2023-10-31 | QH05 | UBND huyện Mẫu 5 | 11 | 3 | 1 | 5 | 2023-07-19
              """),
          Map.entry(
              "08-money-by-method.sql",
              """
              2023-05-01 | 239 | 50650000 | 3060000 | 9680000 | 34310000 | 3600000 | 6.0
              2023-06-01 | 230 | 48770000 | 6630000 | 4290000 | 36000000 | 1850000 | 13.6
              2023-07-01 | 238 | 51040000 | 10160000 | 5000000 | 33830000 | 2050000 | 19.9
              2023-08-01 | 244 | 55240000 | 15360000 | 6240000 | 30260000 | 3380000 | 27.8
              2023-09-01 | 233 | 51420000 | 22240000 | 3740000 | 24620000 | 820000 | 43.3
              2023-10-01 | 243 | 53000000 | 24600000 | 2920000 | 22870000 | 2610000 | 46.4
              """),
          Map.entry(
              "09-what-decision-766-takes-away.sql",
              """
              QH01 | UBND thành phố Mẫu 1 | 54 | 39 | 16 | 72.2 | 29.6
              STP | Sở Tư pháp | 61 | 46 | 25 | 75.4 | 41.0
              SGTVT | Sở Giao thông vận tải | 62 | 52 | 39 | 83.9 | 62.9
              QH02 | UBND huyện Mẫu 2 | 48 | 38 | 27 | 79.2 | 56.3
              QH03 | UBND huyện Mẫu 3 | 32 | 24 | 13 | 75.0 | 40.6
              QH05 | UBND huyện Mẫu 5 | 36 | 27 | 17 | 75.0 | 47.2
              SKHDT | Sở Kế hoạch và Đầu tư | 38 | 28 | 18 | 73.7 | 47.4
              SYT | Sở Y tế | 37 | 32 | 22 | 86.5 | 59.5
              SLDTBXH | Sở Lao động - Thương binh và Xã hội | 31 | 25 | 17 | 80.6 | 54.8
              QH04 | UBND huyện Mẫu 4 | 31 | 20 | 13 | 64.5 | 41.9
              """),
          Map.entry(
              "10-how-far-to-trust-a-month.sql",
              """
              no_due_date | 21 | 973 | 2.2 | 38 | 2023-10-31 | 0
              channel_missing | 11 | 1000 | 1.1 | 38 | 2023-10-31 | 0
              method_unknown | 8 | 243 | 3.3 | 38 | 2023-10-31 | 0
              procedure_unknown | 7 | 1000 | 0.7 | 38 | 2023-10-31 | 0
              channel_unknown | 6 | 1000 | 0.6 | 38 | 2023-10-31 | 0
              agency_ended | 0 | 1000 | 0.0 | 38 | 2023-10-31 | 0
              level_unknown | 0 | 1000 | 0.0 | 38 | 2023-10-31 | 0
              """));

  private static final String MONTH = "month_start";
  private static final String OCTOBER = "2023-10-01";
  private static final String INDICATOR = "indicator";

  /** What the dashboard says in place of the codes of the questions. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("Submitted online", "online"),
          Map.entry("Digitised", "digitised"),
          Map.entry("Paid online", "cashless"),
          Map.entry("Province", "ALL"),
          Map.entry("Provincial level", "PROVINCE"),
          Map.entry("Districts", "DISTRICT"),
          Map.entry("Districts and communes", "BELOW_PROVINCE"),
          Map.entry("No due date", "no_due_date"),
          Map.entry("Channel is missing", "channel_missing"),
          Map.entry("Method of payment is unknown", "method_unknown"),
          Map.entry("Procedure is unknown", "procedure_unknown"),
          Map.entry("Channel is not in the code list", "channel_unknown"),
          Map.entry("Agency had ended", "agency_ended"),
          Map.entry("Level of the agency is unknown", "level_unknown"));

  private static final Map<Server, Nights> LOADED = new EnumMap<>(Server.class);

  @AfterAll
  static void close() {
    LOADED.values().forEach(Nights::close);
    LOADED.clear();
  }

  private static Nights loaded(Server server) throws SQLException {
    if (!LOADED.containsKey(server)) {
      Nights nights =
          new Nights(
              server == Server.H2 ? Databases.h2() : Databases.server("utf8mb4_uca1400_ai_ci"));
      LOADED.put(server, nights);
      nights.use(sample());
      assertThat(nights.night(LocalDate.of(2023, 10, 31)).code()).isEqualTo(ExitCode.OK);
    }
    return LOADED.get(server);
  }

  private static SourceRows sample() {
    SourceRows rows = new SourceRows();
    FILES.forEach(
        (table, file) ->
            SampleCsv.read(Path.of("data", file))
                .forEach(row -> rows.rows(table).add(withoutNulls(row))));
    return rows;
  }

  private static Map<String, Object> withoutNulls(Map<String, String> row) {
    Map<String, Object> filled = new HashMap<>(row);
    filled.values().removeIf(Objects::isNull);
    return filled;
  }

  private static Stream<Arguments> questionsOnServers() {
    return Arrays.stream(Server.values())
        .flatMap(server -> ANSWERS.keySet().stream().sorted().map(q -> Arguments.of(server, q)));
  }

  @ParameterizedTest
  @MethodSource("questionsOnServers")
  void isAnsweredAsCountedFromTheFiles(Server server, String question) throws Exception {
    String sql = Files.readString(QUESTIONS.resolve(question));

    assertThat(rows(server, sql)).isEqualTo(ANSWERS.get(question).lines().toList());
  }

  /** The columns of a chart stand in the order of its question, with words for codes. */
  static Stream<Arguments> chartsOnServers() {
    return Arrays.stream(Server.values())
        .flatMap(
            server ->
                Stream.of(
                    chart(server, 1, "0 1 2 3 4 5", Map.of(MONTH, OCTOBER)),
                    chart(server, 3, "0 1 2 3 4 5 6", Map.of(MONTH, OCTOBER, INDICATOR, "online")),
                    chart(server, 5, "0 1 2 3 4 5", Map.of()),
                    chart(server, 6, "0 1 2 3 4 5", Map.of(MONTH, OCTOBER)),
                    chart(server, 7, "0 1 2 3 4 5 6 7", Map.of()),
                    chart(server, 9, "0 1 2 3 4 5 6", Map.of(MONTH, OCTOBER, INDICATOR, "online")),
                    chart(server, 10, "0 1 2 3", Map.of(MONTH, OCTOBER))));
  }

  private static Arguments chart(
      Server server, int question, String columns, Map<String, String> filters) {
    return Arguments.of(server, question, columns, filters);
  }

  /** Nothing of the answer is missing; where a question takes the first ten, a chart has more. */
  @ParameterizedTest
  @MethodSource("chartsOnServers")
  void theDashboardAnswersTheSame(
      Server server, int question, String columns, Map<String, String> filters) throws Exception {
    List<String> answer =
        ANSWERS.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("%02d-".formatted(question)))
            .flatMap(entry -> entry.getValue().lines())
            .map(line -> chosen(line, columns))
            .toList();

    List<String> shown =
        charted(server, question, filters).stream().map(line -> chosen(line, columns)).toList();

    if (List.of(5, 7, 9).contains(question)) {
      assertThat(shown).containsAll(answer);
    } else {
      assertThat(shown).containsExactlyInAnyOrderElementsOf(answer);
    }
  }

  /** One line per month and indicator, where the question has a column for each. */
  @ParameterizedTest
  @EnumSource
  void theLinesOfTheDashboardAreThoseOfTheTwelveMonths(Server server) throws Exception {
    List<String> points = new ArrayList<>();
    for (String month : ANSWERS.get("02-twelve-months.sql").lines().toList()) {
      String[] cells = month.split(" \\| ");
      points.add("%s | online | %s".formatted(cells[0], cells[2]));
      points.add("%s | digitised | %s".formatted(cells[0], cells[3]));
      points.add("%s | cashless | %s".formatted(cells[0], cells[4]));
    }

    assertThat(charted(server, 2, Map.of("level", "ALL")))
        .containsExactlyInAnyOrderElementsOf(points);
  }

  @ParameterizedTest
  @EnumSource
  void theBarsOfTheDashboardAreTheMoneyOfTheMonths(Server server) throws Exception {
    List<String> bars = new ArrayList<>();
    List<String> methods = List.of("Online", "Bank transfer", "Cash", "Unknown");
    for (String month : ANSWERS.get("08-money-by-method.sql").lines().toList()) {
      String[] cells = month.split(" \\| ");
      for (int i = 0; i < methods.size(); i++) {
        bars.add("%s | %s | %s".formatted(cells[0], methods.get(i), cells[3 + i]));
      }
    }

    assertThat(charted(server, 8, Map.of("level", "ALL")))
        .containsExactlyInAnyOrderElementsOf(bars);
  }

  @ParameterizedTest
  @EnumSource
  void theDashboardListsTheDossiersThatDoNotCount(Server server) throws Exception {
    Map<String, String> filters =
        Map.of(MONTH, OCTOBER, INDICATOR, "cashless", "agency_code", "SYT");

    assertThat(charted(server, 4, filters))
        .containsExactlyInAnyOrderElementsOf(
            ANSWERS
                .get("04-why-is-my-department-at-this-share.sql")
                .lines()
                .map(line -> "SYT | " + chosen(line, "4"))
                .toList());
  }

  private static String chosen(String line, String columns) {
    String[] cells = line.split(" \\| ");
    return Arrays.stream(columns.split(" "))
        .map(i -> cells[Integer.parseInt(i)])
        .collect(Collectors.joining(" | "));
  }

  /** The rows of the table or drawing of a question, shares in percent, words as codes. */
  private static List<String> charted(Server server, int question, Map<String, String> filters)
      throws Exception {
    Databases databases = loaded(server).databases();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    DataSource warehouse =
        new DriverManagerDataSource(
            databases.warehouseUrl(), databases.username(), databases.password());
    new SemanticLayer(JdbcClient.create(warehouse), warehouse, YearMonth.of(2023, 5))
        .superset(Dictionary.published(), Language.EN, zip);
    ImportedBundle bundle = new ImportedBundle(zip.toByteArray());
    Map<String, Object> chart =
        bundle.chartsOf(question).stream()
            .filter(
                c -> question == 4 || ImportedBundle.map(c.get("params")).containsKey("groupby"))
            .findFirst()
            .orElseThrow();
    Set<String> percentages =
        bundle.metrics(chart).stream()
            .filter(metric -> ".1%".equals(metric.format()))
            .map(metric -> metric.label().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return loaded(server)
        .warehouse()
        .query(
            bundle.statement(chart, filters),
            (rs, n) -> {
              List<String> row = new ArrayList<>();
              for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                String value = String.valueOf(rs.getString(i));
                row.add(
                    percentages.contains(
                            rs.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT))
                        ? percent(value)
                        : CODES.getOrDefault(value, value));
              }
              return Normalizer.normalize(String.join(" | ", row), Normalizer.Form.NFC);
            });
  }

  private static String percent(String fraction) {
    if (fraction.equals("null")) {
      return fraction;
    }
    return new BigDecimal(fraction)
        .movePointRight(2)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static List<String> rows(Server server, String sql) throws SQLException {
    return loaded(server)
        .warehouse()
        .query(
            sql,
            (rs, n) -> {
              List<String> row = new ArrayList<>();
              for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                row.add(rs.getString(i));
              }
              // Some names of the sample are decomposed, and stored as they are
              return Normalizer.normalize(String.join(" | ", row), Normalizer.Form.NFC);
            });
  }

  /** An analyst reads the question first, and finds what to change. */
  @Test
  void everyFileBeginsWithItsQuestionAndIsAnsweredHere() throws IOException {
    try (Stream<Path> files = Files.list(QUESTIONS)) {
      assertThat(files)
          .hasSize(10)
          .allSatisfy(
              file -> {
                assertThat(ANSWERS).containsKey(file.getFileName().toString());
                String text = Files.readString(file);
                String comment =
                    text.lines().takeWhile(l -> l.startsWith("--")).toList().toString();
                assertThat(comment).contains("?").contains("One row per");
                assertThat(text).contains("-- CHANGE:");
                // Some tools take one statement at a time
                assertThat(text.replaceAll("--.*", "")).containsOnlyOnce(";");
              });
    }
  }
}
