package vn.dossier.recalculation;

import static vn.dossier.recalculation.CanonicalTable.ETL_RUN;
import static vn.dossier.recalculation.SourceTable.DON_VI;
import static vn.dossier.recalculation.SourceTable.GIAY_TO_SO_HOA;
import static vn.dossier.recalculation.SourceTable.HO_SO;
import static vn.dossier.recalculation.SourceTable.THANH_PHAN_HO_SO;
import static vn.dossier.recalculation.SourceTable.THU_TUC;
import static vn.dossier.recalculation.SourceTable.YEU_CAU_THANH_TOAN;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** A hand-made source of one agency and one procedure to begin with, and its recalculation. */
final class TinyProvince {

  private final SourceRows source = new SourceRows();
  private final Recalculation warehouse = new Recalculation();

  TinyProvince() {
    agency("G1", "Sở Y tế");
    source.add(THU_TUC, "ma_tthc", "1.010708.000.00.00.H56", "ten_tthc", "Cấp phép");
  }

  SourceRows source() {
    return source;
  }

  Recalculation warehouse() {
    return warehouse;
  }

  void night(LocalDate businessDate, LocalDate asOf) {
    warehouse.nightly(source, businessDate, asOf, false);
  }

  Map<String, Map<String, String>> rows(CanonicalTable table) {
    return warehouse.state().rows(table);
  }

  Map<String, String> run(int ordinal) {
    return rows(ETL_RUN).get(Integer.toString(ordinal));
  }

  Map<String, String> column(CanonicalTable table, String column) {
    return rows(table).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().get(column)));
  }

  Map<String, Object> agency(String code, String name) {
    return source.add(DON_VI, "group_code", code, "group_name", name, "catalog", "So-Ban-Nganh ");
  }

  Map<String, Object> procedure(String code, String name, Integer used, String modifiedOn) {
    return source.add(
        THU_TUC,
        "ma_tthc",
        code,
        "ten_tthc",
        name,
        "su_dung",
        used,
        "last_modified_on",
        modifiedOn);
  }

  /** A dossier of agency G1 whose code is its id. */
  Map<String, Object> dossier(String id, String status, String accepted) {
    return source.add(
        HO_SO,
        "id",
        id,
        "ma_ho_so",
        id,
        "don_vi_id",
        "G1",
        "trang_thai_ho_so_id",
        status,
        "ngay_tiep_nhan",
        accepted);
  }

  void component(String link, String file, String state) {
    source.add(THANH_PHAN_HO_SO, "ho_so", link, "dinh_kem", file, "trang_thai_so_hoa", state);
  }

  /** A payment request collected on 20 October 2023. */
  Map<String, Object> payment(
      String link, Integer amount, String status, String kind, String method) {
    return source.add(
        YEU_CAU_THANH_TOAN,
        "ma_ho_so",
        link,
        "so_tien",
        amount,
        "trang_thai",
        status,
        "hinh_thuc_thu",
        kind,
        "hinh_thuc_thanh_toan",
        method,
        "ngay_thu_phi",
        "2023-10-20 23:59:59");
  }

  /** A result digitised on 7 October 2023. */
  Map<String, Object> paper(String link, String identifier) {
    return source.add(
        GIAY_TO_SO_HOA,
        "ma_ho_so",
        link,
        "loai_so_hoa",
        "1",
        "don_vi_id",
        identifier,
        "thoi_gian_so_hoa",
        "2023-10-07 12:00:00");
  }
}
