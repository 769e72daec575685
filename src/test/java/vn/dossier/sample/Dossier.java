package vn.dossier.sample;

import java.util.List;

/** A raw dossier with its rows; the lists may be changed. */
record Dossier(
    Traits traits,
    Agency agency,
    Procedure procedure,
    Row row,
    List<Row> components,
    List<Row> payments) {

  /** Leaves the row alone: its components and payments are no longer written. */
  void dropRows() {
    components.clear();
    payments.clear();
  }

  /** Whether others may link to its code as it stands: neither blank nor padded. */
  boolean hasPlainCode() {
    String code = row.get("ma_ho_so");
    return code != null && code.matches("[\\w.-]+");
  }

  boolean finished() {
    String status = row.get("trang_thai_ho_so_id");
    return status.contains("9") || status.contains("10");
  }
}
