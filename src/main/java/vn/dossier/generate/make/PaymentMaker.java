package vn.dossier.generate.make;

import java.sql.SQLException;
import java.time.LocalDate;
import vn.dossier.generate.row.GeneratedTable;
import vn.dossier.generate.row.RowSink;

/** The payment requests of a dossier: 0.6 on average, none where the procedure costs nothing. */
final class PaymentMaker {

  private static final int PARTS = 0x2000;

  private final long seed;
  private final LocalDate end;

  /**
   * @param end nothing was collected after this day
   */
  PaymentMaker(long seed, LocalDate end) {
    this.seed = seed;
    this.end = end;
  }

  void make(GeneratedDossier dossier, Dice dice, RowSink rows) throws SQLException {
    if (!dossier.service().fee()) {
      return;
    }
    int count = dice.share(0.05) ? 2 : 1;
    for (int i = 0; i < count; i++) {
      // The second is often a repetition within the same second
      request(dossier, i, dice, rows);
    }
  }

  private void request(GeneratedDossier dossier, int i, Dice dice, RowSink rows)
      throws SQLException {
    double chance = dice.fraction();
    boolean exempt = chance < 0.08;
    boolean after = !exempt && chance < 0.18;
    Moment collected = dossier.accepted().later(after ? 3 : dice.below(2), 9 * 3600 + i);
    boolean paid = exempt || !collected.isAfter(end) && !(after && dice.share(0.5));
    boolean amounts = !exempt && (!after || paid);
    int fee = amounts ? 1_000 * (5 + dice.below(500)) : 0;
    int charge = amounts && dice.share(0.6) ? 1_000 * dice.below(60) : 0;
    boolean counted = paid && !exempt;
    String provider = counted && dice.share(0.8) ? dossier.office().provider() : null;
    boolean electronic = provider != null && !provider.equals("local");
    String number = Long.toString(dossier.number());
    String code = dossier.code();
    String at = dossier.accepted().toString();
    rows.add(
        GeneratedTable.YEU_CAU_THANH_TOAN,
        GeneratedDossier.childId(seed, dossier.number(), PARTS + i),
        code + '-' + number,
        dice.share(0.003) ? "H99.00-000000-0000" : Spelling.link(dice, code),
        fee + charge,
        amounts && dice.share(0.002) ? null : fee,
        charge == 0 && dice.share(0.5) ? null : charge,
        status(paid, exempt, after, dice),
        Spelling.label(dice, exempt ? "Đối tượng miễn phí" : after ? "Thu sau" : "Thu trước"),
        counted ? method(dossier.office(), dice) : null,
        counted && dice.share(0.3) ? "paymentplatform" : null,
        at,
        counted ? collected.toString() : null,
        dossier.office().code(),
        collectedBy(dossier.office(), dice),
        provider != null && !electronic ? number : null,
        electronic ? number : null,
        electronic && charge > 0 ? number : null,
        at,
        counted && dice.share(0.5) ? collected.toString() : null,
        dice.share(0.005) ? collected.toString() : null);
  }

  private static String status(boolean paid, boolean exempt, boolean after, Dice dice) {
    double chance = dice.fraction();
    if (!exempt && chance < 0.02) {
      return chance < 0.01 ? "Hủy thanh toán" : dice.one("Đã hoàn phí", "Hoàn phí");
    }
    if (chance < 0.020_5) {
      return dice.one(null, "Đang xử lý", "Da thanh toan");
    }
    if (paid) {
      return Spelling.label(dice, "Đã thanh toán");
    }
    return after ? "Chưa thanh toán" : "Chờ thanh toán";
  }

  private static String method(Office office, Dice dice) {
    double chance = dice.fraction();
    if (chance < 0.006) {
      return chance < 0.005 ? null : "DVC";
    }
    double online = office.provincial() ? 0.56 : 0.2;
    return chance < online ? "truc-tuyen" : chance < online + 0.1 ? "chuyen-khoan" : "tien-mat";
  }

  private static String collectedBy(Office office, Dice dice) {
    double chance = dice.fraction();
    if (chance < 0.8) {
      return office.code();
    }
    return chance < 0.95 ? null : dice.one("", " ", "SO-01", "KHONG-CO", "XP-900");
  }
}
