package vn.dossier.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The files fit the source tables, and bring the dirt of src/docs/rules.md along. */
class SampleDirtTest {

  private static Connection source;

  @BeforeAll
  static void loadTheFilesIntoTheSourceTables() throws SQLException {
    source =
        DriverManager.getConnection("jdbc:h2:mem:;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    try (Statement statement = source.createStatement()) {
      statement.execute("RUNSCRIPT FROM 'jobs/source/one-stop/schema.sql' CHARSET 'UTF-8'");
      for (Table table : Table.values()) {
        if (table != Table.TARGETS) {
          statement.execute(
              "INSERT INTO %s SELECT * FROM CSVREAD('%s', NULL, 'charset=UTF-8')"
                  .formatted(table, table.in(Path.of("data"))));
        }
      }
    }
  }

  @AfterAll
  static void close() throws SQLException {
    source.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TARGETS")
  void theHeaderNamesTheColumnsOfTheTableInItsOrder(Table table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery("SHOW COLUMNS FROM " + table)) {
      while (row.next()) {
        columns.add(row.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    assertThat(table.columns()).isEqualTo(columns);
  }

  @Test
  void theProvinceHasTheAgenciesAndProceduresOfAProvince() throws SQLException {
    String live = "don_vi where deleted_on is null and lower(trim(catalog)) = ";
    assertThat(count(live + "'so-ban-nganh'")).isGreaterThanOrEqualTo(20);
    assertThat(count(live + "'cnvpdk'")).isPositive();
    assertThat(count("don_vi where catalog like '%quan-huyen%'")).isEqualTo(9);
    assertThat(count("(select distinct group_code from " + live + "'xa-phuong')"))
        .isEqualTo(60 + 1); // and the one whose code is there twice
    assertThat(count("(select distinct ma_tthc from thu_tuc)")).isGreaterThanOrEqualTo(120);
    assertThat(count("(select distinct ma_linh_vuc from thu_tuc where ma_tthc like '1.99____%')"))
        .isGreaterThanOrEqualTo(30);
    assertThat(count("thu_tuc where trang_thai_phi_le_phi = 0")).isGreaterThan(10);
    assertThat(count("thu_tuc where thu_tuc_khong_co_ket_qua = 1")).isGreaterThan(10);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          channel null                     | ho_so where kenh_thuc_hien is null
          channel blank                    | ho_so where kenh_thuc_hien = ''
          channel unknown                  | ho_so where kenh_thuc_hien = '9'
          channel padded                   | ho_so where kenh_thuc_hien in ('2 ', ' 2')
          status padded                    | ho_so where trang_thai_ho_so_id in ('9 ', ' 9')
          information only, but online     | ho_so where muc_do = '2' and kenh_thuc_hien = '2'
          no due date                      | ho_so where ngay_hen_tra is null and trang_thai_ho_so_id = '10'
          done, no end                     | ho_so where trang_thai_ho_so_id = '10' and ngay_ket_thuc_xu_ly is null and ngay_tra is null
          done, end by return only         | ho_so where trang_thai_ho_so_id = '10' and ngay_ket_thuc_xu_ly is null and ngay_tra is not null
          open, with an end                | ho_so where trang_thai_ho_so_id = '4' and ngay_ket_thuc_xu_ly is not null
          last second of a month           | ho_so where ngay_tiep_nhan = '2023-10-31 23:59:59'
          half past eleven on a last day   | ho_so where ngay_tiep_nhan = '2023-10-31 23:30:00'
          midnight on a first day          | ho_so where ngay_tiep_nhan = '2023-10-01 00:00:00'
          withdrawn, but done              | ho_so where loai_ket_qua = 'Trả lại/Xin rút' and trang_thai_ho_so_id in ('9', '10')
          withdrawal decomposed            | ho_so where regexp_like(loai_ket_qua, '\\p{M}')
          result of separators             | ho_so where regexp_like(dinh_kem_ket_qua, '^[ #\\xA0]+$')
          code blank                       | ho_so where trim(ma_ho_so) = '' or ma_ho_so is null
          code padded                      | ho_so where ma_ho_so like '% '
          code shared by agencies          | (select 1 from ho_so where deleted_on is null group by ma_ho_so having count(distinct don_vi_id) > 1)
          code of a deleted dossier, again | ho_so a join ho_so b on a.ma_ho_so = b.ma_ho_so where a.deleted_on is not null and b.deleted_on is null
          agency padded                    | ho_so where don_vi_id like ' %'
          agency in other case             | ho_so where don_vi_id = 'xp0101'
          agency given by identifier       | ho_so h join don_vi d on h.don_vi_id = d.ma_dinh_danh
          agency deleted                   | ho_so where don_vi_id = 'SDL'
          procedure missing                | ho_so where ma_tthc is null
          procedure unknown                | ho_so where ma_tthc = '1.999999'
          procedure of two codes           | ho_so where ma_tthc = '1.999901'
          procedure in short style         | ho_so where regexp_like(ma_tthc, '^[0-9]\\.[0-9]{6}$')
          procedure in long style          | ho_so where ma_tthc like '1.99____.000.00.00.H99'
          component without a file         | thanh_phan_ho_so where dinh_kem is null
          file field blank                 | thanh_phan_ho_so where dinh_kem = ''
          file field of separators         | thanh_phan_ho_so where dinh_kem in ('##', '####', ' ## ')
          separator before the file        | thanh_phan_ho_so where dinh_kem like '##tp%'
          separator behind the file        | thanh_phan_ho_so where dinh_kem like 'tp%##'
          component deleted, with a file   | thanh_phan_ho_so where deleted_on is not null and dinh_kem like '%tp%'
          component link padded            | thanh_phan_ho_so where ho_so like '% '
          reuse as a label                 | thanh_phan_ho_so where trang_thai_so_hoa = 'Tái sử dụng'
          reuse as a label, decomposed     | thanh_phan_ho_so where regexp_like(trang_thai_so_hoa, '\\p{M}')
          component of no dossier          | thanh_phan_ho_so t where not exists (select 1 from ho_so where ma_ho_so = t.ho_so)
          exempt                           | yeu_cau_thanh_toan where hinh_thuc_thu = 'Đối tượng miễn phí'
          exempt, with an amount           | yeu_cau_thanh_toan where hinh_thuc_thu = 'Đối tượng miễn phí' and so_tien > 0
          collected later, amount zero     | yeu_cau_thanh_toan where hinh_thuc_thu = 'Thu sau' and so_tien = 0
          collected later, amount null     | yeu_cau_thanh_toan where hinh_thuc_thu = 'Thu sau' and so_tien is null
          refunded                         | yeu_cau_thanh_toan where trang_thai = 'Đã hoàn phí'
          refunded, other words            | yeu_cau_thanh_toan where trang_thai = 'Hoàn phí'
          cancelled                        | yeu_cau_thanh_toan where trang_thai = 'Hủy thanh toán'
          cancelled, paid again            | yeu_cau_thanh_toan a join yeu_cau_thanh_toan b on a.ma = b.ma where a.trang_thai = 'Hủy thanh toán' and b.trang_thai = 'Đã thanh toán'
          paid, decomposed                 | yeu_cau_thanh_toan where regexp_like(trang_thai, '\\p{M}')
          paid, in capitals                | yeu_cau_thanh_toan where trang_thai = 'ĐÃ THANH TOÁN'
          paid, with a hard blank          | yeu_cau_thanh_toan where regexp_like(trang_thai, 'thanh\\xA0toán')
          paid, no method                  | yeu_cau_thanh_toan where trang_thai = 'Đã thanh toán' and hinh_thuc_thanh_toan is null and so_tien > 0
          paid, old method                 | yeu_cau_thanh_toan where hinh_thuc_thanh_toan = 'DVC'
          method in capitals               | yeu_cau_thanh_toan where hinh_thuc_thanh_toan = 'TRUC-TUYEN'
          online, not paid                 | yeu_cau_thanh_toan where trang_thai = 'Chờ thanh toán' and hinh_thuc_thanh_toan = 'truc-tuyen'
          payment status unknown           | yeu_cau_thanh_toan where trang_thai = 'Đang đối soát'
          payment deleted                  | yeu_cau_thanh_toan where deleted_on is not null
          paid, no date                    | yeu_cau_thanh_toan where trang_thai = 'Đã thanh toán' and ngay_thu_phi is null and so_tien > 0
          two requests of one second       | (select 1 from yeu_cau_thanh_toan group by ma having count(*) > 1)
          payment of no dossier            | yeu_cau_thanh_toan p where not exists (select 1 from ho_so where ma_ho_so = p.ma_ho_so)
          payment of a deleted dossier     | yeu_cau_thanh_toan p join ho_so h on h.ma_ho_so = p.ma_ho_so where h.deleted_on is not null
          payment link padded              | yeu_cau_thanh_toan where ma_ho_so like 'H99% '
          paper refused                    | giay_to_so_hoa where trim(trang_thai_so_hoa) = '3'
          paper deleted                    | giay_to_so_hoa where deleted_on is not null
          paper undated                    | giay_to_so_hoa where thoi_gian_so_hoa is null and created_on is null
          paper dated by its row           | giay_to_so_hoa where thoi_gian_so_hoa is null and created_on is not null
          paper with a blank agency        | giay_to_so_hoa where don_vi_id = ''
          paper without an agency          | giay_to_so_hoa where don_vi_id is null
          paper of two agencies            | giay_to_so_hoa where don_vi_id = 'H99.10.08'
          paper of a deleted dossier       | giay_to_so_hoa g join ho_so h on h.ma_ho_so = g.ma_ho_so where h.deleted_on is not null
          agency live twice                | (select 1 from don_vi where deleted_on is null group by group_code having count(*) > 1)
          agency live and deleted          | don_vi a join don_vi b on a.group_code = b.group_code where a.deleted_on is null and b.deleted_on is not null
          agency name decomposed           | don_vi where regexp_like(group_name, '\\p{M}')
          agency out of statistics         | don_vi where co_thong_ke = 0
          catalog in other case            | don_vi where catalog = 'So-Ban-Nganh'
          identifier begins another        | don_vi a join don_vi b on b.ma_dinh_danh like concat(a.ma_dinh_danh, '_') where a.ma_dinh_danh = 'H99.13'
          identifier in old style          | don_vi where ma_dinh_danh like '000.00.__.H99'
          procedure twice                  | (select 1 from thu_tuc where deleted_on is null group by ma_tthc having count(*) > 1)
          field twice                      | (select 1 from linh_vuc group by ma having count(*) > 1)
          """)
  void theSampleHolds(String dirt, String rows) throws SQLException {
    assertThat(count(rows)).as(dirt).isPositive();
  }

  private static int count(String rows) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet counted = statement.executeQuery("select count(*) from " + rows)) {
      counted.next();
      return counted.getInt(1);
    }
  }
}
