package vn.dossier.report;

import static vn.dossier.report.Vietnamese.count;
import static vn.dossier.report.Vietnamese.date;
import static vn.dossier.report.Vietnamese.month;
import static vn.dossier.report.Vietnamese.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bulletin in the centre's own words: plain Vietnamese text. */
public final class TextBulletin {

  private final String centre;

  /**
   * @param centre the name of the publishing centre, for the heading
   */
  public TextBulletin(String centre) {
    this.centre = centre;
  }

  /** Lines end with a line feed, the last one too. */
  public String render(Bulletin bulletin) {
    List<String> lines = new ArrayList<>();
    lines.add(centre.toUpperCase(Vietnamese.LOCALE));
    lines.add("BẢN TIN THÁNG " + month(bulletin.month()));
    lines.add(
        "Kết quả tiếp nhận, giải quyết hồ sơ thủ tục hành chính, số liệu đến hết ngày %s"
            .formatted(date(bulletin.dataUntil())));
    section(lines, "1. Nộp hồ sơ trực tuyến", headline(bulletin, Indicator.ONLINE));
    section(lines, "2. Số hóa hồ sơ", headline(bulletin, Indicator.DIGITISED));
    section(lines, "3. Số hóa kết quả có từ trước", historicalResults(bulletin));
    section(lines, "4. Thanh toán không dùng tiền mặt", headline(bulletin, Indicator.CASHLESS));
    section(lines, "5. Biên lai điện tử", eReceipts(bulletin));
    section(lines, "6. Tiến độ thực hiện mục tiêu", progress(bulletin));
    section(lines, "Ghi chú", notes(bulletin));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static void section(List<String> lines, String title, List<String> body) {
    lines.add("");
    lines.add(title);
    lines.addAll(body);
  }

  private static List<String> headline(Bulletin bulletin, Indicator indicator) {
    Figure all = bulletin.figure(indicator, Level.ALL);
    if (all.current().percent(0).isEmpty()) {
      return List.of("Tỷ lệ %s: %s.".formatted(Vietnamese.subject(indicator), Vietnamese.NO_RATE));
    }
    Figure province = bulletin.figure(indicator, Level.PROVINCE);
    Figure belowProvince = bulletin.figure(indicator, Level.BELOW_PROVINCE);
    TextTable levels = new TextTable();
    for (Figure figure : List.of(province, belowProvince, all)) {
      levels.add(
          Vietnamese.name(figure.level()),
          percent(figure.current()),
          Vietnamese.shareOfDossiers(figure.current()),
          change(bulletin, figure, "điểm").orElse(""));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s (cấp tỉnh %s, cấp huyện %s), %s."
            .formatted(
                percent(all.current()),
                Vietnamese.subject(indicator),
                percent(province.current()),
                percent(belowProvince.current()),
                comparison(bulletin, all)));
    lines.addAll(levels.lines());
    return lines;
  }

  private static String comparison(Bulletin bulletin, Figure figure) {
    String baseline = month(bulletin.baselineMonth());
    if (isBaseline(bulletin)) {
      return "là tháng gốc để so sánh";
    }
    return change(bulletin, figure, "điểm phần trăm")
        .map(change -> "%s so với tháng %s".formatted(change, baseline))
        .orElse("chưa có số liệu tháng %s để so sánh".formatted(baseline));
  }

  private static Optional<String> change(Bulletin bulletin, Figure figure, String unit) {
    return isBaseline(bulletin)
        ? Optional.empty()
        : figure.change().map(change -> Vietnamese.change(change, unit));
  }

  private static boolean isBaseline(Bulletin bulletin) {
    return bulletin.month().equals(bulletin.baselineMonth());
  }

  private static List<String> historicalResults(Bulletin bulletin) {
    return List.of(
        "Lũy kế đến hết ngày %s đã số hóa %s kết quả giải quyết thủ tục hành chính có từ trước."
            .formatted(date(bulletin.dataUntil()), count(bulletin.historicalResults())));
  }

  private static List<String> eReceipts(Bulletin bulletin) {
    List<String> agencies = bulletin.eReceiptAgencies();
    return agencies.isEmpty()
        ? List.of("Trong tháng chưa có cơ quan nào phát hành biên lai điện tử.")
        : List.of(
            "Trong tháng có %s cơ quan phát hành biên lai điện tử: %s."
                .formatted(count(agencies.size()), String.join(", ", agencies)));
  }

  private static List<String> progress(Bulletin bulletin) {
    if (bulletin.progress().isEmpty()) {
      return List.of("Chưa có mục tiêu nào có hiệu lực trong tháng.");
    }
    TextTable table = new TextTable();
    table.add("Chỉ tiêu", "Phạm vi", "Kết quả", "Mục tiêu", "Tiến độ");
    for (Progress progress : bulletin.progress()) {
      table.add(
          Vietnamese.name(progress.target().indicator()),
          Vietnamese.name(progress.target().level()),
          percent(progress.share()),
          Vietnamese.number(progress.target().percent()) + "%",
          state(progress));
    }
    return table.lines();
  }

  private static String state(Progress progress) {
    if (progress.reached()) {
      return "đạt";
    }
    return progress
        .missingPoints(1)
        .map(points -> "chưa đạt, còn thiếu %s điểm".formatted(Vietnamese.number(points)))
        .orElse("");
  }

  private static List<String> notes(Bulletin bulletin) {
    Freshness freshness = bulletin.freshness();
    DataQuality quality = bulletin.dataQuality();
    List<String> notes = new ArrayList<>();
    notes.add(
        "Kho dữ liệu có số liệu đến hết ngày %s, công bố lúc %s (lượt chạy số %s)."
            .formatted(
                date(freshness.businessDate()),
                Vietnamese.time(freshness.publishedAt()),
                freshness.jobExecutionId()));
    if (bulletin.dataUntil().isBefore(bulletin.month().atEndOfMonth())) {
      notes.add("Số liệu của tháng %s chưa đủ ngày.".formatted(month(bulletin.month())));
    }
    notes.add(
        "Cấp tỉnh gồm sở, ban, ngành và chi nhánh văn phòng đăng ký đất đai; cấp huyện gồm cả cấp xã.");
    notes.add(
        "%s hồ sơ sai dữ liệu đang chờ xử lý, chưa tính vào số liệu."
            .formatted(count(quality.quarantined())));
    notes.add(
        "%s hồ sơ trong tháng không rõ kênh nộp, vẫn tính vào tổng số."
            .formatted(count(quality.unknownChannel())));
    notes.add(restatements(bulletin));
    return notes.stream().map(note -> "  - " + note).toList();
  }

  private static String restatements(Bulletin bulletin) {
    String month = month(bulletin.month());
    List<Restatement> restatements = bulletin.dataQuality().restatements();
    if (restatements.isEmpty()) {
      return "Số liệu tháng %s chưa có điều chỉnh sau khi công bố.".formatted(month);
    }
    String measures =
        restatements.stream()
            .flatMap(restatement -> Vietnamese.restatement(restatement).stream())
            .collect(Collectors.joining(", "));
    return "Số liệu tháng %s đã được điều chỉnh sau khi công bố, gần nhất ở lượt chạy số %s%s."
        .formatted(
            month,
            restatements.stream().mapToLong(Restatement::lastRun).max().orElseThrow(),
            measures.isEmpty() ? "" : ": " + measures);
  }
}
