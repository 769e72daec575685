package vn.dossier.testing.night;

import java.util.Map;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;

/** Rows of a source without any dirt, for tests that change what matters to them. */
public final class PlainRows {

  private PlainRows() {}

  /** Adds a live department with electronic receipts. */
  public static Map<String, Object> department(SourceRows rows, String code) {
    return rows.add(
        SourceTable.DON_VI,
        "group_code",
        code,
        "ma_dinh_danh",
        "H00." + code,
        "catalog",
        "so-ban-nganh",
        "loai_bien_lai_thanh_toan",
        "vnpt");
  }

  /** Adds a procedure in use. */
  public static void procedure(SourceRows rows, String code) {
    rows.add(SourceTable.THU_TUC, "ma_tthc", code, "ten_tthc", "Thủ tục mẫu", "su_dung", 1);
  }

  /**
   * Adds a dossier of department G1.
   *
   * @param channel 1 the counter, 2 online
   */
  public static Map<String, Object> dossier(
      SourceRows rows, String id, String code, String channel, String status, String accepted) {
    return rows.add(
        SourceTable.HO_SO,
        "id",
        id,
        "ma_ho_so",
        code,
        "don_vi_id",
        "G1",
        "kenh_thuc_hien",
        channel,
        "trang_thai_ho_so_id",
        status,
        "ngay_tiep_nhan",
        accepted);
  }

  /** Adds a request of 50,000 đồng that was paid online. */
  public static Map<String, Object> paid(SourceRows rows, String id, String code, String day) {
    return rows.add(
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
        day,
        "so_bien_lai_phi",
        "0001");
  }
}
