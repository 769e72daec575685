package vn.dossier.report.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.DataQuality;
import vn.dossier.report.figure.Figure;
import vn.dossier.report.figure.Freshness;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Restatement;
import vn.dossier.report.figure.Share;
import vn.dossier.report.figure.Target;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.report.layout.Table;
import vn.dossier.report.words.Centre;

class TextBulletinTest {

  private static final YearMonth MAY = YearMonth.of(2023, 5);
  private static final YearMonth OCTOBER = YearMonth.of(2023, 10);
  private static final Freshness END_OF_OCTOBER =
      new Freshness(LocalDate.of(2023, 10, 31), 12, LocalDateTime.of(2023, 11, 1, 2, 14), false);
  private static final DataQuality CLEAN = new DataQuality(0, 0, List.of());
  private static final Share HALF = new Share(1, 2);

  private static String render(Bulletin bulletin) {
    return new TextBulletin(
            new Centre("Trung tâm Phục vụ hành chính công tỉnh Mẫu", "Sample Centre"))
        .render(bulletin, Language.VI);
  }

  @Test
  void readsLikeTheBulletinOfTheCentre() {
    List<Figure> figures = new ArrayList<>();
    add(
        figures,
        Indicator.ONLINE,
        share(284, 360),
        share(90, 360),
        share(435, 640),
        share(200, 640));
    add(
        figures,
        Indicator.DIGITISED,
        share(346, 360),
        share(107, 360),
        share(448, 640),
        share(36, 640));
    add(figures, Indicator.CASHLESS, share(112, 200), share(13, 200), share(5, 60), share(0, 60));

    String text =
        render(
            new Bulletin(
                OCTOBER,
                Basis.AS_WAS,
                MAY,
                figures,
                1_234,
                List.of("Sở Một", "Sở Hai"),
                List.of(
                    new TargetProgress(
                        target(Indicator.ONLINE, ReportedLevel.ALL, "80"), share(719, 1000)),
                    new TargetProgress(
                        target(Indicator.CASHLESS, ReportedLevel.PROVINCE, "45.5"),
                        share(112, 200)),
                    new TargetProgress(
                        target(Indicator.ON_TIME, ReportedLevel.COMMUNE, "95"), share(0, 0))),
                new DataQuality(14, 3, List.of()),
                END_OF_OCTOBER));

    assertThat(text)
        .isEqualTo(
            """
            TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH MẪU
            BẢN TIN THÁNG 10/2023
            Kết quả tiếp nhận, giải quyết hồ sơ thủ tục hành chính, số liệu đến hết ngày 31/10/2023

            1. Nộp hồ sơ trực tuyến
            72% hồ sơ được nộp trực tuyến (cấp tỉnh 79%, cấp huyện 68%), tăng 43 điểm phần trăm so với tháng 5/2023.
              Cấp tỉnh   79%  284/360 hồ sơ    tăng 54 điểm
              Cấp huyện  68%  435/640 hồ sơ    tăng 37 điểm
              Toàn tỉnh  72%  719/1.000 hồ sơ  tăng 43 điểm

            2. Số hóa hồ sơ
            79% hồ sơ được số hóa (cấp tỉnh 96%, cấp huyện 70%), tăng 65 điểm phần trăm so với tháng 5/2023.
              Cấp tỉnh   96%  346/360 hồ sơ    tăng 66 điểm
              Cấp huyện  70%  448/640 hồ sơ    tăng 64 điểm
              Toàn tỉnh  79%  794/1.000 hồ sơ  tăng 65 điểm

            3. Số hóa kết quả có từ trước
            Lũy kế đến hết ngày 31/10/2023 đã số hóa 1.234 kết quả giải quyết thủ tục hành chính có từ trước.

            4. Thanh toán không dùng tiền mặt
            45% hồ sơ có nghĩa vụ tài chính được thanh toán không dùng tiền mặt (cấp tỉnh 56%, cấp huyện 8%), tăng 40 điểm phần trăm so với tháng 5/2023.
              Cấp tỉnh   56%  112/200 hồ sơ  tăng 50 điểm
              Cấp huyện  8%   5/60 hồ sơ     tăng 8 điểm
              Toàn tỉnh  45%  117/260 hồ sơ  tăng 40 điểm

            5. Biên lai điện tử
            Trong tháng có 2 cơ quan phát hành biên lai điện tử: Sở Một, Sở Hai.

            6. Tiến độ thực hiện mục tiêu
              Chỉ tiêu                        Phạm vi       Kết quả          Mục tiêu  Tiến độ
              Nộp hồ sơ trực tuyến            Toàn tỉnh     72%              80%       chưa đạt, còn thiếu 8,1 điểm
              Thanh toán không dùng tiền mặt  Cấp tỉnh      56%              45,5%     đạt
              Giải quyết đúng hạn             Riêng cấp xã  chưa có số liệu  95%

            Ghi chú
              - Kho dữ liệu có số liệu đến hết ngày 31/10/2023, công bố lúc 02:14 ngày 01/11/2023 (lượt chạy số 12).
              - Cấp tỉnh gồm sở, ban, ngành và chi nhánh văn phòng đăng ký đất đai; cấp huyện gồm cả cấp xã.
              - 14 hồ sơ sai dữ liệu đang chờ xử lý, chưa tính vào số liệu.
              - 3 hồ sơ trong tháng không rõ kênh nộp, vẫn tính vào tổng số.
              - Điều chỉnh về số lượng hồ sơ của tháng 10/2023 được ghi nhận kể từ ngày số liệu 01/12/2023; trước đó số liệu có thể thay đổi sau mỗi lần công bố.
            """);
  }

  @Test
  void aFallIsCalledAFall() {
    assertThat(onlineHeadline(share(1, 4), share(3, 4)))
        .endsWith(", giảm 50 điểm phần trăm so với tháng 5/2023.");
  }

  @Test
  void equalRatesAreNoChange() {
    assertThat(onlineHeadline(share(2, 4), share(1, 2)))
        .endsWith(", không đổi so với tháng 5/2023.");
  }

  @Test
  void aChangeTooSmallForAPointIsStillAChange() {
    assertThat(onlineHeadline(share(504, 1000), share(500, 1000)))
        .endsWith(", tăng dưới 0,5 điểm phần trăm so với tháng 5/2023.");
    assertThat(onlineHeadline(share(496, 1000), share(500, 1000)))
        .endsWith(", giảm dưới 0,5 điểm phần trăm so với tháng 5/2023.");
  }

  @Test
  void withoutABaselineNothingIsCompared() {
    assertThat(onlineHeadline(HALF, Share.NONE))
        .startsWith("50% hồ sơ được nộp trực tuyến ")
        .endsWith(", chưa có số liệu tháng 5/2023 để so sánh.");
  }

  @Test
  void aRateWithoutDenominatorIsNotZeroPercent() {
    assertThat(onlineHeadline(Share.NONE, HALF))
        .isEqualTo("Tỷ lệ hồ sơ được nộp trực tuyến: chưa có số liệu.");
  }

  @Test
  void aLevelWithoutDossiersSaysSoBesideTheOther() {
    List<Figure> figures = new ArrayList<>(everywhere(HALF, HALF));
    figures.set(2, new Figure(Indicator.ONLINE, ReportedLevel.BELOW_PROVINCE, Share.NONE, HALF));

    assertThat(render(bulletin(OCTOBER, figures, CLEAN, END_OF_OCTOBER)))
        .contains("(cấp tỉnh 50%, cấp huyện chưa có số liệu)");
  }

  @Test
  void theBaselineMonthIsNotComparedWithItself() {
    assertThat(render(bulletin(MAY, everywhere(HALF, HALF), CLEAN, END_OF_OCTOBER)))
        .contains("(cấp tỉnh 50%, cấp huyện 50%), là tháng gốc để so sánh.")
        .doesNotContain("không đổi");
  }

  /** The month itself comes first, so nothing can have changed since the baseline. */
  @Test
  void aMonthBeforeTheBaselineIsNotComparedAndSaysWhy() {
    String april =
        render(bulletin(YearMonth.of(2023, 4), everywhere(HALF, HALF), CLEAN, END_OF_OCTOBER));

    assertThat(april)
        .contains("(cấp tỉnh 50%, cấp huyện 50%), trước tháng gốc 5/2023 nên không so sánh.")
        .doesNotContain("không đổi");
  }

  @Test
  void aMonthThatIsNotOverSaysHowFarItGoes() {
    Freshness midOctober =
        new Freshness(LocalDate.of(2023, 10, 15), 12, LocalDateTime.of(2023, 10, 16, 2, 14), false);

    assertThat(render(bulletin(OCTOBER, everywhere(HALF, HALF), CLEAN, midOctober)))
        .contains("số liệu đến hết ngày 15/10/2023\n")
        .contains("- Số liệu của tháng 10/2023 chưa đủ ngày.");
  }

  @Test
  void aDayThatWasNotOverIsProvisional() {
    Freshness morning =
        new Freshness(LocalDate.of(2023, 10, 31), 12, LocalDateTime.of(2023, 10, 31, 8, 18), true);

    assertThat(render(bulletin(OCTOBER, everywhere(HALF, HALF), CLEAN, morning)))
        .contains("- Số liệu tạm thời: ngày 31/10/2023 chưa kết thúc khi nạp; đêm sau sẽ nạp lại.");
    assertThat(render(bulletin(OCTOBER, everywhere(HALF, HALF), CLEAN, END_OF_OCTOBER)))
        .doesNotContain("tạm thời");
  }

  @Test
  void restatementsNameWhatTheHeadlinesStandOn() {
    DataQuality restated =
        new DataQuality(
            0,
            0,
            List.of(
                new Restatement("dossiers", 1_200, 14),
                new Restatement("online", -3, 13),
                new Restatement("cashless", 0, 13),
                new Restatement("postal", 5, 15)));

    assertThat(render(bulletin(OCTOBER, everywhere(HALF, HALF), restated, END_OF_OCTOBER)))
        .contains(
            "gần nhất ở lượt chạy số 15: hồ sơ tiếp nhận tăng 1.200, hồ sơ nộp trực tuyến giảm 3, "
                + "hồ sơ thanh toán không dùng tiền mặt không đổi về tổng số.");
  }

  /**
   * Restatements cover months before the one that precedes the business date's, and counts only.
   */
  @Test
  void thatNothingWasRestatedIsSaidOnlyAsFarAsItIsRecorded() {
    assertThat(englishOctober(LocalDate.of(2023, 11, 30)))
        .contains(
            "- Changes to the dossier counts of October 2023 are recorded from business date"
                + " 1 December 2023 on; until then its figures may change with every publication.");
    assertThat(englishOctober(LocalDate.of(2023, 12, 1)))
        .contains(
            "- Since business date 1 December 2023 no change to the dossier counts of October 2023"
                + " has been recorded. Not recorded are earlier changes, those of handling times,"
                + " money, receipts and historical results, and agencies that entered or left the"
                + " statistics.");
  }

  private static String englishOctober(LocalDate businessDate) {
    return new TextBulletin(new Centre("Trung tâm", "Centre"))
        .render(
            bulletin(
                OCTOBER,
                everywhere(HALF, HALF),
                CLEAN,
                new Freshness(businessDate, 12, businessDate.plusDays(1).atTime(2, 14), false)),
            Language.EN);
  }

  @Test
  void namesCannotMoveTheCursorOfATerminal() {
    String text =
        render(
            new Bulletin(
                OCTOBER,
                Basis.AS_WAS,
                MAY,
                everywhere(HALF, HALF),
                0,
                List.of("Sở\rMột\u001B[2J", "Sở\u2028Hai"),
                List.of(),
                CLEAN,
                END_OF_OCTOBER));

    assertThat(text).contains("Sở Một [2J, Sở Hai");
    Table table = new Table("  ");
    table.add("Sở\r\nMột\u0007", "1");
    assertThat(table.lines()).containsExactly("  Sở Một   1");
  }

  @Test
  void aMonthWithoutReceiptsOrTargetsSaysSo() {
    assertThat(render(bulletin(OCTOBER, everywhere(HALF, HALF), CLEAN, END_OF_OCTOBER)))
        .contains("Trong tháng chưa có cơ quan nào phát hành biên lai điện tử.")
        .contains("Chưa có mục tiêu nào có hiệu lực trong tháng.");
  }

  private static String onlineHeadline(Share current, Share baseline) {
    return render(bulletin(OCTOBER, everywhere(current, baseline), CLEAN, END_OF_OCTOBER))
        .lines()
        .filter(line -> line.contains("hồ sơ được nộp trực tuyến"))
        .findFirst()
        .orElseThrow();
  }

  private static Bulletin bulletin(
      YearMonth month, List<Figure> figures, DataQuality quality, Freshness freshness) {
    return new Bulletin(
        month, Basis.AS_WAS, MAY, figures, 0, List.of(), List.of(), quality, freshness);
  }

  /** The same share at every level of every headline. */
  private static List<Figure> everywhere(Share current, Share baseline) {
    List<Figure> figures = new ArrayList<>();
    for (Indicator indicator : List.of(Indicator.ONLINE, Indicator.DIGITISED, Indicator.CASHLESS)) {
      for (ReportedLevel level :
          List.of(ReportedLevel.ALL, ReportedLevel.PROVINCE, ReportedLevel.BELOW_PROVINCE)) {
        figures.add(new Figure(indicator, level, current, baseline));
      }
    }
    return figures;
  }

  private static void add(
      List<Figure> figures,
      Indicator indicator,
      Share province,
      Share provinceBefore,
      Share below,
      Share belowBefore) {
    figures.add(
        new Figure(
            indicator, ReportedLevel.ALL, sum(province, below), sum(provinceBefore, belowBefore)));
    figures.add(new Figure(indicator, ReportedLevel.PROVINCE, province, provinceBefore));
    figures.add(new Figure(indicator, ReportedLevel.BELOW_PROVINCE, below, belowBefore));
  }

  private static Share sum(Share one, Share other) {
    return share(one.numerator() + other.numerator(), one.denominator() + other.denominator());
  }

  private static Share share(long numerator, long denominator) {
    return new Share(numerator, denominator);
  }

  private static Target target(Indicator indicator, ReportedLevel level, String percent) {
    return new Target(indicator, level, new BigDecimal(percent), LocalDate.of(2023, 1, 1));
  }
}
