package vn.dossier.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.operate.Product;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;

/**
 * Attacks that nothing withstands yet: what one night alone reads, and reads in a moment's state.
 */
class BeforeTheWindowTest {

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
    rows.add(
        SourceTable.HO_SO,
        "id",
        "d-a",
        "ma_ho_so",
        "d-a",
        "don_vi_id",
        "G1",
        "kenh_thuc_hien",
        "1",
        "trang_thai_ho_so_id",
        "9",
        "ngay_tiep_nhan",
        "2022-05-02 08:00:00",
        "ngay_ket_thuc_xu_ly",
        "2022-05-05 08:00:00");
    rows.add(
        SourceTable.YEU_CAU_THANH_TOAN,
        "id",
        "p-1",
        "ma_ho_so",
        "d-a",
        "so_tien",
        50_000,
        "trang_thai",
        "Đã thanh toán",
        "hinh_thuc_thu",
        "Thu trước",
        "hinh_thuc_thanh_toan",
        "truc-tuyen",
        "ngay_thu_phi",
        "2022-05-05 09:00:00");
    try (Product product = new Product(settings, points);
        Connection s = databases.source();
        Connection w = databases.warehouse()) {
      rows.writeTo(s);
      source = new JdbcTemplate(new SingleConnectionDataSource(s, true));
      warehouse = new JdbcTemplate(new SingleConnectionDataSource(w, true));
      play.with(product);
    }
  }

  private static int night(Product product, LocalDate date) {
    return product.run(date.plusDays(1), "nightly", "--date", date.toString());
  }

  private void between(String step, String there, String back) {
    points.hold(
        point -> {
          if (point.equals("before " + step + " 1")) {
            source.update(there);
          } else if (point.equals("after " + step + " 1")) {
            source.update(back);
          }
        });
  }

  /**
   * The last night of a year sees another amount for a moment, in a year that leaves the window.
   */
  @Test
  void moneyOfTheYearThatLeavesTheWindow() throws SQLException {
    play(
        product -> {
          assertThat(night(product, LocalDate.of(2023, 12, 30))).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2'");
          between(
              "load-collections",
              "UPDATE yeu_cau_thanh_toan SET so_tien = 90000",
              "UPDATE yeu_cau_thanh_toan SET so_tien = 50000");
          assertThat(night(product, LocalDate.of(2023, 12, 31))).isZero();
          points.release();
          assertThat(night(product, LocalDate.of(2024, 1, 1))).isZero();
          assertThat(night(product, LocalDate.of(2024, 1, 2))).isZero();
          assertThat(
                  warehouse.queryForObject(
                      "SELECT SUM(amount) FROM fact_collection_daily", Long.class))
              .isEqualTo(50_000);
        });
  }

  /** A backfill of closed dossiers before the window sees another channel for a moment. */
  @Test
  void aBackfillOfClosedDossiers() throws SQLException {
    play(
        product -> {
          assertThat(night(product, LocalDate.of(2024, 1, 2))).isZero();
          between(
              "classify-dossiers",
              "UPDATE ho_so SET kenh_thuc_hien = '3'",
              "UPDATE ho_so SET kenh_thuc_hien = '1'");
          assertThat(
                  product.run(
                      LocalDate.of(2024, 1, 3),
                      "backfill",
                      "--from",
                      "2022-05-01",
                      "--to",
                      "2022-05-31"))
              .isZero();
          points.release();
          assertThat(night(product, LocalDate.of(2024, 1, 3))).isZero();
          assertThat(night(product, LocalDate.of(2024, 1, 4))).isZero();
          assertThat(warehouse.queryForObject("SELECT channel FROM fact_dossier", String.class))
              .isEqualTo("DIRECT");
        });
  }
}
