package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
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
 * Rows that a night reads in another state than it planned by, and that are as before when it ends:
 * one case for each way in which a night comes by its rows. The first night loads, the second is
 * disturbed, the next ones are quiet, and then everything is as the source has it.
 */
class ReadInAnotherStateTest {

  private final HoldPoints points = new HoldPoints();
  private final SourceRows rows = new SourceRows();
  private Databases databases;
  private JdbcTemplate source;
  private JdbcTemplate warehouse;

  interface Play {
    void with(Product product) throws SQLException;
  }

  private void play(Play play, Object... settings) throws SQLException {
    databases = Databases.server("utf8mb4_general_ci").migrated();
    Map<String, Object> all = databases.settings();
    all.put("dossier.nightly.chunk-size", 1);
    all.put("dossier.nightly.partitions", 1);
    for (int i = 0; i < settings.length; i += 2) {
      all.put((String) settings[i], settings[i + 1]);
    }
    rows.add(
        SourceTable.DON_VI,
        "group_code",
        "G1",
        "ma_dinh_danh",
        "H00.G1",
        "catalog",
        "so-ban-nganh",
        "loai_bien_lai_thanh_toan",
        "vnpt");
    try (Product product = new Product(all, points);
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
    String[] line = new String[3 + more.length];
    line[0] = "nightly";
    line[1] = "--date";
    line[2] = date.toString();
    System.arraycopy(more, 0, line, 3, more.length);
    return product.run(date.plusDays(1), line);
  }

  private void hold(Consumer<String> holder) {
    points.hold(holder);
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

  private void paid(String id, String code) {
    rows.add(
        SourceTable.YEU_CAU_THANH_TOAN,
        "id",
        id,
        "ma_ho_so",
        code,
        "so_tien",
        50_000,
        "trang_thai",
        "Đã thanh toán",
        "hinh_thuc_thu",
        "Thu trước",
        "hinh_thuc_thanh_toan",
        "truc-tuyen",
        "ngay_thu_phi",
        "2023-10-05 09:00:00",
        "so_bien_lai_phi",
        "0001");
  }

  private void paper(String id, String code) {
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

  private void quiet(Product product, int number) {
    points.release();
    assertThat(night(product, number)).isZero();
  }

  private void file(String file) {
    source.update("UPDATE thanh_phan_ho_so SET dinh_kem = ? WHERE id = 'k-1'", file);
  }

  /** Two dossiers share a code, on two pages; one flip that lasts over the end of the night. */
  @Test
  void sharedCodeOneFlipThatLasts() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-a", "2023-10-02 08:00:00");
    component("k-1", "d-a", "a.pdf");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          hold(
              point -> {
                if (point.equals("table thanh_phan_ho_so 3")) {
                  file(null);
                }
              });
          assertThat(night(product, 1)).isZero();
          file("a.pdf");
          quiet(product, 2);
          quiet(product, 3);
          assertThat(
                  warehouse.queryForList(
                      "SELECT component_digitised FROM fact_dossier ORDER BY dossier_id",
                      Integer.class))
              .containsExactly(1, 1);
        });
  }

  /** The same with a remembered remainder: the flip lasts for one page. */
  @Test
  void sharedCodeFlipForOnePage() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-a", "2023-10-02 08:00:00");
    component("k-1", "d-a", "a.pdf");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          file(null);
          hold(
              point -> {
                if (point.equals("table thanh_phan_ho_so 3")) {
                  file("a.pdf");
                } else if (point.equals("before load-collections 1")) {
                  file(null);
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(
                  warehouse.queryForList(
                      "SELECT component_digitised FROM fact_dossier ORDER BY dossier_id",
                      Integer.class))
              .containsExactly(0, 0);
        });
  }

  /** A request of an unread bucket is moved to one that is read, and back. */
  @Test
  void requestMovesToABucketThatIsReadAndBack() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-b", "2023-10-02 08:00:00");
    paid("p-1", "d-b");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          hold(
              point -> {
                if (point.equals("before load-collections 1")) {
                  source.update("UPDATE yeu_cau_thanh_toan SET ma_ho_so = 'd-a' WHERE id = 'p-1'");
                } else if (point.equals("after load-collections 1")) {
                  source.update("UPDATE yeu_cau_thanh_toan SET ma_ho_so = 'd-b' WHERE id = 'p-1'");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(
                  warehouse.queryForObject(
                      "SELECT COALESCE(SUM(amount), 0) FROM fact_collection_daily", Long.class))
              .isEqualTo(50_000);
        });
  }

  /** A paper of an unread bucket is moved to one that is read, and back. */
  @Test
  void paperMovesToABucketThatIsReadAndBack() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-b", "2023-10-02 08:00:00");
    paper("g-1", "d-b");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          hold(
              point -> {
                if (point.equals("before load-digitised-results 1")) {
                  source.update("UPDATE giay_to_so_hoa SET ma_ho_so = 'd-a' WHERE id = 'g-1'");
                } else if (point.equals("after load-digitised-results 1")) {
                  source.update("UPDATE giay_to_so_hoa SET ma_ho_so = 'd-b' WHERE id = 'g-1'");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(
                  warehouse.queryForObject(
                      "SELECT COALESCE(SUM(results), 0) FROM fact_digitised_result_daily",
                      Long.class))
              .isEqualTo(1);
        });
  }

  private long historical() {
    return warehouse.queryForObject(
        "SELECT COALESCE(SUM(historical_results), 0) FROM fact_digitised_result_daily", Long.class);
  }

  /** A paper of an old dossier, whose code is another one while papers are read. */
  @Test
  void oldDossierOfAPaperHasAnotherCodeForAWhile() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-old", "d-old", "2018-03-01 08:00:00").put("trang_thai_ho_so_id", "9");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update(
              "INSERT INTO giay_to_so_hoa (id, ma_ho_so, loai_so_hoa, don_vi_id, thoi_gian_so_hoa)"
                  + " VALUES ('g-1', 'd-old', '1', 'H00.G1', '2023-10-20 09:00:00')");
          hold(
              point -> {
                if (point.equals("before load-digitised-results 1")) {
                  source.update("UPDATE ho_so SET ma_ho_so = 'zz' WHERE id = 'd-old'");
                } else if (point.equals("after load-digitised-results 1")) {
                  source.update("UPDATE ho_so SET ma_ho_so = 'd-old' WHERE id = 'd-old'");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(historical()).isZero();
        });
  }

  /** A paper of nobody, whose dossier is there for a moment. */
  @Test
  void aDossierIsThereOnlyWhilePapersAreRead() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update(
              "INSERT INTO giay_to_so_hoa (id, ma_ho_so, loai_so_hoa, don_vi_id, thoi_gian_so_hoa)"
                  + " VALUES ('g-1', 'd-x', '1', 'H00.G1', '2023-10-20 09:00:00')");
          hold(
              point -> {
                if (point.equals("before load-digitised-results 1")) {
                  source.update(
                      "INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)"
                          + " VALUES ('d-x', 'd-x', 'G1', '4', '2023-10-02 08:00:00')");
                } else if (point.equals("after load-digitised-results 1")) {
                  source.update("DELETE FROM ho_so WHERE id = 'd-x'");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(historical()).isEqualTo(1);
        });
  }

  /** The same with a blank around its code. */
  @Test
  void aPaddedDossierIsThereOnlyWhilePapersAreRead() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update(
              "INSERT INTO giay_to_so_hoa (id, ma_ho_so, loai_so_hoa, don_vi_id, thoi_gian_so_hoa)"
                  + " VALUES ('g-1', 'd-x', '1', 'H00.G1', '2023-10-20 09:00:00')");
          hold(
              point -> {
                if (point.equals("before load-digitised-results 1")) {
                  source.update(
                      "INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)"
                          + " VALUES ('d-x', ' d-x', 'G1', '4', '2023-10-02 08:00:00')");
                } else if (point.equals("after load-digitised-results 1")) {
                  source.update("DELETE FROM ho_so WHERE id = 'd-x'");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(historical()).isEqualTo(1);
        });
  }

  /** A full night with a code that has a blank, and something changed. */
  @Test
  void fullNightWithPaddedCodeAndAChange() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-b ", "2023-10-02 08:00:00");
    component("k-1", "d-b", "a.pdf");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          assertThat(night(product, 1, "--full")).isZero();
          quiet(product, 2);
        });
  }

  private String old() {
    return warehouse
        .queryForList(
            "SELECT CONCAT(status_code, ' ', is_open) FROM fact_dossier WHERE dossier_id = 'd-old'",
            String.class)
        .toString();
  }

  /** An old open dossier is finished while it is looked up. */
  @Test
  void oldOpenDossierIsFinishedForAMoment() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-old", "d-old", "2018-03-01 08:00:00");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          assertThat(old()).isEqualTo("[4 1]");
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-old'");
          hold(
              point -> {
                if (point.equals("before retire-dossiers 1")) {
                  source.update(
                      "UPDATE ho_so SET trang_thai_ho_so_id = '9', ngay_ket_thuc_xu_ly = '2023-10-30' WHERE id = 'd-old'");
                } else if (point.equals("after retire-dossiers 1")) {
                  source.update(
                      "UPDATE ho_so SET trang_thai_ho_so_id = '4', ngay_ket_thuc_xu_ly = null WHERE id = 'd-old'");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(old()).isEqualTo("[4 1]");
        });
  }

  /** An old open dossier is deleted and inserted again while it is looked up. */
  @Test
  void oldOpenDossierIsGoneForAMoment() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-old", "d-old", "2018-03-01 08:00:00");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-old'");
          hold(
              point -> {
                if (point.equals("before retire-dossiers 1")) {
                  source.update("CREATE TABLE aside AS SELECT * FROM ho_so WHERE id = 'd-old'");
                  source.update("DELETE FROM ho_so WHERE id = 'd-old'");
                } else if (point.equals("after retire-dossiers 1")) {
                  source.update("INSERT INTO ho_so SELECT * FROM aside");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(old()).isEqualTo("[4 1]");
        });
  }

  /** Every second night reads everything; what does the failed one do next? */
  @Test
  void seventhNightWithPaddedCodeAndAChange() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-b ", "2023-10-02 08:00:00");
    play(
        product -> {
          int[] codes = new int[6];
          codes[0] = night(product, 0);
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          codes[1] = night(product, 1);
          source.update("UPDATE ho_so SET kenh_thuc_hien = '3' WHERE id = 'd-a'");
          codes[2] = night(product, 2);
          codes[3] = night(product, 2);
          source.update("UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = 'd-a'");
          codes[4] = night(product, 3);
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          codes[5] = night(product, 4);
          assertThat(codes).containsExactly(0, 0, 0, 0, 0, 0);
        },
        "dossier.nightly.verify-all-every",
        2);
  }

  /**
   * Accepted on the as-of day of the night before, which remembers it as one that no night reads.
   */
  @Test
  void aDossierOfTheNextDayIsElsewhereWhileItsNightReads() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-next", "d-next", "2023-10-31 00:20:00");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          hold(
              point -> {
                if (point.equals("before classify-dossiers 1")) {
                  source.update(
                      "UPDATE ho_so SET ngay_tiep_nhan = '2023-11-01 00:20:00' WHERE id = 'd-next'");
                } else if (point.equals("after classify-dossiers 1")) {
                  source.update(
                      "UPDATE ho_so SET ngay_tiep_nhan = '2023-10-31 00:20:00' WHERE id = 'd-next'");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(
                  warehouse.queryForObject(
                      "SELECT COUNT(*) FROM fact_dossier WHERE dossier_id = 'd-next'", Long.class))
              .isEqualTo(1);
        });
  }

  /** How long the nights behind it fail. */
  @Test
  void aDossierOfTheNextDayIsDeletedForAMomentAndNoNightIsStuck() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-next", "d-next", "2023-10-31 00:20:00");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          hold(
              point -> {
                if (point.equals("before classify-dossiers 1")) {
                  source.update("DELETE FROM ho_so WHERE id = 'd-next'");
                } else if (point.equals("after classify-dossiers 1")) {
                  source.update(
                      "INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,"
                          + " ngay_tiep_nhan) VALUES ('d-next', 'd-next', 'G1', '1', '4', '2023-10-31 00:20:00')");
                }
              });
          StringBuilder codes = new StringBuilder().append(night(product, 1));
          points.release();
          codes.append(' ').append(night(product, 2));
          codes.append(' ').append(night(product, 2));
          codes.append(' ').append(night(product, 2, "--force"));
          for (int number = 3; number < 10; number++) {
            codes.append(' ').append(night(product, number));
          }
          codes.append(" full ").append(night(product, 10, "--full", "--force"));
          codes.append(' ').append(night(product, 11));
          assertThat(codes.toString()).doesNotContain("4");
        });
  }

  /** A component was there before its dossier, and is away while that is read. */
  @Test
  void aComponentThatWasOfNobodyIsAwayWhileItsDossierIsRead() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    component("k-1", "d-new", "a.pdf");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update(
              "INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)"
                  + " VALUES ('d-new', 'd-new', 'G1', '4', '2023-10-02 08:00:00')");
          hold(
              point -> {
                if (point.equals("before classify-dossiers 1")) {
                  source.update("UPDATE thanh_phan_ho_so SET ho_so = 'elsewhere'");
                } else if (point.equals("after classify-dossiers 1")) {
                  source.update("UPDATE thanh_phan_ho_so SET ho_so = 'd-new'");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(
                  warehouse.queryForObject(
                      "SELECT component_digitised FROM fact_dossier WHERE dossier_id = 'd-new'",
                      Long.class))
              .isEqualTo(1);
        });
  }

  /** What the failed night says. */
  @Test
  void fullNightWithAPaddedCode() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-b ", "2023-10-02 08:00:00");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          assertThat(night(product, 1, "--full")).isZero();
        });
  }

  private void between(String step, String there, String back) {
    hold(
        point -> {
          if (point.equals("before " + step + " 1")) {
            source.update(there);
          } else if (point.equals("after " + step + " 1")) {
            source.update(back);
          }
        });
  }

  /** Held: a code is another one, of an unread bucket, while dossiers are read. */
  @Test
  void heldCodeOfAnUnreadBucketForAMoment() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-b", "2023-10-02 08:00:00");
    paid("p-1", "d-a");
    paid("p-2", "d-b");
    component("k-1", "d-b", "a.pdf");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          between(
              "classify-dossiers",
              "UPDATE ho_so SET ma_ho_so = IF(id = 'd-a', 'd-b', 'd-a')",
              "UPDATE ho_so SET ma_ho_so = id");
          assertThat(night(product, 1)).isEqualTo(4);
          quiet(product, 1);
          quiet(product, 2);
          assertThat(
                  warehouse.queryForList(
                      "SELECT CONCAT(dossier_id, dossier_code, component_digitised, amount_due) FROM fact_dossier ORDER BY 1",
                      String.class))
              .containsExactly("d-ad-a050000", "d-bd-b150000");
          assertThat(
                  warehouse.queryForObject(
                      "SELECT COALESCE(SUM(amount), 0) FROM fact_collection_daily", Long.class))
              .isEqualTo(100_000);
        });
  }

  /** Held: a dossier in the window is away while dossiers are read. */
  @Test
  void heldDossierInTheWindowIsAwayForAMoment() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          hold(
              point -> {
                if (point.equals("before classify-dossiers 1")) {
                  source.update("CREATE TABLE aside AS SELECT * FROM ho_so");
                  source.update("DELETE FROM ho_so");
                } else if (point.equals("after retire-dossiers 1")) {
                  source.update("INSERT INTO ho_so SELECT * FROM aside");
                }
              });
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(warehouse.queryForObject("SELECT COUNT(*) FROM fact_dossier", Long.class))
              .isEqualTo(1);
        });
  }

  /** Held or not: a request is out of reach while the money is read. */
  @Test
  void heldRequestOfAnotherDayForAMoment() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    paid("p-1", "d-a");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          between(
              "load-collections",
              "UPDATE yeu_cau_thanh_toan SET ngay_thu_phi = '2019-01-01'",
              "UPDATE yeu_cau_thanh_toan SET ngay_thu_phi = '2023-10-05 09:00:00'");
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          assertThat(
                  warehouse.queryForObject(
                      "SELECT COALESCE(SUM(amount), 0) FROM fact_collection_daily", Long.class))
              .isEqualTo(50_000);
        });
  }

  /** A dossier, kept from the night before in quarantine, old, is deleted for a moment. */
  @Test
  void oldRejectedDossierIsDeletedForAMoment() throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-old", "d-old", "2018-03-01 08:00:00").put("trang_thai_ho_so_id", "77");
    play(
        product -> {
          assertThat(night(product, 0)).isZero();
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-old'");
          between(
              "retire-dossiers",
              "UPDATE ho_so SET deleted_on = '2023-10-30' WHERE id = 'd-old'",
              "UPDATE ho_so SET deleted_on = null WHERE id = 'd-old'");
          assertThat(night(product, 1)).isZero();
          quiet(product, 2);
          quiet(product, 3);
          assertThat(warehouse.queryForObject("SELECT COUNT(*) FROM etl_reject", Long.class))
              .isEqualTo(1);
        });
  }

  private String codesAfterACodeMoves(String back) throws SQLException {
    dossier("d-a", "d-a", "2023-10-02 08:00:00");
    dossier("d-b", "d-b", "2023-10-02 08:00:00");
    StringBuilder codes = new StringBuilder();
    play(
        product -> {
          codes.append(night(product, 0));
          source.update("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
          between("classify-dossiers", "UPDATE ho_so SET ma_ho_so = 'd-a' WHERE id = 'd-b'", back);
          codes.append(' ').append(night(product, 1));
          points.release();
          codes.append(' ').append(night(product, 1));
          codes.append(' ').append(night(product, 2));
          codes.append(' ').append(night(product, 3));
          codes.append(' ').append(night(product, 4));
        });
    return codes.toString();
  }

  /**
   * A code becomes one of a bucket that is read, while dossiers are read: the source has counted
   * the dossier elsewhere, and the gate says so. The same command reads everything, and is content.
   */
  @Test
  void moveOfACodeIntoABucketThatIsReadAndBack() throws SQLException {
    assertThat(codesAfterACodeMoves("UPDATE ho_so SET ma_ho_so = 'd-b' WHERE id = 'd-b'"))
        .isEqualTo("0 4 0 0 0 0");
  }

  /** The same, and it stays. */
  @Test
  void moveOfACodeIntoABucketThatIsRead() throws SQLException {
    assertThat(codesAfterACodeMoves("DO 0")).isEqualTo("0 4 0 0 0 0");
  }
}
