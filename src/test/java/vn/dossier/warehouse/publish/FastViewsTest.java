package vn.dossier.warehouse.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.measure.Measure;
import vn.dossier.measure.Measures;
import vn.dossier.testing.database.Databases;
import vn.dossier.warehouse.run.CellPlace;
import vn.dossier.warehouse.sql.SqlFile;

/**
 * What BI asks reads what publish has summed, and never all dossiers: rows are counted as the
 * server reads them, at 200,000 dossiers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FastViewsTest {

  private static final int DOSSIERS = 200_000;

  /** Fewer than the facts; what 24 months of 40 agencies come to, several times over. */
  private static final long MOST = 150_000;

  private static final LocalDate REACH = LocalDate.of(2023, 12, 20);

  private static final List<String> FILL =
      List.of(
          """
          INSERT INTO stage_dim_agency
            (agency_key, agency_code, agency_name, level, in_statistics, active, valid_from,
             valid_to, is_current)
          SELECT seq, CONCAT('A', seq), CONCAT('Agency ', seq),
            ELT(1 + seq MOD 3, 'PROVINCE', 'DISTRICT', 'COMMUNE'), 1, 1, '1900-01-01', '9999-12-31', 1
          FROM seq_1_to_40
          """,
          """
          INSERT INTO stage_dim_procedure
            (procedure_key, procedure_code, procedure_name, has_fee, yields_result)
          SELECT seq, CONCAT('P', seq), CONCAT('Procedure ', seq), seq MOD 2, 1 FROM seq_1_to_300
          """,
          "INSERT INTO dim_agency SELECT * FROM stage_dim_agency WHERE agency_key > 0",
          "INSERT INTO dim_procedure SELECT * FROM stage_dim_procedure WHERE procedure_key > 0",
          """
          INSERT INTO dim_date
            (date_key, year_number, quarter_number, month_number, month_start, day_of_week)
          SELECT d, YEAR(d), QUARTER(d), MONTH(d), DATE_FORMAT(d, '%Y-%m-01'), WEEKDAY(d) + 1
          FROM (SELECT DATE '2022-01-01' + INTERVAL seq DAY AS d FROM seq_0_to_729) days
          """,
          """
          INSERT INTO etl_run (
            job_execution_id, run_id, job_name, business_date, as_of_date, selection, scope_to,
            source_dossiers, loaded, excluded, rejected, inserted, updated, unchanged, retired,
            warnings, status, started_at, rule_set, program_version, wrote, published_at,
            published_date)
          VALUES (1, 1, 'nightly', '2023-12-20', '2023-12-21', 'FULL', '2023-12-20', 0, 0, 0, 0, 0,
            0, 0, 0, 0, 'COMPLETED', '2023-12-21 01:00:00', '', '', 1, '2023-12-21 01:00:00',
            '2023-12-20')
          """,
          """
          INSERT INTO fact_dossier (
            dossier_id, dossier_code, agency_key, procedure_key, accepted_date, accepted_month,
            finished_date, due_date, status_code, channel, service_level, channel_missing, online,
            online_766, component_digitised, result_due, result_digitised, digitised_766, reused,
            obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, is_open,
            timeliness, amount_due, amount_online, amount_transfer, amount_cash, rule_set,
            content_hash, code_bucket, job_execution_id)
          SELECT MD5(seq), CONCAT('H', seq), 1 + seq MOD 40, 1 + (seq DIV 40) MOD 300, d,
            DATE_FORMAT(d, '%Y-%m-01'), IF(seq MOD 10 = 0, NULL, d + INTERVAL 3 DAY),
            d + INTERVAL seq MOD 7 DAY, IF(seq MOD 10 = 0, '2', '10'),
            IF(seq MOD 3 = 0, 'DIRECT', 'ONLINE'), '4', 0, seq MOD 3 <> 0, seq MOD 3 = 1,
            seq MOD 2, 1, seq MOD 2, seq MOD 2, 0, seq MOD 2, 0, 0, seq MOD 4 = 1, seq MOD 4 = 1, 0,
            seq MOD 10 = 0, IF(seq MOD 10 = 0, NULL, 'EARLY'), 1000, 500, 0, 0, '', '', 0, 1
          FROM (SELECT seq, DATE '2022-01-01' + INTERVAL seq MOD 718 DAY AS d
                FROM seq_1_to_200000) s
          """);

  private Connection connection;
  private JdbcTemplate warehouse;

  @BeforeAll
  void fill() throws SQLException {
    connection = Databases.server("utf8mb4_general_ci").migrated().warehouse();
    warehouse = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    FILL.forEach(warehouse::update);
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(warehouse);
    MapSqlParameterSource parameters =
        new MapSqlParameterSource("reach", REACH)
            .addValue("openMonth", REACH.withDayOfMonth(1))
            .addValue("jobExecutionId", 1)
            .addValue("months", months());
    for (String aggregate :
        List.of("dossier_daily", "dossier_monthly", "completion_daily", "agency_monthly")) {
      named.update(
          SqlFile.read(
              StagedCells.class, "aggregate/all_" + aggregate, CellPlace.IN_PLACE.fragments()),
          parameters);
    }
    for (String statement : List.of("stage_levels", "stage_agencies", "insert")) {
      named.update(SqlFile.read(PublishedFigures.class, "figure/" + statement), parameters);
    }
    warehouse.execute("ANALYZE TABLE fact_dossier, fact_dossier_monthly, fact_agency_monthly");
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  private static List<LocalDate> months() {
    return Stream.iterate(LocalDate.of(2022, 1, 1), month -> month.plusMonths(1))
        .limit(24)
        .toList();
  }

  private List<String> views() {
    return warehouse.queryForList(
        "SELECT object_name FROM etl_dictionary_vi WHERE kind = 'VIEW'", String.class);
  }

  private static boolean isOneByOne(String view) {
    return view.equals("dossier") || view.equals("kpi_dossier");
  }

  // It passes over the cells of all months in an index
  private static long most(String view) {
    return view.equals("kpi_procedure_without_online") ? 2 * MOST : MOST;
  }

  private long rowsRead(String sql, Object... parameters) {
    warehouse.execute("FLUSH STATUS");
    warehouse.query(sql, rs -> {}, parameters);
    return warehouse.queryForList("SHOW SESSION STATUS LIKE 'Handler_read%'").stream()
        .mapToLong(row -> Long.parseLong(row.get("Value").toString()))
        .sum();
  }

  @Test
  void theFactsAreThere() {
    assertThat(warehouse.queryForObject("SELECT COUNT(*) FROM fact_dossier", Integer.class))
        .isEqualTo(DOSSIERS);
    assertThat(
            warehouse.queryForObject(
                "SELECT denominator FROM kpi_monthly WHERE level = 'ALL' AND indicator = 'online' AND month_start = '2022-01-01'",
                Long.class))
        .isEqualTo(
            warehouse.queryForObject(
                "SELECT COUNT(*) FROM fact_dossier WHERE accepted_month = '2022-01-01'",
                Long.class));
    assertThat(views()).contains("kpi_monthly", "kpi_monthly_published", "kpi_three_ways");
  }

  /** Of a source that cannot tell any of them; the next publish would say so. */
  @Test
  void aDossierHasNoMeasureOfWhatCannotBeTold() {
    List<String> measures =
        Measures.all().indicators().stream()
            .flatMap(indicator -> indicator.numerator().stream())
            .map(Measure::name)
            .toList();
    // In no numerator, for a reason each
    String one = "SELECT * FROM dossier WHERE dossier_code = 'H6'";
    List<String> columns = new ArrayList<>(warehouse.queryForMap(one).keySet());
    columns.retainAll(measures);
    assertThat(columns).contains("online", "component_digitised", "cashless");
    columns.addAll(List.of("online_why_not", "digitised_why_not", "cashless_why_not"));
    Map<String, Object> told = warehouse.queryForMap(one);
    assertThat(columns).allSatisfy(column -> assertThat(told.get(column)).as(column).isNotNull());
    warehouse.update(
        "INSERT INTO kpi_untold_indicator (indicator) SELECT indicator FROM kpi_indicator");
    try {
      Map<String, Object> dossier = warehouse.queryForMap(one);
      assertThat(columns).allSatisfy(column -> assertThat(dossier.get(column)).as(column).isNull());
      assertThat(dossier.get("obligation")).isNotNull();
    } finally {
      warehouse.update("DELETE FROM kpi_untold_indicator");
    }
  }

  @Test
  void noViewReadsAllDossiers() {
    Map<String, Long> slow = new TreeMap<>();
    for (String view : views()) {
      long read = rowsRead("SELECT * FROM " + view + (isOneByOne(view) ? " LIMIT 2000" : ""));
      if (read > most(view)) {
        slow.put(view, read);
      }
    }
    assertThat(slow).isEmpty();
  }

  @Test
  void norWhenItIsAskedForOneValueOfAnyColumn() {
    List<String> slow = new ArrayList<>();
    for (String view : views().stream().filter(view -> !isOneByOne(view)).toList()) {
      for (Map<String, Object> row : warehouse.queryForList("SELECT * FROM " + view + " LIMIT 1")) {
        row.forEach(
            (column, value) -> {
              String sql = "SELECT * FROM %s WHERE %s <=> ?".formatted(view, column);
              long read = rowsRead(sql, value);
              if (read > most(view)) {
                slow.add(view + "." + column + " " + read);
              }
            });
      }
    }
    assertThat(slow).isEmpty();
  }

  @Test
  void norDoesAQuestionOfJobsBi() throws Exception {
    List<String> slow = new ArrayList<>();
    try (Stream<Path> questions = Files.list(Path.of("jobs/bi"))) {
      for (Path question : questions.toList()) {
        long read =
            rowsRead(Files.readString(question).replaceAll("(?m)--.*$", "").replace(";", ""));
        if (read > MOST) {
          slow.add(question.getFileName() + " " + read);
        }
      }
    }
    assertThat(slow).isEmpty();
  }
}
