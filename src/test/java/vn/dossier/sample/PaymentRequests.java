package vn.dossier.sample;

import static vn.dossier.sample.Calibration.E_RECEIPTS_SINCE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Payment requests in each of their states, as the real system leaves them (src/docs/rules.md). */
final class PaymentRequests {

  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private final Dice dice;
  private final Spelling spelling;
  private int receipts;

  PaymentRequests(Dice dice, Spelling spelling) {
    this.dice = dice;
    this.spelling = spelling;
  }

  Row draft(String dossierCode, Agency agency, LocalDateTime accepted) {
    return new Row(Table.YEU_CAU_THANH_TOAN)
        .set("id", dice.id())
        .set("ma", dossierCode + "-" + accepted.format(SECOND))
        .set("ma_ho_so", dossierCode)
        .set("ngay_yeu_cau", accepted)
        .set("don_vi", agency.code())
        .set("don_vi_thu", collectedBy(agency))
        .set("created_on", accepted);
  }

  private String collectedBy(Agency agency) {
    if (agency.owner().equals("XP") && dice.chance(0.05)) {
      return agency.parent();
    }
    return dice.chance(0.9) ? agency.code() : dice.oneOf(null, "", agency.code() + " ");
  }

  /** Another request of the same code and second. */
  Row again(Row draft) {
    return draft.copy().set("id", dice.id());
  }

  Row amounts(Row row) {
    int fee = dice.oneOf(0, 0, 30_000, 150_000, 500_000);
    int charge = dice.oneOf(10_000, 20_000, 50_000, 100_000, 200_000);
    return row.set("so_tien", fee + charge)
        .set("phi", fee == 0 && dice.chance(0.3) ? null : fee)
        .set("le_phi", charge)
        .set("hinh_thuc_thu", spelling.label(dice.oneOf("Thu trước", "Thu trước", "Thu sau")));
  }

  Row paid(Row row, String method, Agency agency) {
    LocalDateTime collected = row.time("ngay_yeu_cau").plusMinutes(dice.between(1, 40));
    if (collected.isAfter(Calibration.SNAPSHOT)) {
      collected = Calibration.SNAPSHOT;
    }
    row.set("trang_thai", spelling.label("Đã thanh toán"))
        .set("hinh_thuc_thanh_toan", spelling.label(method))
        .set("ngay_thu_phi", collected)
        .set("last_modified_on", dice.chance(0.5) ? collected : null);
    return receipt(row, collected.toLocalDate(), agency);
  }

  /** An electronic receipt where the agency issues them by then, else mostly a numbered paper. */
  private Row receipt(Row row, LocalDate day, Agency agency) {
    LocalDate since = E_RECEIPTS_SINCE.get(agency.code());
    String number = "%07d".formatted(++receipts);
    if (since == null || day.isBefore(since)) {
      return row.set("so_bien_lai", dice.chance(0.6) ? number : null);
    }
    String fee = row.get("phi");
    boolean hasFee = fee != null && !fee.equals("0");
    return row.set("so_bien_lai_phi", hasFee ? "BLP-" + number : dice.oneOf(null, ""))
        .set("so_bien_lai_le_phi", "BLL-" + number);
  }

  Row unpaid(Row row) {
    String status = dice.oneOf("Chờ thanh toán", "Chờ thanh toán", "Chưa thanh toán");
    // A label that no code list knows reads as not paid
    return row.set("trang_thai", dice.chance(0.05) ? "Đang đối soát" : spelling.label(status));
  }

  Row exempt(Row row) {
    int amount = dice.chance(0.03) ? 50_000 : 0;
    return row.set("so_tien", amount)
        .set("phi", amount)
        .set("le_phi", 0)
        .set("trang_thai", spelling.label("Đã thanh toán"))
        .set("hinh_thuc_thu", spelling.label("Đối tượng miễn phí"))
        .set("ngay_thu_phi", dice.chance(0.5) ? row.time("ngay_yeu_cau") : null);
  }

  Row pending(Row row) {
    Integer none = dice.chance(0.1) ? null : 0;
    return row.set("so_tien", none)
        .set("phi", none)
        .set("le_phi", none)
        .set("trang_thai", spelling.label("Chưa thanh toán"))
        .set("hinh_thuc_thu", spelling.label("Thu sau"));
  }

  Row cancelled(Row row) {
    return row.set("trang_thai", spelling.label("Hủy thanh toán"));
  }

  Row refunded(Row row) {
    return row.set("trang_thai", spelling.label(dice.oneOf("Đã hoàn phí", "Hoàn phí")))
        .set("hinh_thuc_thanh_toan", spelling.label("truc-tuyen"))
        .set("ngay_thu_phi", row.time("ngay_yeu_cau"));
  }
}
