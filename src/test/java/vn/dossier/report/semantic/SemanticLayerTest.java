package vn.dossier.report.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.testing.semantic.ImportedBundle.map;
import static vn.dossier.testing.semantic.ImportedBundle.maps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.dossier.report.figure.Language;
import vn.dossier.testing.database.PublishedWarehouse;
import vn.dossier.testing.semantic.ImportedBundle;
import vn.dossier.warehouse.schema.Dictionary;

/**
 * What BI programs import is whole: files find each other, and everything that they name is there.
 */
class SemanticLayerTest {

  /** What the schemas of Superset's importer (4 to 6) know, and need; anything else is refused. */
  private static final Map<String, Keys> KEYS =
      Map.of(
          "metadata.yaml", keys("version", "type"),
          "databases",
              keys(
                  "database_name sqlalchemy_uri uuid version",
                  "cache_timeout expose_in_sqllab allow_run_async allow_ctas allow_cvas allow_csv_upload"
                      + " extra"),
          "datasets",
              keys(
                  "table_name uuid version database_uuid",
                  "main_dttm_col description default_endpoint offset cache_timeout schema sql params"
                      + " template_params filter_select_enabled fetch_values_predicate extra metrics"
                      + " columns"),
          "charts",
              keys(
                  "slice_name viz_type uuid version dataset_uuid",
                  "params query_context cache_timeout"),
          "dashboards",
              keys(
                  "dashboard_title uuid version",
                  "description css slug certified_by certification_details published position"
                      + " metadata"),
          "metrics",
              keys(
                  "metric_name expression",
                  "verbose_name metric_type description d3format extra warning_text"),
          "columns",
              keys(
                  "column_name",
                  "verbose_name is_dttm is_active type groupby filterable expression description"
                      + " python_date_format"));

  private final PublishedWarehouse warehouse = new PublishedWarehouse();

  record Keys(Set<String> needed, Set<String> known) {}

  private static Keys keys(String needed, String others) {
    Set<String> known = new HashSet<>(List.of(needed.split(" ")));
    known.addAll(List.of(others.split(" ")));
    return new Keys(Set.of(needed.split(" ")), known);
  }

  private SemanticLayer layer() {
    return new SemanticLayer(warehouse.client(), warehouse.dataSource(), YearMonth.of(2023, 5));
  }

  private byte[] zip(Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    layer().superset(Dictionary.published(), language, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void supersetKnowsEveryKeyAndMissesNone(Language language) throws IOException {
    ImportedBundle bundle = new ImportedBundle(zip(language));

    bundle
        .files()
        .forEach(
            (name, file) -> {
              assertKeys(name, KEYS.get(name.replaceFirst("/.*", "")), file);
              assertThat(file).as(name).containsEntry("version", "1.0.0");
              if (name.startsWith("datasets/")) {
                maps(file.get("metrics")).forEach(m -> assertKeys(name, KEYS.get("metrics"), m));
                maps(file.get("columns")).forEach(c -> assertKeys(name, KEYS.get("columns"), c));
              }
            });
    assertThat(bundle.files().get("metadata.yaml")).containsEntry("type", "Dashboard");
  }

  private static void assertKeys(String name, Keys keys, Map<String, Object> object) {
    assertThat(object.keySet())
        .as(name)
        .containsAll(keys.needed())
        .isSubsetOf(keys.known())
        .doesNotHaveDuplicates();
    keys.needed().forEach(key -> assertThat(object.get(key)).as(name + ": " + key).isNotNull());
  }

  @Test
  void filesFindEachOtherByTheirUuids() throws IOException {
    ImportedBundle bundle = new ImportedBundle(zip(Language.VI));
    Map<Object, String> names = new TreeMap<>();
    bundle
        .files()
        .forEach(
            (name, file) -> {
              if (file.containsKey("uuid")) {
                assertThat(UUID.fromString((String) file.get("uuid"))).isNotNull();
                assertThat(names.put(file.get("uuid"), name)).as(name).isNull();
              }
            });
    Object database = bundle.all("databases").get(0).get("uuid");

    assertThat(bundle.all("datasets"))
        .extracting(d -> d.get("database_uuid"))
        .containsOnly(database);
    assertThat(bundle.all("charts"))
        .allSatisfy(c -> assertThat(names.get(c.get("dataset_uuid"))).startsWith("datasets/"));
    Map<String, Object> dashboard = bundle.all("dashboards").get(0);
    List<Object> placed = new ArrayList<>();
    Map<String, Object> position = map(dashboard.get("position"));
    position.forEach(
        (id, component) -> {
          if (component instanceof Map<?, ?> placedThere) {
            assertThat(placedThere.get("id")).isEqualTo(id);
            for (String list : List.of("children", "parents")) {
              if (placedThere.get(list) instanceof List<?> others) {
                assertThat(position.keySet()).containsAll(cast(others));
              }
            }
            if (placedThere.get("type").equals("CHART")) {
              placed.add(map(placedThere.get("meta")).get("uuid"));
            }
          }
        });
    assertThat(placed)
        .containsExactlyInAnyOrderElementsOf(
            bundle.all("charts").stream().map(c -> c.get("uuid")).toList());
  }

  @SuppressWarnings("unchecked")
  private static List<String> cast(List<?> strings) {
    return (List<String>) strings;
  }

  /** A filter that reaches a chart without its column would change nothing, and say nothing. */
  @Test
  void aFilterReachesTheChartsWhoseDataSetHasItsColumn() throws IOException {
    ImportedBundle bundle = new ImportedBundle(zip(Language.VI));
    List<Map<String, Object>> charts = bundle.all("charts");
    List<Map<String, Object>> filters =
        maps(
            map(bundle.all("dashboards").get(0).get("metadata"))
                .get("native_filter_configuration"));

    assertThat(filters).extracting(f -> f.get("name")).contains("Tháng", "Cấp", "Chỉ tiêu");
    for (Map<String, Object> filter : filters) {
      Map<String, Object> target = maps(filter.get("targets")).get(0);
      String column = (String) map(target.get("column")).get("name");
      assertThat(columns(bundle.dataSet(target.get("datasetUuid")))).contains(column);
      List<?> reached = (List<?>) filter.get("chartsInScope");
      List<?> excluded = (List<?>) map(filter.get("scope")).get("excluded");
      assertThat(reached.size() + excluded.size()).isEqualTo(charts.size());
      assertThat(reached)
          .isNotEmpty()
          .allSatisfy(
              number ->
                  assertThat(
                          columns(
                              bundle.dataSet(charts.get((Integer) number - 1).get("dataset_uuid"))))
                      .as("chart %s", number)
                      .contains(column));
    }
  }

  /** A question that asks for several months, or for today, is not cut down to the chosen one. */
  @Test
  void theMonthReachesTheChartsWhoseQuestionAsksForOneMonth() throws IOException {
    Map<Integer, String> questions = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("jobs", "bi"))) {
      for (Path file : files.toList()) {
        questions.put(
            Integer.parseInt(file.getFileName().toString().substring(0, 2)),
            Files.readString(file));
      }
    }
    Map<Integer, Boolean> reached = new TreeMap<>();
    for (Dashboard.Chart chart : Dashboard.read().charts()) {
      // What is fresh, or in quarantine, is so today
      if (!List.of("etl_freshness", "kpi_quarantine").contains(chart.dataSet())) {
        String sql = questions.get(chart.question());
        boolean oneMonth = sql.matches("(?s).*WHERE \\w+\\.month_start = DATE.*");
        assertThat(chart.by().contains("month"))
            .as("question %d: %s", chart.question(), chart.words())
            .isEqualTo(oneMonth);
        reached.put(chart.question(), oneMonth);
      } else {
        assertThat(chart.by()).doesNotContain("month");
      }
    }

    assertThat(reached.keySet()).isEqualTo(questions.keySet());
    assertThat(reached.keySet().stream().filter(question -> !reached.get(question)))
        .containsExactly(2, 5, 7, 8);
  }

  /** Choices are asked for whenever a filter is opened: of what is summed, not of all dossiers. */
  @Test
  void choicesOfFiltersComeAtOnce() throws IOException {
    ImportedBundle bundle = new ImportedBundle(zip(Language.VI));
    assertThat(
            maps(
                    map(bundle.all("dashboards").get(0).get("metadata"))
                        .get("native_filter_configuration"))
                .stream()
                .map(filter -> maps(filter.get("targets")).get(0).get("datasetUuid"))
                .map(uuid -> bundle.dataSet(uuid).get("table_name")))
        .containsOnly("kpi_monthly", "kpi_monthly_agency");
    assertThat(
            bundle.all("datasets").stream()
                .filter(dataSet -> dataSet.get("filter_select_enabled").equals(false))
                .map(dataSet -> dataSet.get("table_name")))
        .containsExactlyInAnyOrder("dossier", "kpi_dossier");
  }

  private static List<Object> columns(Map<String, Object> dataSet) {
    return maps(dataSet.get("columns")).stream().map(c -> c.get("column_name")).toList();
  }

  @Test
  void everyTenthQuestionHasItsCharts() throws IOException {
    ImportedBundle bundle = new ImportedBundle(zip(Language.VI));

    for (int question = 1; question <= 10; question++) {
      assertThat(bundle.chartsOf(question)).as("question %s", question).isNotEmpty();
    }
  }

  /** No second list: what readers are granted is there with all of its columns, facts as stars. */
  @Test
  void everythingThatReadersAreGrantedIsADataSet() throws IOException {
    Map<String, Set<Object>> dataSets = new TreeMap<>();
    new ImportedBundle(zip(Language.VI))
        .all("datasets")
        .forEach(
            d ->
                dataSets.put(
                    ((String) d.get("table_name")).replaceFirst("_star$", ""),
                    new TreeSet<>(columns(d))));

    for (String table : Dictionary.published()) {
      assertThat(dataSets.get(table))
          .as(table)
          .containsAll(
              warehouse
                  .client()
                  .sql(
                      "SELECT LOWER(column_name) FROM information_schema.columns"
                          + " WHERE LOWER(table_name) = ?")
                  .param(table)
                  .query(String.class)
                  .set());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyColumnHasItsLabelInBothLanguages(Language language) {
    Vocabulary vocabulary = Vocabulary.read();

    assertThat(
            new PublishedObjects(warehouse.client(), warehouse.dataSource())
                .read(Dictionary.published(), language))
        .allSatisfy(
            object ->
                assertThat(object.columns())
                    .allSatisfy(
                        column ->
                            assertThat(vocabulary.label(column.name()))
                                .as("%s in columns.yml", column.name())
                                .hasValueSatisfying(
                                    words -> assertThat(words.in(language)).isNotBlank())));
  }

  /**
   * A dossier stands under every indicator and at several levels: a figure over them would look
   * right. 7 of 10 at the level PROVINCE are 7 of 10 at ALL as well.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "level = 'ALL' AND indicator = 'online' | 0.7",
        "level IN ('ALL', 'PROVINCE') AND indicator = 'online' |",
        "level = 'ALL' |",
      })
  void aShareOverRowsThatCountADossierTwiceIsEmpty(String chosen, Double share) throws IOException {
    warehouse.agency(1, "S01", "Sở Y tế", "PROVINCE");
    warehouse.published(1, "2023-10-31", "2023-11-01 02:14:00");
    warehouse.month("2023-09", 1, 4, 4, 0, 0, 0);
    warehouse.month("2023-10", 1, 6, 3, 0, 0, 0);

    assertThat(
            warehouse
                .client()
                .sql(
                    "SELECT %s FROM kpi_monthly WHERE %s"
                        .formatted(metric("kpi_monthly", "share"), chosen))
                .query(Double.class)
                .optional()
                .orElse(null))
        .isEqualTo(share);
  }

  @Test
  void whatDoesNotAddUpHasNoSum() throws IOException {
    List<Object> metrics =
        new ImportedBundle(zip(Language.EN))
            .all("datasets").stream()
                .filter(d -> d.get("table_name").equals("fact_collection_daily_star"))
                .flatMap(d -> maps(d.get("metrics")).stream())
                .map(m -> m.get("metric_name"))
                .toList();

    assertThat(metrics).contains("sum_amount").doesNotContain("sum_dossiers", "sum_agency_key");
    assertThat(metric("dossier", "share_cashless")).contains("COUNT(DISTINCT in_statistics) <= 1");
  }

  private String metric(String dataSet, String name) throws IOException {
    return new ImportedBundle(zip(Language.EN))
        .all("datasets").stream()
            .filter(d -> d.get("table_name").equals(dataSet))
            .flatMap(d -> maps(d.get("metrics")).stream())
            .filter(m -> m.get("metric_name").equals(name))
            .map(m -> (String) m.get("expression"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void theSameWarehouseGivesTheSameBytes() throws IOException {
    assertThat(zip(Language.VI)).isEqualTo(zip(Language.VI)).isNotEqualTo(zip(Language.EN));
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://db.example:3307/facts?sslMode=REQUIRED&user=x, db.example:3307/facts",
    "jdbc:mysql://db.example/facts, db.example:3306/facts",
    "jdbc:mysql://loader:secret@db.example/facts, warehouse-host:3306/warehouse",
    "jdbc:h2:mem:x, warehouse-host:3306/warehouse"
  })
  void supersetIsToldTheServerAndAsksForThePassword(String jdbc, String server) {
    assertThat(SemanticLayer.databaseUri(jdbc))
        .isEqualTo("mysql://dossier_bi:XXXXXXXXXX@%s?charset=utf8mb4".formatted(server));
  }

  @ParameterizedTest
  @EnumSource
  void dbtFindsEverySourceThatAnExposureOrAKeyNames(Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    layer().dbt(Dictionary.published(), language, out);
    Map<String, Object> file =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(out.toString(StandardCharsets.UTF_8));
    Map<String, Object> source = maps(file.get("sources")).get(0);
    Set<String> tables =
        maps(source.get("tables")).stream()
            .map(t -> "source('%s', '%s')".formatted(source.get("name"), t.get("name")))
            .collect(Collectors.toSet());

    assertThat(file).containsEntry("version", 2);
    assertThat(tables).hasSameSizeAs(Dictionary.published());
    assertThat(maps(file.get("exposures")))
        .hasSize(10)
        .allSatisfy(
            exposure ->
                assertThat(cast((List<?>) exposure.get("depends_on")))
                    .isNotEmpty()
                    .isSubsetOf(tables));
    List<Object> keys =
        maps(source.get("tables")).stream()
            .flatMap(t -> maps(t.get("columns")).stream())
            .filter(column -> column.containsKey("data_tests"))
            .map(column -> maps(column.get("data_tests")).get(0).get("relationships"))
            .map(test -> map(map(test).get("arguments")).get("to"))
            .toList();
    assertThat(keys)
        .contains("source('dossier_etl', 'dim_agency')", "source('dossier_etl', 'dim_procedure')");
    assertThat(tables).containsAll(keys.stream().map(String.class::cast).toList());
  }
}
