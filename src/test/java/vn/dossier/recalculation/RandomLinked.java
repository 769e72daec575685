package vn.dossier.recalculation;

import java.time.LocalDate;

/** Random rows that name a dossier by its code: components, payments and papers. */
final class RandomLinked {

  /** Numbers at and beyond what an amount can be. */
  private static final Long[] IMPOSSIBLE = {
    1_000_000_000_000_000L,
    999_999_999_999_999L,
    1_000_000_000_000_001L,
    -1_000_000_000_000_001L,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final SourceRows source;
  private final RandomAgencies agencies;
  private final RandomIds ids;
  private final LocalDate firstNight;

  RandomLinked(SourceRows source, RandomAgencies agencies, RandomIds ids, LocalDate firstNight) {
    this.source = source;
    this.agencies = agencies;
    this.ids = ids;
    this.firstNight = firstNight;
  }

  void addComponent(Dirt dirt, String code, LocalDate day) {
    source.add(
        SourceTable.THANH_PHAN_HO_SO,
        "id",
        ids.next("tp", dirt),
        "ho_so",
        link(dirt, code),
        "ten",
        "Tờ khai",
        "dinh_kem",
        dirt.file(),
        "trang_thai_so_hoa",
        dirt.spelt(dirt.pick("0", "1", "1", "2", "3", "Tái sử dụng", "02", null), 100),
        "created_on",
        dirt.maybe(day),
        "deleted_on",
        dirt.deletedOn(12, day));
  }

  void addPayment(Dirt dirt, String code, String agency, LocalDate day) {
    boolean receipt = dirt.chance(45);
    source.add(
        SourceTable.YEU_CAU_THANH_TOAN,
        "id",
        ids.next("tt", dirt),
        "ma",
        code + "-20231005101500",
        "ma_ho_so",
        link(dirt, code),
        "so_tien",
        dirt.chance(3)
            ? dirt.pick(IMPOSSIBLE)
            : dirt.pick(null, 0, -5000, 1, 15000, 50000, 120000, 2_000_000_000),
        "phi",
        dirt.chance(2) ? dirt.pick(IMPOSSIBLE) : dirt.pick(null, 0, 10000, 50000, 1_999_999_999),
        "le_phi",
        dirt.pick(null, 0, 5000),
        "trang_thai",
        paymentStatus(dirt),
        "hinh_thuc_thu",
        dirt.spelt(
            dirt.pick("Thu trước", "Thu trước", "Thu sau", "Đối tượng miễn phí", "Khác", null), 50),
        "hinh_thuc_thanh_toan",
        dirt.spelt(
            dirt.pick("truc-tuyen", "truc-tuyen", "chuyen-khoan", "tien-mat", "DVC", null), 50),
        "ngay_thu_phi",
        dirt.maybe(day.plusDays(dirt.below(15))),
        "don_vi",
        dirt.chance(60) ? agency : agencies.reference(dirt),
        "don_vi_thu",
        dirt.chance(60) ? dirt.pick(null, "", " ") : agencies.reference(dirt),
        "so_bien_lai",
        dirt.pick(null, "7"),
        "so_bien_lai_phi",
        receipt ? dirt.pick("0001", " 12 ") : dirt.pick(null, "", "\u00A0"),
        "so_bien_lai_le_phi",
        receipt ? dirt.pick("0001", null) : dirt.pick(null, " "),
        "created_on",
        dirt.maybe(day),
        "deleted_on",
        dirt.deletedOn(8, day));
  }

  String paymentStatus(Dirt dirt) {
    return dirt.spelt(
        dirt.pick(
            "Đã thanh toán",
            "Đã thanh toán",
            "Đã thanh toán",
            "Chờ thanh toán",
            "Chưa thanh toán",
            "Đã hoàn phí",
            "Hoàn phí",
            "Hủy thanh toán",
            "Thanh toán rồi",
            null),
        100);
  }

  void addPaper(Dirt dirt, String code, LocalDate day) {
    source.add(
        SourceTable.GIAY_TO_SO_HOA,
        "id",
        ids.next("gt", dirt),
        "ma",
        "GT",
        "ma_ho_so",
        dirt.chance(25) ? dirt.pick(null, "", " ", "KHÔNG-CÓ") : link(dirt, code),
        "loai_so_hoa",
        dirt.padded(dirt.pick("1", "1", "1", "1", "0", null), 2),
        "trang_thai_so_hoa",
        dirt.padded(dirt.pick("1", "2", "3", null), 2),
        "thoi_gian_so_hoa",
        dirt.chance(80) ? dirt.maybe(day) : dirt.absentDate(),
        "don_vi_id",
        dirt.chance(85)
            ? dirt.padded(dirt.pick(agencies.identifiers()), 50)
            : dirt.pick(null, "", "H99"),
        "created_on",
        dirt.maybe(day.plusDays(1)),
        "deleted_on",
        dirt.deletedOn(8, day));
  }

  /** Orphan components and payments: nobody's dossier. */
  void addOrphans(Dirt dirt) {
    for (int i = 0; i < 8; i++) {
      LocalDate day = firstNight.minusDays(dirt.below(90));
      String code = dirt.pick("KHÔNG-CÓ-1", null, "", " ");
      addComponent(dirt, code, day);
      addPayment(dirt, code, agencies.reference(dirt), day);
    }
  }

  /** Mostly the code; else with blanks around or in another spelling, which is nobody's. */
  private static String link(Dirt dirt, String code) {
    if (code == null) {
      return null;
    }
    int kind = dirt.below(100);
    return kind < 90
        ? code
        : kind < 95 ? dirt.pick(" ", "\u200B") + code : kind < 97 ? code + " " : Dirt.twin(code, 0);
  }
}
