package vn.dossier.generate.work;

import vn.dossier.generate.row.GeneratedTable;

/** What happens to a dossier, or to what belongs to it, between two nights. */
enum Change {
  /** It is finished. */
  FINISHED(
      """
      UPDATE ho_so
      SET trang_thai_ho_so_id = '10', ngay_ket_thuc_xu_ly = ?, ngay_tra = ?,
        loai_ket_qua = 'Kết quả', dinh_kem_ket_qua = ?
      WHERE id = ?
      """),
  /** It goes on to another status. */
  MOVED("UPDATE ho_so SET trang_thai_ho_so_id = ?, ngay_yeu_cau_bo_sung = ? WHERE id = ?"),
  /** Its result is digitised, or what was digitised taken back. */
  RESULT("UPDATE ho_so SET dinh_kem_ket_qua = ? WHERE id = ?"),
  /** It is accepted on an earlier day than it was. */
  ACCEPTED_ANEW("UPDATE ho_so SET ngay_tiep_nhan = ? WHERE id = ?"),
  /** Its due date moves. */
  DUE_ANEW("UPDATE ho_so SET ngay_hen_tra = ? WHERE id = ?"),
  /** It is marked as deleted. */
  DELETED("UPDATE ho_so SET deleted_on = ? WHERE id = ?"),
  /** Its row is gone; what belonged to it stays behind. */
  GONE("DELETE FROM ho_so WHERE id = ?"),
  /** Its components are marked as deleted. */
  COMPONENTS_DELETED(
      "UPDATE thanh_phan_ho_so SET deleted_on = ? WHERE ho_so = ? AND deleted_on IS NULL"),
  /** What was paid is paid back. */
  REFUNDED(
      """
      UPDATE yeu_cau_thanh_toan
      SET trang_thai = 'Đã hoàn phí'
      WHERE ma_ho_so = ? AND trang_thai = 'Đã thanh toán' AND hinh_thuc_thu = 'Thu trước'
      """),
  /** Another request was made and paid. */
  PAID(GeneratedTable.YEU_CAU_THANH_TOAN.insert()),
  /** Another component came in, with a file. */
  COMPONENT_ADDED(GeneratedTable.THANH_PHAN_HO_SO.insert()),
  /** The minority of changes that tell "last changed" of it. */
  TOLD("UPDATE ho_so SET last_modified_on = ? WHERE id = ?");

  private final String sql;

  Change(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
