package vn.dossier.report;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the bulletin's figures and terms are said in Vietnamese. */
final class Vietnamese {

  static final Locale LOCALE = Locale.forLanguageTag("vi-VN");

  /** In place of a rate whose denominator is 0: never 0%. */
  static final String NO_RATE = "chưa có số liệu";

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("M/uuuu");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/uuuu");

  /** The measures of fact_dossier_monthly that stand behind the bulletin's headlines. */
  private static final Map<String, String> MEASURES =
      Map.of(
          "dossiers", "hồ sơ tiếp nhận",
          "online", "hồ sơ nộp trực tuyến",
          "component_digitised", "hồ sơ được số hóa",
          "obligation", "hồ sơ có nghĩa vụ tài chính",
          "cashless", "hồ sơ thanh toán không dùng tiền mặt");

  private Vietnamese() {}

  static String count(long number) {
    return NumberFormat.getIntegerInstance(LOCALE).format(number);
  }

  static String number(BigDecimal number) {
    return NumberFormat.getNumberInstance(LOCALE).format(number);
  }

  static String month(YearMonth month) {
    return MONTH.format(month);
  }

  static String date(LocalDate date) {
    return DATE.format(date);
  }

  static String time(LocalDateTime time) {
    return TIME.format(time);
  }

  static String percent(Share share) {
    return share.percent(0).map(rate -> number(rate) + "%").orElse(NO_RATE);
  }

  static String shareOfDossiers(Share share) {
    return count(share.numerator()) + "/" + count(share.denominator()) + " hồ sơ";
  }

  /** A difference that rounds to 0 without being 0 is not called "no change". */
  static String change(Change change, String unit) {
    if (change.signum() == 0) {
      return "không đổi";
    }
    BigDecimal points = change.points(0).abs();
    String size = points.signum() == 0 ? "dưới 0,5" : number(points);
    return direction(change.signum()) + " " + size + " " + unit;
  }

  /** What the rates of a headline are rates of. */
  static String subject(Indicator indicator) {
    return switch (indicator) {
      case ONLINE -> "hồ sơ được nộp trực tuyến";
      case DIGITISED -> "hồ sơ được số hóa";
      case CASHLESS -> "hồ sơ có nghĩa vụ tài chính được thanh toán không dùng tiền mặt";
      default -> throw new IllegalArgumentException("not a headline: " + indicator);
    };
  }

  static String name(Indicator indicator) {
    return switch (indicator) {
      case ONLINE -> "Nộp hồ sơ trực tuyến";
      case ONLINE_766 -> "Nộp hồ sơ trực tuyến (QĐ 766)";
      case DIGITISED -> "Số hóa hồ sơ";
      case DIGITISED_766 -> "Số hóa hồ sơ (QĐ 766)";
      case REUSED -> "Tái sử dụng dữ liệu số hóa";
      case RESULT_DIGITISED -> "Số hóa kết quả giải quyết";
      case CASHLESS -> "Thanh toán không dùng tiền mặt";
      case NON_CASH -> "Thanh toán trực tuyến và chuyển khoản";
      case ON_TIME -> "Giải quyết đúng hạn";
    };
  }

  static String name(Level level) {
    return switch (level) {
      case ALL -> "Toàn tỉnh";
      case PROVINCE -> "Cấp tỉnh";
      case BELOW_PROVINCE -> "Cấp huyện";
      case DISTRICT -> "Riêng cấp huyện";
      case COMMUNE -> "Riêng cấp xã";
    };
  }

  /** Empty for a measure that no headline shows. */
  static Optional<String> restatement(Restatement restatement) {
    return Optional.ofNullable(MEASURES.get(restatement.measure()))
        .map(measure -> measure + " " + netChange(restatement.netChange()));
  }

  private static String netChange(long change) {
    return change == 0
        ? "không đổi về tổng số"
        : direction(Long.signum(change)) + " " + count(Math.abs(change));
  }

  private static String direction(int signum) {
    return signum > 0 ? "tăng" : "giảm";
  }
}
