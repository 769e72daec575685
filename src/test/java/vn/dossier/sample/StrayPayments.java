package vn.dossier.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Payment requests that belong to no dossier, and receipts that make nobody an issuer. */
final class StrayPayments {

  private static final LocalDateTime PAID = LocalDateTime.of(2023, 10, 12, 9, 15);

  private final Dice dice;
  private final List<Row> rows = new ArrayList<>();

  StrayPayments(Dice dice) {
    this.dice = dice;
  }

  List<Row> beside(List<Dossier> plain) {
    for (String link : new String[] {"H99.08-230508-9001", "H99.03-230918-9002", "", " "}) {
      paidOnline(link, "SGTVT");
    }
    // Blanks around a link tie it to nobody, though the dossier is there and owes nothing
    plain.stream()
        .filter(dossier -> !dossier.traits().obligation())
        .limit(4)
        .forEach(dossier -> paidOnline(dossier.row().get("ma_ho_so") + " ", "SGTVT"));

    // Configured for receipts, but has issued none: not paid, not live, no number, no month
    receipt("STP").set("trang_thai", "Chờ thanh toán");
    receipt("STP").set("trang_thai", "Hủy thanh toán");
    receipt("STP").set("deleted_on", PAID.plusHours(1));
    receipt("STP").set("so_bien_lai_phi", " ").set("so_bien_lai", "0000777");
    receipt("STP").set("ngay_thu_phi", null);
    // No provider, no such agency, two of them
    receipt("SGTVT");
    receipt("KHONGCO");
    receipt(Agencies.AMBIGUOUS);
    return rows;
  }

  private Row receipt(String agency) {
    return paidOnline("H99.03-231012-9" + rows.size(), agency)
        .set("so_bien_lai_phi", "BLP-9000001");
  }

  private Row paidOnline(String link, String agency) {
    Row row =
        new Row(Table.YEU_CAU_THANH_TOAN)
            .set("id", dice.id())
            .set("ma", link.strip() + "-20231012091500")
            .set("ma_ho_so", link)
            .set("so_tien", 200_000)
            .set("phi", 200_000)
            .set("le_phi", 0)
            .set("trang_thai", "Đã thanh toán")
            .set("hinh_thuc_thu", "Thu trước")
            .set("hinh_thuc_thanh_toan", "truc-tuyen")
            .set("doi_tac_thanh_toan", "paymentplatform")
            .set("ngay_yeu_cau", PAID)
            .set("ngay_thu_phi", PAID)
            .set("don_vi", agency)
            .set("don_vi_thu", agency)
            .set("created_on", PAID);
    rows.add(row);
    return row;
  }
}
