package vn.dossier.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fields and procedures of the sample province: four procedures a field, and the dirty rows. */
final class Procedures {

  /** Code, who handles it, fee or free, name of the field, what its procedures are about. */
  private static final String FIELDS =
      """
      DD01 | CN+STNMT | fee  | Đất đai                    | giấy chứng nhận quyền sử dụng đất
      MT01 | STNMT    | fee  | Môi trường                 | giấy phép môi trường
      LL01 | STP      | fee  | Lý lịch tư pháp            | phiếu lý lịch tư pháp
      CC01 | STP      | fee  | Công chứng                 | thẻ công chứng viên
      DN01 | SKHDT    | fee  | Đăng ký doanh nghiệp       | giấy chứng nhận đăng ký doanh nghiệp
      DT01 | SKHDT    | free | Đầu tư                     | giấy chứng nhận đăng ký đầu tư
      DT02 | BQLKKT   | fee  | Khu kinh tế                | văn bản chấp thuận trong khu kinh tế
      VL01 | SLDTBXH  | fee  | Việc làm                   | giấy phép lao động
      NC01 | SLDTBXH  | free | Người có công              | quyết định trợ cấp ưu đãi
      KB01 | SYT      | fee  | Khám bệnh, chữa bệnh       | chứng chỉ hành nghề khám bệnh
      DP01 | SYT      | fee  | Dược phẩm                  | chứng chỉ hành nghề dược
      XD01 | SXD      | fee  | Hoạt động xây dựng         | chứng chỉ hành nghề xây dựng
      QX01 | SXD      | free | Quy hoạch xây dựng         | văn bản thẩm định quy hoạch
      GT01 | SGTVT    | fee  | Đường bộ                   | giấy phép lái xe
      TN01 | SGTVT    | fee  | Đường thủy nội địa         | giấy đăng ký phương tiện thủy
      LT01 | SCT      | fee  | Lưu thông hàng hóa         | giấy phép bán buôn hàng hóa
      BV01 | SNNPTNT  | fee  | Bảo vệ thực vật            | giấy chứng nhận buôn bán thuốc bảo vệ thực vật
      VH01 | SVHTT    | fee  | Văn hóa                    | giấy phép biểu diễn nghệ thuật
      DL01 | SDL      | fee  | Du lịch                    | thẻ hướng dẫn viên du lịch
      GD01 | SGDDT    | free | Giáo dục và đào tạo        | bản sao văn bằng từ sổ gốc
      XB01 | STTTT    | free | Xuất bản                   | giấy phép xuất bản tài liệu
      KH01 | SKHCN    | fee  | Hoạt động khoa học         | giấy chứng nhận tổ chức khoa học
      NV01 | SNV      | free | Tổ chức phi chính phủ      | quyết định cho phép lập hội
      TC01 | STC      | free | Quản lý giá                | văn bản kê khai giá
      NG01 | SNgV     | free | Công tác lãnh sự           | thẻ đi lại của doanh nhân
      HT01 | QH+XP    | fee  | Hộ tịch                    | trích lục hộ tịch
      CT01 | QH+XP    | fee  | Chứng thực                 | bản sao chứng thực
      KD01 | QH       | fee  | Hộ kinh doanh              | giấy chứng nhận đăng ký hộ kinh doanh
      NO01 | QH       | fee  | Nhà ở riêng lẻ             | giấy phép xây dựng nhà ở
      BT01 | XP       | free | Bảo trợ xã hội             | quyết định trợ giúp xã hội
      """;

  /** What a procedure does with the thing of its field: service level, working days, fee, words. */
  private record Action(String words, String serviceLevel, int days, boolean fee) {}

  private static final List<Action> ACTIONS =
      List.of(
          new Action("Cấp mới", "4", 7, true),
          new Action("Cấp lại", "4", 3, true),
          new Action("Điều chỉnh", "3", 5, false),
          new Action("Thông báo thay đổi", "3", 2, false));

  private static final LocalDateTime OLD = LocalDateTime.of(2021, 3, 1, 8, 0);
  private static final LocalDateTime RECENT = LocalDateTime.of(2023, 4, 3, 9, 30);

  private final List<Procedure> all = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> fields = new ArrayList<>();

  Procedures() {
    String[] lines = FIELDS.strip().split("\n");
    for (int number = 1; number <= lines.length; number++) {
      String[] cell = lines[number - 1].split("\\|");
      field(number, cell[0].strip(), cell[1].strip(), cell[2].strip().equals("fee"), cell);
    }
    dirtyRows();
  }

  List<Row> rows() {
    return rows;
  }

  List<Row> fields() {
    return fields;
  }

  /** The procedures that an agency handles, with a fee or without one. */
  List<Procedure> of(Agency agency, boolean fee) {
    return all.stream()
        .filter(one -> one.fee() == fee)
        .filter(one -> Arrays.asList(one.owner().split("\\+")).contains(agency.owner()))
        .toList();
  }

  private void field(int number, String field, String owner, boolean fee, String[] cell) {
    fields.add(new Row(Table.LINH_VUC).set("ma", field).set("ten", cell[3].strip()));
    for (int index = 0; index < ACTIONS.size(); index++) {
      Action action = ACTIONS.get(index);
      boolean last = index == ACTIONS.size() - 1;
      // Every fifth field is catalogued by the national code alone
      String code = "1.99%02d%02d".formatted(number, index + 1);
      Procedure procedure =
          new Procedure(
              number % 5 == 0 ? code : code + Procedure.SUFFIX,
              action.words() + " " + cell[4].strip(),
              field,
              owner,
              last && number % 3 == 0 ? "2" : action.serviceLevel(),
              fee && action.fee(),
              !(last && number % 2 == 0),
              action.days());
      all.add(procedure);
      rows.add(row(procedure));
    }
  }

  private void dirtyRows() {
    Procedure renamed = all.get(0);
    rows.add(
        row(renamed)
            .set("ten_tthc", renamed.name() + " (sửa đổi)")
            .set("last_modified_on", RECENT));
    rows.add(row(all.get(4)).set("su_dung", 0).set("last_modified_on", RECENT));
    rows.add(row(all.get(8)).set("ten_tthc", "Đã bãi bỏ").set("deleted_on", RECENT));
    rows.add(row(all.get(12)).set("ten_tthc", Spelling.decomposed(all.get(12).name())));

    // Two codes with one national part: the short code in a dossier names neither
    for (String suffix : List.of(".000.00.00.H99", ".000.00.00.H98")) {
      Procedure twin =
          new Procedure("1.999901" + suffix, "Thủ tục trùng mã", "XX01", "-", "3", false, true, 5);
      rows.add(row(twin));
    }
    Procedure gone =
        new Procedure("1.999902", "Thủ tục đã bãi bỏ", "XX02", "-", "2", false, true, 5);
    rows.add(row(gone).set("su_dung", 0).set("deleted_on", OLD));

    fields.add(new Row(Table.LINH_VUC).set("ma", "XX01").set("ten", "Lĩnh vực trùng"));
    fields.add(new Row(Table.LINH_VUC).set("ma", "XX01").set("ten", "Lĩnh vực trùng (2)"));
    fields.add(new Row(Table.LINH_VUC).set("ma", "HT01 ").set("ten", " Hộ tịch cũ "));
    fields.add(new Row(Table.LINH_VUC).set("ten", "Không mã"));
  }

  private static Row row(Procedure procedure) {
    // In one field nobody filled in the two flags: no fee, and a result
    boolean blank = procedure.field().equals("NV01");
    return new Row(Table.THU_TUC)
        .set("ma_tthc", procedure.code())
        .set("ten_tthc", procedure.name())
        .set("ma_linh_vuc", procedure.field())
        .set("muc_do", procedure.serviceLevel())
        .set("trang_thai_phi_le_phi", blank ? null : flag(procedure.fee()))
        .set(
            "thu_tuc_khong_co_ket_qua",
            blank && procedure.result() ? null : flag(!procedure.result()))
        .set("su_dung", 1)
        .set("created_on", OLD);
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }
}
