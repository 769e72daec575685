package vn.dossier.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.dossier.testing.database.Databases;
import vn.dossier.warehouse.schema.Dictionary.Described;

/** The data dictionary says something of all that the warehouse has, and of nothing else. */
class DictionaryTest {

  private static final String FRAMEWORKS = "batch_.*|flyway_.*|int_.*";

  enum Server {
    H2,
    MARIADB;

    private DataSource migrated;

    /** One that tests only look at. */
    private DataSource migrated() throws SQLException {
      if (migrated == null) {
        migrated = empty();
        migrate(migrated, true);
      }
      return migrated;
    }

    private DataSource empty() throws SQLException {
      Databases databases = this == H2 ? Databases.h2() : Databases.server("utf8mb4_general_ci");
      return new DriverManagerDataSource(
          databases.warehouseUrl(), databases.username(), databases.password());
    }
  }

  private final Dictionary dictionary = Dictionary.read();

  private static void migrate(DataSource warehouse, boolean withDictionary) {
    Vendor vendor = Vendor.of(warehouse);
    JavaMigration[] inJava =
        JavaMigrations.of(vendor).stream()
            .filter(migration -> withDictionary || !(migration instanceof DictionaryMigration))
            .toArray(JavaMigration[]::new);
    Flyway.configure()
        .dataSource(warehouse)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor.folder())
        .placeholders(Map.of("tableOptions", vendor.tableOptions()))
        .javaMigrations(inJava)
        .load()
        .migrate();
  }

  @ParameterizedTest
  @EnumSource
  void noTableColumnOrViewIsWithoutItsSentenceAndNoneIsTooMany(Server server) throws SQLException {
    DataSource warehouse = server.migrated();

    assertThat(described(server)).isEqualTo(columns(new JdbcTemplate(warehouse)));
  }

  /** Columns by table or view, none for those of the frameworks; names in small letters. */
  private Map<String, TreeSet<String>> described(Server server) {
    Map<String, TreeSet<String>> described = new TreeMap<>();
    for (Described object : dictionary.objects()) {
      String name = object.name().toLowerCase(Locale.ROOT);
      // Spring Batch takes its ids from sequences on H2
      if (server == Server.MARIADB || !name.endsWith("_seq")) {
        described.put(name, new TreeSet<>(object.columns().keySet()));
      }
    }
    return described;
  }

  private static Map<String, TreeSet<String>> columns(JdbcTemplate warehouse) {
    Map<String, TreeSet<String>> columns = new TreeMap<>();
    warehouse.query(
        """
        SELECT LOWER(table_name), LOWER(column_name) FROM information_schema.columns
        WHERE table_schema = SCHEMA()
        """,
        rs -> {
          TreeSet<String> of = columns.computeIfAbsent(rs.getString(1), table -> new TreeSet<>());
          if (!rs.getString(1).matches(FRAMEWORKS)) {
            of.add(rs.getString(2));
          }
        });
    return columns;
  }

  @Test
  void eachSentenceEndsAndEachTableAndViewHasItsGrainAndItsRule() {
    for (Described object : dictionary.objects()) {
      List<String> sentences = new ArrayList<>(object.columns().values());
      sentences.add(object.grain());
      if (!object.name().toLowerCase(Locale.ROOT).matches(FRAMEWORKS)) {
        sentences.add(object.rule());
        assertThat(object.columns()).as(object.name()).isNotEmpty();
      }
      // A server takes so many letters for the comment of a column
      assertThat(sentences)
          .as(object.name())
          .allSatisfy(s -> assertThat(s).endsWith(".").doesNotContain("\\").hasSizeLessThan(1000));
    }
  }

  /** Readers are told first of what they are granted, and of nothing else before it. */
  @Test
  void whatReadersAreGrantedComesFirstAndHasVietnameseSentences() throws IOException {
    Set<String> granted =
        Pattern.compile("GRANT SELECT[^(]*? ON warehouse\\.(\\w+)")
            .matcher(Files.readString(Path.of("jobs", "sql", "grants-bi-reader.sql")))
            .results()
            .map(grant -> grant.group(1))
            .collect(Collectors.toSet());
    List<Described> english = dictionary.objects();
    List<Described> vietnamese = dictionary.inVietnamese();
    assertThat(english.subList(0, granted.size()))
        .extracting(Described::name)
        .containsExactlyInAnyOrderElementsOf(granted);
    for (int i = 0; i < english.size(); i++) {
      Described other = vietnamese.get(i);
      assertThat(other.name()).isEqualTo(english.get(i).name());
      assertThat(other.columns().keySet()).isEqualTo(english.get(i).columns().keySet());
      if (i < granted.size()) {
        assertThat(other.grain()).as(other.name()).isNotEqualTo(english.get(i).grain());
        english
            .get(i)
            .columns()
            .forEach(
                (column, sentence) ->
                    assertThat(other.columns().get(column))
                        .as("%s.%s in dictionary-vi.yml", other.name(), column)
                        .isNotEqualTo(sentence)
                        .endsWith(".")
                        .hasSizeLessThan(1000));
      }
    }
    assertThat(english.get(english.size() - 1).name()).matches("(?i)" + FRAMEWORKS);
  }

  /**
   * Twelve months, the year so far, a value of each publication, a snapshot: they hold the same.
   */
  @Test
  void ofRowsThatOverlapInTimeNothingSaysThatTheyAddUpOverMonths() {
    Set<String> overlapping = new TreeSet<>();
    for (List<Described> objects : List.of(dictionary.objects(), dictionary.inVietnamese())) {
      Map<String, Described> byName =
          objects.stream().collect(Collectors.toMap(Described::name, object -> object));
      Map<String, String> monthly = byName.get("kpi_monthly").columns();
      for (String name : Dictionary.published()) {
        Map<String, String> columns = byName.get(name).columns();
        if (columns.containsKey("months") || columns.containsKey("published_from")) {
          overlapping.add(name);
          for (String summed : List.of("numerator", "denominator")) {
            assertThat(columns.get(summed))
                .as("%s.%s", name, summed)
                .isNotEqualTo(monthly.get(summed))
                .containsPattern("Never add|of one day|Không cộng|vào (cùng )?một ngày");
          }
        } else if (columns.containsKey("snapshot_date")) {
          overlapping.add(name);
          assertThat(columns.get("open_dossiers"))
              .as(name)
              .containsPattern("Never add it up over snapshots|Không cộng theo ngày chụp");
        }
      }
    }
    assertThat(overlapping)
        .containsExactly(
            "fact_backlog_daily",
            "kpi_backlog",
            "kpi_monthly_agency_published",
            "kpi_monthly_published",
            "kpi_twelve_months",
            "kpi_year_to_date");
  }

  @Test
  void theVietnameseDictionarySaysNothingOfWhatIsNotThere() throws IOException {
    Map<String, Map<String, Map<String, Map<String, String>>>> vietnamese;
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    try (InputStream in = Dictionary.class.getResourceAsStream("dictionary-vi.yml")) {
      vietnamese = new Yaml(new SafeConstructor(options)).load(in);
    }
    Map<String, Set<String>> columns = new TreeMap<>();
    dictionary.objects().forEach(o -> columns.put(o.name(), o.columns().keySet()));
    for (String section : List.of("tables", "views")) {
      vietnamese
          .get(section)
          .forEach(
              (name, object) ->
                  assertThat(columns.getOrDefault(name, Set.of()))
                      .as(name)
                      .containsAll(object.get("columns").keySet()));
    }
  }

  @Test
  void sentencesStandAsCommentsOnTablesAndColumnsOfAServer() throws SQLException {
    Map<String, String> comments = comments(Server.MARIADB.migrated());

    for (Described object : dictionary.objects()) {
      String name = object.name().toLowerCase(Locale.ROOT);
      if (!object.view()) {
        assertThat(comments).containsEntry(name, object.comment());
        object
            .columns()
            .forEach(
                (column, sentence) ->
                    assertThat(comments).containsEntry(name + "." + column, sentence));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTableOfTheDictionaryHasAllOfItViewsIncluded(Server server) throws SQLException {
    DataSource warehouse = server.migrated();
    JdbcTemplate jdbc = new JdbcTemplate(warehouse);

    assertThat(
            jdbc.queryForList(
                "SELECT object_name FROM etl_dictionary WHERE column_name = '' ORDER BY place",
                String.class))
        .isEqualTo(dictionary.objects().stream().map(Described::name).toList());
    assertThat(
            jdbc.queryForMap(
                "SELECT kind, sentence FROM etl_dictionary"
                    + " WHERE object_name = 'etl_freshness' AND column_name = 'published_at'"))
        .containsValues("COLUMN", "When it published, local time.");
  }

  @Test
  void commentingAColumnChangesNothingElseOfIt() throws SQLException {
    DataSource warehouse = Server.MARIADB.empty();
    migrate(warehouse, false);
    List<Map<String, Object>> before = definitions(warehouse);

    migrate(warehouse, true);

    assertThat(definitions(warehouse)).isEqualTo(before);
  }

  @Test
  void whatAProcessThatDiedLeftHalfDoneIsDoneAndACommentThatIsThereStays() throws SQLException {
    DataSource warehouse = Server.MARIADB.empty();
    migrate(warehouse, true);
    JdbcTemplate jdbc = new JdbcTemplate(warehouse);
    Map<String, String> whole = comments(warehouse);
    jdbc.execute("ALTER TABLE dim_date COMMENT = '', MODIFY COLUMN year_number int NOT NULL");
    jdbc.execute("DELETE FROM etl_dictionary WHERE place > 20");
    jdbc.execute(
        "DELETE FROM flyway_schema_history WHERE version IS NULL AND description = 'data dictionary'");
    String untouched = created(jdbc, "dim_agency");

    migrate(warehouse, true);

    assertThat(comments(warehouse)).isEqualTo(whole);
    assertThat(created(jdbc, "dim_agency")).isEqualTo(untouched);
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM etl_dictionary", Long.class))
        .isEqualTo(
            dictionary.objects().stream().mapToLong(object -> 1L + object.columns().size()).sum());
  }

  private static String created(JdbcTemplate jdbc, String table) {
    return jdbc.queryForObject(
        "SELECT create_time FROM information_schema.tables"
            + " WHERE table_schema = DATABASE() AND table_name = ?",
        String.class,
        table);
  }

  private static List<Map<String, Object>> definitions(DataSource warehouse) {
    return new JdbcTemplate(warehouse)
        .queryForList(
            """
            SELECT table_name, column_name, ordinal_position, column_type, is_nullable,
              column_default, collation_name, column_key, extra
            FROM information_schema.columns WHERE table_schema = DATABASE()
            ORDER BY table_name, ordinal_position
            """);
  }

  /** By table, and by table and column; names in small letters. */
  private static Map<String, String> comments(DataSource warehouse) {
    Map<String, String> comments = new TreeMap<>();
    new JdbcTemplate(warehouse)
        .query(
            """
            SELECT LOWER(table_name), table_comment FROM information_schema.tables
            WHERE table_schema = DATABASE()
            UNION ALL
            SELECT LOWER(CONCAT(table_name, '.', column_name)), column_comment
            FROM information_schema.columns WHERE table_schema = DATABASE()
            """,
            rs -> {
              comments.put(rs.getString(1), rs.getString(2));
            });
    return comments;
  }
}
