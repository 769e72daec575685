package vn.dossier.testing.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;

/**
 * Nights on a server over a few rows, chunk by chunk, while whose reading the source can be
 * changed. Rows are added first, then {@link #begin} makes the source of them.
 */
public final class DisturbedNights implements AutoCloseable {

  /** An accepted date long before the window of any night. */
  public static final String OLD = "2018-03-01 08:00:00";

  /** An accepted date in the window. */
  public static final String NEW = "2023-10-02 08:00:00";

  private final HoldPoints points = new HoldPoints();
  private final SourceRows rows = new SourceRows();
  private Connection toSource;
  private Connection toWarehouse;
  private JdbcTemplate source;
  private JdbcTemplate warehouse;
  private Product product;

  /**
   * Starts the program over the rows added so far.
   *
   * @param settings beside the usual ones, as name and value in turn
   */
  public void begin(Object... settings) throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    Map<String, Object> all = databases.settings();
    all.put("dossier.nightly.chunk-size", 1);
    all.put("dossier.nightly.partitions", 1);
    for (int i = 0; i < settings.length; i += 2) {
      all.put((String) settings[i], settings[i + 1]);
    }
    PlainRows.department(rows, "G1");
    product = new Product(all, points);
    toSource = databases.source();
    toWarehouse = databases.warehouse();
    rows.writeTo(toSource);
    source = new JdbcTemplate(new SingleConnectionDataSource(toSource, true));
    warehouse = new JdbcTemplate(new SingleConnectionDataSource(toWarehouse, true));
  }

  /** Starts the program over the rows added so far, and loads the first night. */
  public void load() throws SQLException {
    begin();
    quiet(0);
  }

  /** Adds an open dossier of the counter. */
  public Map<String, Object> dossier(String id, String code, String accepted) {
    return PlainRows.dossier(rows, id, code, "1", "4", accepted);
  }

  /** Adds two dossiers that share the code d-a, which come on two pages. */
  public void twoOfOneCode() {
    dossier("d-a", "d-a", NEW);
    dossier("d-b", "d-a", NEW);
  }

  /** Adds a procedure in use. */
  public void procedure(String code) {
    PlainRows.procedure(rows, code);
  }

  public void component(String id, String code, String file) {
    rows.add(SourceTable.THANH_PHAN_HO_SO, "id", id, "ho_so", code, "dinh_kem", file);
  }

  /** Adds a request of 50,000 đồng that was paid online. */
  public void paid(String id, String code) {
    PlainRows.paid(rows, id, code, "2023-10-05 09:00:00");
  }

  public void paper(String id, String code) {
    rows.add(
        SourceTable.GIAY_TO_SO_HOA,
        "id",
        id,
        "ma_ho_so",
        code,
        "loai_so_hoa",
        "1",
        "don_vi_id",
        "H00.G1",
        "thoi_gian_so_hoa",
        "2023-10-20 09:00:00");
  }

  /** Runs the night of a day, counted from 0, and gives its exit code. */
  public int night(int number, String... more) {
    LocalDate date = Nights.FIRST.plusDays(number);
    return product.run(
        date.plusDays(1),
        Stream.concat(Stream.of("nightly", "--date", date.toString()), Arrays.stream(more))
            .toArray(String[]::new));
  }

  /** Runs a command on the day after a night's, counted from 0, and gives its exit code. */
  public int command(int number, String line) {
    return product.run(Nights.FIRST.plusDays(number + 1L), line.split(" "));
  }

  /** Runs nights that nobody disturbs, which load. */
  public void quiet(int... numbers) {
    points.release();
    for (int number : numbers) {
      assertThat(night(number)).as("night %d", number).isZero();
    }
  }

  /** Runs the second night, which loads though it is disturbed, and two quiet ones. */
  public void settle() {
    assertThat(night(1)).isZero();
    quiet(2, 3);
  }

  /** Calls back at every point of the nights to come. */
  public void hold(Consumer<String> holder) {
    points.hold(holder);
  }

  /** At points of the nights to come, what is done to the source; null to fail. The two in turn. */
  public void at(String... happenings) {
    hold(
        point -> {
          for (int i = 0; i < happenings.length; i += 2) {
            if (point.equals(happenings[i])) {
              if (happenings[i + 1] == null) {
                throw new IllegalStateException("The network is down");
              }
              source.update(happenings[i + 1]);
            }
          }
        });
  }

  /** What is done to the source before a step of the next night, and undone behind it. */
  public void during(String step, String there, String back) {
    at("before " + step + " 1", there, "after " + step + " 1", back);
  }

  /** Disturbs no night any more. */
  public void release() {
    points.release();
  }

  public void change(String sql) {
    source.update(sql);
  }

  public long number(String sql) {
    return warehouse.queryForObject(sql, Long.class);
  }

  public <T> List<T> column(String sql, Class<T> type) {
    return warehouse.queryForList(sql, type);
  }

  /** Whether each dossier has a component with a file, as facts have it, in the order of ids. */
  public List<Integer> digitised() {
    return column(
        "SELECT component_digitised FROM fact_dossier ORDER BY dossier_id", Integer.class);
  }

  /** Status of a dossier and whether it is open, as its fact has it. */
  public List<String> state(String id) {
    return column(
        "SELECT CONCAT(status_code, ' ', is_open) FROM fact_dossier WHERE dossier_id = '%s'"
            .formatted(id),
        String.class);
  }

  /** What was collected, of all days. */
  public long collected() {
    return number("SELECT COALESCE(SUM(amount), 0) FROM fact_collection_daily");
  }

  @Override
  public void close() throws SQLException {
    product.close();
    toSource.close();
    toWarehouse.close();
  }
}
