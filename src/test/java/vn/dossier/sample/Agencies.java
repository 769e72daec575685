package vn.dossier.sample;

import static vn.dossier.sample.Spelling.NBSP;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The agencies of the sample province: clean ones that handle dossiers, and the dirty rows. */
final class Agencies {

  /** Live twice, so that its dossiers cannot be told an agency. */
  static final String AMBIGUOUS = "XPTRUNG";

  private static final String ROOT = "UBNDT";

  /** Group code, identifier, catalog, provider of receipts, weight, name. */
  private static final String DEPARTMENTS =
      """
      VPUB    | H99.01        | so-ban-nganh | -       | 0  | Văn phòng Ủy ban nhân dân tỉnh
      SNV     | H99.02        | so-ban-nganh | -       | 12 | Sở Nội vụ
      STP     | H99.03        | so-ban-nganh | vnpt    | 70 | Sở Tư pháp
      SKHDT   | H99.04        | so-ban-nganh | local   | 35 | Sở Kế hoạch và Đầu tư
      STC     | H99.05        | so-ban-nganh | -       | 3  | Sở Tài chính
      SCT     | H99.06        | So-Ban-Nganh | local   | 20 | Sở Công Thương
      SNNPTNT | 000.00.07.H99 | so-ban-nganh | local   | 14 | Sở Nông nghiệp và Phát triển nông thôn
      SGTVT   | H99.08        | so-ban-nganh | local   | 60 | Sở Giao thông vận tải
      SXD     | H99.09        | so-ban-nganh | VNPT    | 25 | Sở Xây dựng
      STNMT   | H99.10        | so-ban-nganh | -       | 14 | Sở Tài nguyên và Môi trường
      STTTT   | H99.11        | so-ban-nganh | -       | 6  | Sở Thông tin và Truyền thông
      SLDTBXH | H99.12        | so-ban-nganh | viettel | 30 | Sở Lao động - Thương binh và Xã hội
      SNgV    | H99.13        | so-ban-nganh | -       | 2  | Sở Ngoại vụ
      SVHTT   | H99.14        | so-ban-nganh | -       | 8  | Sở Văn hóa và Thể thao
      SKHCN   | H99.15        | so-ban-nganh | -       | 3  | Sở Khoa học và Công nghệ
      SGDDT   | H99.16        | so-ban-nganh | -       | 8  | Sở Giáo dục và Đào tạo
      SYT     | H99.17        | so-ban-nganh | vnpt    | 40 | Sở Y tế
      TTT     | H99.18        | SO-BAN-NGANH | -       | 0  | Thanh tra tỉnh
      BDT     | H99.19        | so-ban-nganh | -       | 0  | Ban Dân tộc
      BQLKKT  | H99.20        | so-ban-nganh | local   | 4  | Ban Quản lý Khu kinh tế
      CAT     | H99.21        | so-ban-nganh | -       | 0  | Công an tỉnh
      CTHUE   | H99.22        | so-ban-nganh | -       | 0  | Cục Thuế tỉnh
      BHXH    | H99.23        | so-ban-nganh | -       | 0  | Bảo hiểm xã hội tỉnh
      """;

  private static final List<Integer> DISTRICT_WEIGHTS = List.of(40, 30, 25, 22, 18, 15, 12, 10, 8);
  private static final int COMMUNES = 60;

  /** Merged away: all its rows are deleted, but dossiers still name it. */
  private static final Agency MERGED = new Agency("SDL", "Sở Du lịch", ROOT, "H99.24", "SDL", 2);

  private final Dice dice;
  private final List<Agency> handling = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  Agencies(Dice dice) {
    this.dice = dice;
    departments();
    for (int number = 1; number <= DISTRICT_WEIGHTS.size(); number++) {
      branch(number);
      district(number);
    }
    for (int number = 1; number <= COMMUNES; number++) {
      commune(number);
    }
    dirtyRows();
  }

  List<Row> rows() {
    return rows;
  }

  /** The agencies with dossiers, of the provincial level or of those below it. */
  List<Agency> handling(boolean provincial) {
    return handling.stream()
        .filter(agency -> agency.provincial() == provincial && agency.weight() > 0)
        .toList();
  }

  private void departments() {
    for (String line : DEPARTMENTS.strip().split("\n")) {
      String[] cell = line.split("\\|");
      for (int i = 0; i < cell.length; i++) {
        cell[i] = cell[i].strip();
      }
      Agency agency =
          new Agency(cell[0], cell[5], ROOT, cell[1], cell[0], Integer.parseInt(cell[4]));
      add(agency, cell[2], cell[3].equals("-") ? null : cell[3]);
    }
  }

  private void branch(int number) {
    // The last two branches were given one identifier: their papers cannot be told an agency
    String identifier = "H99.10.0" + Math.min(number, DISTRICT_WEIGHTS.size() - 1);
    String name = "Chi nhánh Văn phòng Đăng ký đất đai huyện Mẫu " + number;
    int weight = Math.max(2, 12 - number);
    add(new Agency("CN0" + number, name, "STNMT", identifier, "CN", weight), "cnvpdk", "local");
  }

  private void district(int number) {
    String name = (number == 1 ? "UBND thành phố Mẫu " : "UBND huyện Mẫu ") + number;
    int weight = DISTRICT_WEIGHTS.get(number - 1);
    add(
        new Agency("QH0" + number, name, ROOT, "H99.3" + number, "QH", weight),
        number == 9 ? NBSP + "quan-huyen " : "quan-huyen",
        "local");
  }

  private void commune(int number) {
    int district = (number - 1) % DISTRICT_WEIGHTS.size() + 1;
    int within = (number - 1) / DISTRICT_WEIGHTS.size() + 1;
    String name =
        "UBND %s Mẫu %d.%02d".formatted(district == 1 ? "phường" : "xã", district, within);
    // The last one has a code like the ids that newer versions of the source give, in mixed case
    String code =
        number == COMMUNES
            ? "a3F9c0DE-0000-4000-8000-00000000MAu1"
            : "XP%02d%02d".formatted(district, within);
    // H99.100 to H99.159: department codes such as H99.13 are prefixes of some
    String identifier = "H99." + (99 + number);
    int weight = 3 + 40 / (number + 2);
    add(
        new Agency(code, name, "QH0" + district, identifier, "XP", weight),
        number == 7 ? "XA-PHUONG" : "xa-phuong",
        null);
  }

  private void add(Agency agency, String catalog, String provider) {
    handling.add(agency);
    rows.add(row(agency, catalog).set("loai_bien_lai_thanh_toan", provider));
  }

  private void dirtyRows() {
    Agency root = new Agency(ROOT, "UBND tỉnh Mẫu", null, "H99", ROOT, 0);
    rows.add(row(root, null).set("co_thong_ke", 0));

    handling.add(MERGED);
    rows.add(row(MERGED, "so-ban-nganh").set("active", 0).set("deleted_on", at(2021, 12, 31)));
    rows.add(
        row(MERGED, "so-ban-nganh")
            .set("group_name", "Sở Du lịch (đã sáp nhập)")
            .set("deleted_on", at(2023, 9, 30)));

    Agency twice = new Agency(AMBIGUOUS, "UBND xã Mẫu trùng mã", "QH01", "H99.160", "XP", 0);
    rows.add(row(twice, "xa-phuong"));
    rows.add(row(twice, "xa-phuong").set("group_name", "UBND xã Mẫu trùng mã (nhập lại)"));

    // A live row beside a deleted one is no ambiguity
    Agency health = new Agency("SYT", "Sở Y tế (cũ)", ROOT, "000.00.17.H99", "SYT", 0);
    rows.add(row(health, "so-ban-nganh").set("deleted_on", at(2020, 6, 30)));

    Agency training = new Agency("TTDT", "Trung tâm Đào tạo thử nghiệm", ROOT, "", "TTDT", 0);
    rows.add(row(training, "don-vi-khac").set("co_thong_ke", 0));
  }

  private Row row(Agency agency, String catalog) {
    boolean modified = dice.chance(0.6);
    return new Row(Table.DON_VI)
        .set("group_code", agency.code().equals("SCT") ? "SCT " : agency.code())
        .set("group_name", dice.chance(0.05) ? Spelling.decomposed(agency.name()) : agency.name())
        .set("of_group_code", agency.parent())
        .set("ma_dinh_danh", agency.identifier())
        .set("catalog", catalog)
        .set("co_thong_ke", dice.oneOf(1, 1, null))
        .set("active", dice.oneOf(1, 1, 1, null))
        .set("created_on", at(2019, dice.between(1, 12), dice.between(1, 28)))
        // A counter on the row makes it look changed every day
        .set("last_modified_on", modified ? at(2023, 10, dice.between(1, 31)) : null);
  }

  private static LocalDateTime at(int year, int month, int day) {
    return LocalDate.of(year, month, day).atTime(8, 0);
  }
}
