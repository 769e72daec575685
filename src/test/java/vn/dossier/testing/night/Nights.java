package vn.dossier.testing.night;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.CanonicalRows;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.recalculation.WarehouseRows;
import vn.dossier.testing.database.Databases;

/** A small source, an empty warehouse and the program over both, for tests that play nights. */
public final class Nights implements AutoCloseable {

  /** The date of the first night. */
  public static final LocalDate FIRST = LocalDate.of(2023, 10, 30);

  /** What BI reads, and what must not move when a gate fails. */
  private static final List<String> PUBLISHED =
      List.of(
          "dim_agency",
          "dim_procedure",
          "dim_date",
          "fact_agency_monthly",
          "fact_dossier_daily",
          "fact_dossier_monthly",
          "fact_completion_daily",
          "fact_backlog_daily",
          "kpi_backlog_ageing",
          "fact_collection_monthly",
          "fact_collection_daily",
          "fact_digitised_result_daily",
          "fact_e_receipt_monthly",
          "kpi_monthly",
          "kpi_monthly_agency",
          "kpi_monthly_published",
          "etl_freshness",
          "etl_restatement");

  private final Databases databases;
  private Product product;
  private final JdbcTemplate source;
  private final JdbcTemplate warehouse;
  private SourceRows rows = new SourceRows();

  /**
   * @param settings beside those of the databases, as name and value in turn
   */
  public Nights(Databases databases, Object... settings) {
    this.databases = databases;
    try {
      databases.migrated();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    product = product(settings);
    source = template(databases.sourceUrl());
    warehouse = template(databases.warehouseUrl());
    furnish();
  }

  public Product product(Object... settings) {
    Map<String, Object> all = databases.settings();
    for (int i = 0; i < settings.length; i += 2) {
      all.put((String) settings[i], settings[i + 1]);
    }
    return new Product(all);
  }

  /** Starts the program again over the same databases. */
  public void restart(Object... settings) {
    product.close();
    product = product(settings);
  }

  private JdbcTemplate template(String url) {
    return new JdbcTemplate(
        new DriverManagerDataSource(url, databases.username(), databases.password()));
  }

  private void furnish() {
    agency("G1", "Sở Y tế (mẫu)");
    agency("G2", "Sở Xây dựng (mẫu)");
    PlainRows.procedure(rows, "1.000001");
  }

  /** Adds a live department. */
  public Map<String, Object> agency(String code, String name) {
    Map<String, Object> agency = PlainRows.department(rows, code);
    agency.put("group_name", name);
    return agency;
  }

  /** Adds an online dossier of agency G1 whose code is its id. */
  public Map<String, Object> dossier(String id, String status, String accepted) {
    Map<String, Object> dossier = PlainRows.dossier(rows, id, id, "2", status, accepted);
    dossier.put("ma_tthc", "1.000001");
    return dossier;
  }

  /** Adds a request of 50,000 đồng that was paid online. */
  public Map<String, Object> paid(String id, String code, String day) {
    return PlainRows.paid(rows, id, code, day);
  }

  /** The dossier of this id, to change. */
  public Map<String, Object> dossier(String id) {
    return rows.rows(SourceTable.HO_SO).stream()
        .filter(row -> row.get("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Takes a dossier out of the source. */
  public void lose(String id) {
    rows.rows(SourceTable.HO_SO).remove(dossier(id));
  }

  public SourceRows rows() {
    return rows;
  }

  /** Replaces the small source by another. */
  public void use(SourceRows others) {
    rows = others;
  }

  /** Runs a night on the morning after its date, over the source as the rows are now. */
  public Outcome night(LocalDate date, String... options) {
    return run(date.plusDays(1), command("nightly --date " + date, options));
  }

  /** Runs a command on a day, over the source as the rows are now. */
  public Outcome run(LocalDate today, String... commandLine) {
    save();
    return runOnly(today, commandLine);
  }

  /** Runs a command on a day, over the source as the database has it. */
  public Outcome runOnly(LocalDate today, String... commandLine) {
    return product.outcome(today, commandLine);
  }

  private static String[] command(String command, String... options) {
    String[] words = command.split(" ");
    String[] all = Arrays.copyOf(words, words.length + options.length);
    System.arraycopy(options, 0, all, words.length, options.length);
    return all;
  }

  public void save() {
    try (Connection connection = databases.source()) {
      rows.writeTo(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets a table of the source fail when its rows are read, though it looks as it should. */
  public void breakTable(String table, String textColumn) {
    source.execute("ALTER TABLE %s RENAME TO elsewhere".formatted(table));
    source.execute(
        "CREATE VIEW %s AS SELECT * FROM elsewhere WHERE CAST(%s AS INT) = 1"
            .formatted(table, textColumn));
  }

  /** Makes a table readable again. */
  public void repairTable(String table) {
    source.execute("DROP VIEW " + table);
    source.execute("ALTER TABLE elsewhere RENAME TO " + table);
  }

  public Product product() {
    return product;
  }

  public Databases databases() {
    return databases;
  }

  public JdbcTemplate source() {
    return source;
  }

  public JdbcTemplate warehouse() {
    return warehouse;
  }

  /** The only value that a query of the warehouse gives. */
  public long number(String sql, Object... parameters) {
    return warehouse.queryForObject(sql, Long.class, parameters);
  }

  /** Every column of every row that is published, keys and times included. */
  public Map<String, List<String>> published() {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table : PUBLISHED) {
      all.put(table, rowsOf("SELECT * FROM " + table));
    }
    return all;
  }

  /** The rows that a query of the warehouse gives, as text, in no order. */
  public List<String> rowsOf(String sql) {
    return warehouse.queryForList(sql).stream().map(Object::toString).sorted().toList();
  }

  /** The tables of the warehouse by business keys. */
  public CanonicalRows canonical() {
    try (Connection connection = databases.warehouse()) {
      return WarehouseRows.read(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    product.close();
  }
}
