package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.HoldPoints;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.Product;

/**
 * Rows that a run sees in a state of a moment, of old dossiers and of codes that several dossiers
 * share. The nights behind it are quiet, and then everything is as the source has it.
 */
class SeenForAMomentTest {

  private static final String OLD = "2018-03-01 08:00:00";
  private static final String NEW = "2023-10-02 08:00:00";
  private static final String CLOSE_OLD =
      "UPDATE ho_so SET trang_thai_ho_so_id = '9', ngay_ket_thuc_xu_ly = '2023-10-30' WHERE id = 'd-old'";
  private static final String CHANGE_OLD =
      "UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-old'";

  private final HoldPoints points = new HoldPoints();
  private final SourceRows rows = new SourceRows();
  private JdbcTemplate source;
  private JdbcTemplate warehouse;

  interface Play {
    void with(Product product) throws SQLException;
  }

  private void play(Play play) throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.nightly.chunk-size", 1);
    settings.put("dossier.nightly.partitions", 1);
    rows.add(SourceTable.DON_VI, "group_code", "G1", "catalog", "so-ban-nganh");
    try (Product product = new Product(settings, points);
        Connection s = databases.source();
        Connection w = databases.warehouse()) {
      rows.writeTo(s);
      source = new JdbcTemplate(new SingleConnectionDataSource(s, true));
      warehouse = new JdbcTemplate(new SingleConnectionDataSource(w, true));
      play.with(product);
    }
  }

  private static int night(Product product, int number, String... more) {
    LocalDate date = Nights.FIRST.plusDays(number);
    String[] line =
        Stream.concat(Stream.of("nightly", "--date", date.toString()), Arrays.stream(more))
            .toArray(String[]::new);
    return product.run(date.plusDays(1), line);
  }

  private void quiet(Product product, int... numbers) {
    points.release();
    for (int number : numbers) {
      assertThat(night(product, number)).as("night %d", number).isZero();
    }
  }

  private Map<String, Object> dossier(String id, String code, String accepted) {
    return rows.add(
        SourceTable.HO_SO,
        "id",
        id,
        "ma_ho_so",
        code,
        "don_vi_id",
        "G1",
        "kenh_thuc_hien",
        "1",
        "trang_thai_ho_so_id",
        "4",
        "ngay_tiep_nhan",
        accepted);
  }

  private void component(String id, String code, String file) {
    rows.add(SourceTable.THANH_PHAN_HO_SO, "id", id, "ho_so", code, "dinh_kem", file);
  }

  /** At a point, what is done to the source; points and statements in turn. */
  private void at(String... happenings) {
    points.hold(
        point -> {
          for (int i = 0; i < happenings.length; i += 2) {
            if (point.equals(happenings[i])) {
              source.update(happenings[i + 1]);
            }
          }
        });
  }

  private void whileLookedUp(String there, String back) {
    at("before retire-dossiers 1", there, "after retire-dossiers 1", back);
  }

  private List<String> old() {
    return warehouse.queryForList(
        "SELECT CONCAT(status_code, ' ', is_open) FROM fact_dossier WHERE dossier_id = 'd-old'",
        String.class);
  }

  private List<Integer> digitised() {
    return warehouse.queryForList(
        "SELECT component_digitised FROM fact_dossier ORDER BY dossier_id", Integer.class);
  }

  /** Two dossiers share a code; a component is away while the first is read. */
  @Test
  void aComponentIsAwayWhileTheFirstOfTwoDossiersIsRead() throws SQLException {
    dossier("d-a", "d-a", NEW);
    dossier("d-b", "d-a", NEW);
    component("k-1", "d-a", "a.pdf");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          at(
              "table thanh_phan_ho_so 2", "UPDATE thanh_phan_ho_so SET ho_so = 'elsewhere'",
              "table thanh_phan_ho_so 3", "UPDATE thanh_phan_ho_so SET ho_so = 'd-a'");
          assertThat(night(product, 1)).isZero();
          quiet(product, 2, 3);
          assertThat(digitised()).containsExactly(1, 1);
        });
  }

  /** A component comes between the two, in a night that reads everything, and stays. */
  @Test
  void aComponentComesBetweenTwoDossiersThatShareACode() throws SQLException {
    dossier("d-a", "d-a", NEW);
    dossier("d-b", "d-a", NEW);
    play(
        product -> {
          at(
              "table thanh_phan_ho_so 2",
              "INSERT INTO thanh_phan_ho_so (id, ho_so, dinh_kem) VALUES ('k-1', 'd-a', 'a.pdf')");
          assertThat(night(product, 0)).isZero();
          quiet(product, 1, 2);
          assertThat(digitised()).containsExactly(1, 1);
        });
  }

  /** The same of a request. */
  @Test
  void aRequestComesBetweenTwoDossiersThatShareACode() throws SQLException {
    dossier("d-a", "d-a", NEW);
    dossier("d-b", "d-a", NEW);
    play(
        product -> {
          at(
              "table yeu_cau_thanh_toan 2",
              "INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai, hinh_thuc_thu)"
                  + " VALUES ('p-1', 'd-a', 50000, 'Chưa thanh toán', 'Thu trước')");
          assertThat(night(product, 0)).isZero();
          quiet(product, 1, 2);
          assertThat(
                  warehouse.queryForList(
                      "SELECT amount_due FROM fact_dossier ORDER BY dossier_id", Long.class))
              .containsExactly(50_000L, 50_000L);
        });
  }

  /** Of two components none has a file while the first is read, both while the second is. */
  @Test
  void twoComponentsThatAddUpOverTwoDossiers() throws SQLException {
    dossier("d-a", "d-a", NEW);
    dossier("d-b", "d-a", NEW);
    component("k-1", "d-a", "a.pdf");
    component("k-2", "d-a", null);
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          at(
              "table thanh_phan_ho_so 2",
              "UPDATE thanh_phan_ho_so SET dinh_kem = null",
              "table thanh_phan_ho_so 3",
              "UPDATE thanh_phan_ho_so SET dinh_kem = 'a.pdf'",
              "before load-collections 1",
              "UPDATE thanh_phan_ho_so SET dinh_kem = IF(id = 'k-1', 'a.pdf', null)");
          assertThat(night(product, 1)).isZero();
          quiet(product, 2, 3);
          assertThat(digitised()).containsExactly(1, 1);
        });
  }

  /** An old dossier is closed for good in a night in which its bucket does not settle. */
  @Test
  void anOldDossierIsClosedWhileItsComponentChangesAndBack() throws SQLException {
    dossier("d-old", "d-old", OLD);
    component("k-1", "d-old", "a.pdf");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update(CLOSE_OLD);
          whileLookedUp(
              "UPDATE thanh_phan_ho_so SET trang_thai_so_hoa = '1'",
              "UPDATE thanh_phan_ho_so SET trang_thai_so_hoa = null");
          assertThat(night(product, 1)).isZero();
          quiet(product, 2, 3);
          assertThat(old()).containsExactly("9 0");
        });
  }

  /**
   * T9: in quarantine and old, then of the window and excluded, behind a night that did not settle.
   */
  @Test
  void aDossierThatIsScannedIsNotLookedUpAsWell() throws SQLException {
    dossier("d-old", "d-old", OLD).put("trang_thai_ho_so_id", "77");
    component("k-1", "d-old", "a.pdf");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update(CHANGE_OLD);
          whileLookedUp(
              "UPDATE thanh_phan_ho_so SET trang_thai_so_hoa = '1'",
              "UPDATE thanh_phan_ho_so SET trang_thai_so_hoa = null");
          assertThat(night(product, 1)).isZero();
          source.update(
              "UPDATE ho_so SET ngay_tiep_nhan = '2023-10-02', trang_thai_ho_so_id = '1' WHERE id = 'd-old'");
          quiet(product, 2, 3, 4);
          assertThat(
                  warehouse.queryForList(
                      "SELECT excluded FROM etl_run ORDER BY job_execution_id", Integer.class))
              .containsExactly(0, 0, 1, 1, 1);
        });
  }
}
