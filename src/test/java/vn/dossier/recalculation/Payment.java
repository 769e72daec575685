package vn.dossier.recalculation;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A payment request as src/docs/rules.md sees it.
 *
 * @param row the row of yeu_cau_thanh_toan, for the columns that only one rule needs
 * @param status, kind, method labels, null when blank
 * @param amount so_tien in VND, 0 when null or more than any amount
 */
record Payment(
    Map<String, Object> row,
    boolean live,
    String status,
    String kind,
    String method,
    long amount,
    SourceDate collected) {

  /** A million times a million times a thousand đồng: more is no amount. */
  private static final long MOST = (long) 1e15;

  private static final Set<String> CANCELLED_OR_REFUNDED =
      Set.of("hủy thanh toán", "đã hoàn phí", "hoàn phí");

  static Payment of(Map<String, Object> row) {
    return new Payment(
        row,
        !SourceDate.isSet(row.get("deleted_on")),
        Reading.label(row.get("trang_thai")),
        Reading.label(row.get("hinh_thuc_thu")),
        Reading.label(row.get("hinh_thuc_thanh_toan")),
        beyond(row.get("so_tien")) ? 0 : Reading.number(row.get("so_tien")),
        SourceDate.of(row.get("ngay_thu_phi")));
  }

  /** The link as stored, null when null. */
  String link() {
    return (String) row.get("ma_ho_so");
  }

  boolean stands() {
    return live && !(status != null && CANCELLED_OR_REFUNDED.contains(status));
  }

  boolean exempt() {
    return "đối tượng miễn phí".equals(kind);
  }

  boolean counted() {
    return stands() && !exempt() && amount > 0;
  }

  boolean pending() {
    return stands() && "thu sau".equals(kind) && amount <= 0;
  }

  /** So that nobody can say what its dossier is due, or what was collected. */
  boolean cannotBe() {
    return stands()
        && !exempt()
        && (beyond(row.get("so_tien"))
            || paid() && amount > 0 && (beyond(row.get("phi")) || beyond(row.get("le_phi"))));
  }

  /** Whether amounts that count come to more than a dossier can be due. */
  static boolean sumCannotBe(List<Payment> requests) {
    return requests.stream()
            .filter(Payment::counted)
            .map(payment -> BigInteger.valueOf(payment.amount))
            .reduce(BigInteger.ZERO, BigInteger::add)
            .compareTo(BigInteger.valueOf(MOST))
        > 0;
  }

  private static boolean beyond(Object stored) {
    return stored != null && Math.abs(((Number) stored).doubleValue()) > MOST;
  }

  boolean paid() {
    return live && "đã thanh toán".equals(status);
  }

  boolean collectedMoney() {
    return paid() && !exempt() && amount > 0 && !cannotBe();
  }

  /** ONLINE, TRANSFER, CASH or UNKNOWN. */
  String collectionMethod() {
    if (method == null) {
      return "UNKNOWN";
    }
    return switch (method) {
      case "truc-tuyen" -> "ONLINE";
      case "chuyen-khoan" -> "TRANSFER";
      case "tien-mat" -> "CASH";
      default -> "UNKNOWN";
    };
  }

  boolean holdsReceipt() {
    return Reading.trimmed(row.get("so_bien_lai_phi")) != null
        || Reading.trimmed(row.get("so_bien_lai_le_phi")) != null;
  }
}
