package vn.dossier.recalculation;

import java.util.Collections;
import java.util.List;

/** The tables of the source contract with their columns, in the order of src/docs/contracts.md. */
public enum SourceTable {
  HO_SO(
      "ho_so",
      """
      id ma_ho_so don_vi_id ma_tthc ma_linh_vuc kenh_thuc_hien muc_do loai_doi_tuong
      trang_thai_ho_so_id ngay_nop_ho_so ngay_tiep_nhan ngay_hen_tra ngay_ket_thuc_xu_ly ngay_tra
      ngay_yeu_cau_bo_sung loai_ket_qua dinh_kem_ket_qua chu_ho_so so_dinh_danh so_dien_thoai email
      dia_chi created_on last_modified_on deleted_on"""),
  THANH_PHAN_HO_SO(
      "thanh_phan_ho_so",
      """
      id ho_so ten dinh_kem trang_thai_so_hoa duoc_lay_tu_kho_dm_quoc_gia created_on
      last_modified_on deleted_on"""),
  YEU_CAU_THANH_TOAN(
      "yeu_cau_thanh_toan",
      """
      id ma ma_ho_so so_tien phi le_phi trang_thai hinh_thuc_thu hinh_thuc_thanh_toan
      doi_tac_thanh_toan ngay_yeu_cau ngay_thu_phi don_vi don_vi_thu so_bien_lai so_bien_lai_phi
      so_bien_lai_le_phi created_on last_modified_on deleted_on"""),
  GIAY_TO_SO_HOA(
      "giay_to_so_hoa",
      """
      id ma ma_ho_so loai_so_hoa trang_thai_so_hoa thoi_gian_so_hoa don_vi_id ma_tthc created_on
      last_modified_on deleted_on"""),
  DON_VI(
      "don_vi",
      """
      group_code group_name of_group_code ma_dinh_danh catalog loai_bien_lai_thanh_toan co_thong_ke
      active created_on last_modified_on deleted_on"""),
  THU_TUC(
      "thu_tuc",
      """
      ma_tthc ten_tthc ma_linh_vuc muc_do trang_thai_phi_le_phi thu_tuc_khong_co_ket_qua su_dung
      created_on last_modified_on deleted_on"""),
  LINH_VUC("linh_vuc", "ma ten");

  private final String tableName;
  private final List<String> columns;

  SourceTable(String tableName, String columns) {
    this.tableName = tableName;
    this.columns = List.of(columns.split("\\s+"));
  }

  /** The columns, in table order. */
  public List<String> columns() {
    return columns;
  }

  String deletion() {
    return "DELETE FROM " + tableName;
  }

  String selection() {
    return "SELECT %s FROM %s".formatted(String.join(", ", columns), tableName);
  }

  String insertion() {
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(tableName, String.join(", ", columns), marks);
  }
}
