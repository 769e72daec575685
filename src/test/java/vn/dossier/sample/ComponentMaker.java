package vn.dossier.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The components of a dossier: live with a file if it is digitised, never so if it is not. */
final class ComponentMaker {

  private static final List<String> NAMES =
      List.of(
          "Tờ khai", "Đơn đề nghị", "Giấy ủy quyền", "Bản vẽ", "Văn bằng", "Hợp đồng", "Biên bản");

  private final Dice dice;
  private final Spelling spelling;

  ComponentMaker(Dice dice, Spelling spelling) {
    this.dice = dice;
    this.spelling = spelling;
  }

  List<Row> of(String dossierCode, boolean digitised, LocalDateTime created) {
    List<Row> rows = new ArrayList<>();
    if (!digitised && dice.chance(0.04)) {
      return rows;
    }
    int components = dice.oneOf(1, 2, 2, 3, 3, 3, 4, 4, 5, 6);
    int certain = dice.between(1, components);
    for (int number = 1; number <= components; number++) {
      boolean file = digitised && (number == certain || dice.chance(0.8));
      Row row = row(dossierCode, created).set("ten", name());
      rows.add(file ? withFile(row) : withoutLiveFile(row, dossierCode));
    }
    return rows;
  }

  private Row row(String dossierCode, LocalDateTime created) {
    return new Row(Table.THANH_PHAN_HO_SO)
        .set("id", dice.id())
        .set("ho_so", dossierCode)
        .set("created_on", created)
        .set("last_modified_on", dice.chance(0.1) ? created.plusMinutes(3) : null);
  }

  private String name() {
    String name = dice.pick(NAMES);
    return dice.chance(0.01) ? Spelling.decomposed(name) : name;
  }

  private Row withFile(Row row) {
    return row.set("dinh_kem", spelling.files(file()))
        .set("trang_thai_so_hoa", digitisation())
        .set("duoc_lay_tu_kho_dm_quoc_gia", dice.oneOf(0, 0, 0, null, 1));
  }

  /** Without a file, or with one that may not count: the row is deleted, or its link is padded. */
  private Row withoutLiveFile(Row row, String dossierCode) {
    row.set("dinh_kem", spelling.noFile())
        .set("trang_thai_so_hoa", dice.oneOf("0", "0", "0", null, ""));
    if (dice.chance(0.03)) {
      LocalDateTime created = row.time("created_on");
      withFile(row).set("deleted_on", created.plusMinutes(dice.between(0, 90)));
    } else if (dice.chance(0.01)) {
      withFile(row).set("ho_so", dossierCode + " ");
    }
    return row;
  }

  private String digitisation() {
    if (dice.chance(0.85)) {
      return "1";
    }
    return dice.chance(0.7) ? spelling.digits(dice.oneOf("2", "3")) : spelling.label("Tái sử dụng");
  }

  private String file() {
    return "tp/" + dice.between(1, 9) + ".pdf";
  }
}
