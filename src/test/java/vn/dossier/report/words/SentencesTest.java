package vn.dossier.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.report.figure.DataQuality;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Restatement;
import vn.dossier.report.figure.Share;
import vn.dossier.report.figure.Target;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.testing.page.BulletinMaker;

/** Each sentence as a press officer would write it, with figures that a reader can work out. */
class SentencesTest {

  private static Sentences vi(BulletinMaker bulletin) {
    return sentences(bulletin, Language.VI);
  }

  private static Sentences en(BulletinMaker bulletin) {
    return sentences(bulletin, Language.EN);
  }

  private static Sentences sentences(BulletinMaker bulletin, Language language) {
    return new Sentences(bulletin.make(), BulletinMaker.province(), new Wording(language));
  }

  /** Of 100 dossiers of the province and 200 below it. */
  private static BulletinMaker october() {
    return new BulletinMaker()
        .shares("2023-10", Indicator.ONLINE, 79, 100, 137, 200)
        .shares("2023-10", Indicator.DIGITISED, 96, 100, 140, 200)
        .shares("2023-10", Indicator.CASHLESS, 56, 100, 2, 25)
        .shares("2023-10", Indicator.NON_CASH, 60, 100, 5, 25)
        .shares("2023-05", Indicator.ONLINE, 25, 100, 62, 200)
        .shares("2023-05", Indicator.DIGITISED, 30, 100, 12, 200)
        .shares("2023-05", Indicator.CASHLESS, 6, 100, 0, 20);
  }

  /** 216 of 300 is 72 %, 87 of 300 is 29 %; 236 of 300 is 78.67 %, 42 of 300 is 14 %. */
  @Test
  void aRiseSinceTheBaseline() {
    assertThat(vi(october()).title())
        .isEqualTo("Tháng 10/2023: Tỷ lệ hồ sơ trực tuyến toàn tỉnh đạt 72%");
    assertThat(vi(october()).all())
        .startsWith(
            "Tính đến hết ngày 31/10/2023, tỷ lệ hồ sơ nộp trực tuyến toàn tỉnh đạt 72%, tăng 43"
                + " điểm phần trăm so với tháng 5/2023 (trước khi có Chỉ thị số 10/CT-UBND); trong"
                + " đó, cấp tỉnh đạt 79%, cấp huyện đạt 69%.",
            "Tính đến hết ngày 31/10/2023, tỷ lệ số hóa hồ sơ, thành phần hồ sơ toàn tỉnh đạt 79%,"
                + " tăng 65 điểm phần trăm so với tháng 5/2023 (trước khi có Chỉ thị số"
                + " 10/CT-UBND); trong đó, cấp tỉnh đạt 96%, cấp huyện đạt 70%.");
    assertThat(en(october()).title())
        .isEqualTo("October 2023: 72% of the province's dossiers submitted online");
    assertThat(en(october()).all())
        .startsWith(
            "As of 31 October 2023, 72% of the province's dossiers had been submitted online, up 43"
                + " percentage points from May 2023 (before Directive No. 10/CT-UBND): 79% at"
                + " provincial level and 69% at district level.",
            "As of 31 October 2023, 79% of the province's dossiers had been digitised, their"
                + " components included, up 65 percentage points from May 2023 (before Directive No."
                + " 10/CT-UBND): 96% at provincial level and 70% at district level.");
  }

  /** 58 of 125 is 46.4 %, 6 of 120 is 5 %; with transfers 65 of 125 is 52 %. */
  @Test
  void paidOnlineHasItsNameAndWithoutCashStandsBesideIt() {
    assertThat(vi(october()).payment())
        .containsExactly(
            "Tỷ lệ hồ sơ thanh toán trực tuyến trên tổng số hồ sơ có phát sinh nghĩa vụ tài chính"
                + " toàn tỉnh đạt 46%, tăng 41 điểm phần trăm so với tháng 5/2023 (trước khi có Chỉ"
                + " thị số 10/CT-UBND); trong đó, cấp tỉnh đạt 56%, cấp huyện đạt 8%.",
            "Tính cả chuyển khoản, tỷ lệ hồ sơ thanh toán không dùng tiền mặt toàn tỉnh đạt 52%;"
                + " trong đó, cấp tỉnh đạt 60%, cấp huyện đạt 20%.");
    assertThat(en(october()).payment())
        .containsExactly(
            "46% of the province's dossiers with a financial obligation had been paid online, up 41"
                + " percentage points from May 2023 (before Directive No. 10/CT-UBND): 56% at"
                + " provincial level and 8% at district level.",
            "Bank transfers included, 52% had been paid without cash: 60% at provincial level and"
                + " 20% at district level.");
    assertThat(new Wording(Language.VI).name(Indicator.CASHLESS))
        .isEqualTo("Thanh toán trực tuyến");
    assertThat(new Wording(Language.EN).name(Indicator.CASHLESS)).isEqualTo("Paid online");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250 | 750 | , giảm 50 điểm phần trăm so với tháng 5/2023 | , down 50 percentage points from May 2023",
        "500 | 500 | , không đổi so với tháng 5/2023 | , unchanged from May 2023",
        "504 | 500 | , tăng dưới 0,5 điểm phần trăm so với | , up less than 0.5 percentage points from",
        "496 | 500 | , giảm dưới 0,5 điểm phần trăm so với | , down less than 0.5 percentage points from",
        "510 | 500 | , tăng 1 điểm phần trăm so với | , up 1 percentage point from",
        "505 | 500 | , tăng 1 điểm phần trăm so với | , up 1 percentage point from"
      })
  void aFallNoChangeAndSmallChanges(long now, long before, String vietnamese, String english) {
    BulletinMaker bulletin =
        new BulletinMaker().everywhere("2023-10", now, 1000).everywhere("2023-05", before, 1000);

    assertThat(vi(bulletin).news(Indicator.ONLINE)).contains("%" + vietnamese);
    assertThat(en(bulletin).news(Indicator.ONLINE)).contains("online" + english);
  }

  @Test
  void aBaselineWithoutFigures() {
    BulletinMaker bulletin = new BulletinMaker().everywhere("2023-10", 1, 2);

    assertThat(vi(bulletin).news(Indicator.ONLINE))
        .contains("đạt 50% (chưa có số liệu tháng 5/2023 để so sánh); trong đó, cấp tỉnh đạt 50%");
    assertThat(en(bulletin).news(Indicator.ONLINE))
        .contains("online (there are no figures of May 2023 to compare with): 50% at provincial");
  }

  @Test
  void theBaselineMonthItself() {
    BulletinMaker may = new BulletinMaker().of(2023, 5).everywhere("2023-05", 1, 2);

    assertThat(vi(may).news(Indicator.ONLINE))
        .isEqualTo(
            "Tính đến hết ngày 31/05/2023, tỷ lệ hồ sơ nộp trực tuyến toàn tỉnh đạt 50%; trong đó,"
                + " cấp tỉnh đạt 50%, cấp huyện đạt 50%.");
    assertThat(vi(may).notes())
        .contains("Tháng 5/2023 là tháng gốc để so sánh (trước khi có Chỉ thị số 10/CT-UBND).");
    assertThat(en(may).notes())
        .contains(
            "May 2023 is the month that others are compared with (before Directive No."
                + " 10/CT-UBND).");
  }

  @Test
  void aMonthBeforeTheBaselineIsComparedWithEarlierOnesOnly() {
    BulletinMaker april =
        new BulletinMaker()
            .of(2023, 4)
            .everywhere("2023-04", 1, 2)
            .everywhere("2023-03", 1, 4)
            .everywhere("2023-05", 3, 4);

    assertThat(vi(april).news(Indicator.ONLINE)).contains("đạt 50%; trong đó");
    assertThat(vi(april).compared().values())
        .extracting(Object::toString)
        .containsExactly("2023-03");
    assertThat(vi(april).notes())
        .contains("Tháng 4/2023 trước tháng gốc (5/2023) nên không so sánh với tháng gốc.")
        .contains("Chưa có số liệu để so sánh với cùng kỳ năm trước (4/2022).");
    assertThat(en(april).notes())
        .contains(
            "April 2023 comes before May 2023, the month that others are compared with.",
            "There are no figures to compare with for the same month of the year before (April"
                + " 2022).");
  }

  /** In June last month is the baseline, a year after it the same month of last year. */
  @Test
  void noMonthIsComparedTwice() {
    BulletinMaker june = new BulletinMaker().of(2023, 6).everywhere("2023-06", 1, 2);
    BulletinMaker may = new BulletinMaker().of(2024, 5).everywhere("2024-05", 1, 2);

    assertThat(june.make().comparisons().values())
        .extracting(Object::toString)
        .containsExactly("2023-05", "2022-06");
    assertThat(may.make().comparisons().values())
        .extracting(Object::toString)
        .containsExactly("2023-05", "2024-04");
    assertThat(october().make().comparisons().values())
        .extracting(Object::toString)
        .containsExactly("2023-05", "2023-09", "2022-10");
  }

  @Test
  void aLevelWithoutDossiers() {
    BulletinMaker bulletin = new BulletinMaker().shares("2023-10", Indicator.ONLINE, 1, 2, 0, 0);

    assertThat(vi(bulletin).news(Indicator.ONLINE))
        .endsWith("trong đó, cấp tỉnh đạt 50%, cấp huyện chưa có số liệu.");
    assertThat(en(bulletin).news(Indicator.ONLINE))
        .endsWith(": 50% at provincial level and no figures at district level.");
  }

  @Test
  void aMonthInWhichNothingWasToBePaid() {
    BulletinMaker bulletin =
        new BulletinMaker()
            .everywhere("2023-05", 1, 2)
            .shares("2023-10", Indicator.ONLINE, 1, 2, 1, 2);

    assertThat(vi(bulletin).payment())
        .containsExactly(
            "Tháng 10/2023 không phát sinh hồ sơ có nghĩa vụ tài chính nên không có tỷ lệ thanh"
                + " toán trực tuyến.");
    assertThat(en(bulletin).payment())
        .containsExactly(
            "No dossier of October 2023 had a financial obligation, and so there is no share paid"
                + " online.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "879 | toàn tỉnh đã số hóa 879 kết quả giải quyết thủ tục hành chính lịch sử. | the province had digitised 879 historical results of administrative procedures.",
        "12345 | toàn tỉnh đã số hóa 12.345 kết quả giải quyết | the province had digitised 12,345 historical results of",
        "1 | toàn tỉnh đã số hóa 01 kết quả giải quyết | the province had digitised 1 historical result of",
        "0 | toàn tỉnh chưa số hóa kết quả giải quyết thủ tục hành chính lịch sử nào. | the province had not digitised any historical result of administrative procedures."
      })
  void historicalResults(long number, String vietnamese, String english) {
    assertThat(vi(october().historicalResults(number)).historicalResults())
        .startsWith("Tính đến hết ngày 31/10/2023, " + vietnamese);
    assertThat(en(october().historicalResults(number)).historicalResults())
        .startsWith("As of 31 October 2023, " + english);
  }

  @Test
  void agenciesWithElectronicReceiptsToDateAndInTheMonth() {
    BulletinMaker three = october().eReceipts(2, "Sở Một", "Sở Hai", "Sở Ba");
    BulletinMaker one = october().eReceipts(1, "Sở Một");
    BulletinMaker noMore = october().eReceipts(0, "Sở Một");

    assertThat(vi(three).eReceipts())
        .isEqualTo(
            "Tính đến hết ngày 31/10/2023, đã có 03 đơn vị triển khai biên lai điện tử: Sở Một, Sở"
                + " Hai, Sở Ba. Trong tháng 10/2023 có 02 đơn vị phát hành.");
    assertThat(en(three).eReceipts())
        .isEqualTo(
            "As of 31 October 2023, 3 agencies had introduced electronic receipts: Sở Một, Sở Hai,"
                + " Sở Ba. In October 2023, 2 agencies issued them.");
    assertThat(en(one).eReceipts())
        .isEqualTo(
            "As of 31 October 2023, 1 agency had introduced electronic receipts: Sở Một. In October"
                + " 2023, 1 agency issued them.");
    assertThat(vi(noMore).eReceipts())
        .endsWith(": Sở Một. Trong tháng 10/2023 chưa có đơn vị nào phát hành.");
    assertThat(en(noMore).eReceipts()).endsWith(". In October 2023, no agency issued them.");
    assertThat(vi(october()).eReceipts())
        .isEqualTo("Tính đến hết ngày 31/10/2023, chưa có đơn vị nào triển khai biên lai điện tử.");
    assertThat(en(october()).eReceipts())
        .isEqualTo("As of 31 October 2023, no agency had introduced electronic receipts.");
  }

  /** The gap is what a reader works out from the target and the rate beside it. */
  @ParameterizedTest
  @CsvSource({
    "7190, 80, 'còn thiếu 8,1 điểm phần trăm', '8.1 points short'",
    "7800, 80, 'còn thiếu 2,0 điểm phần trăm', '2.0 points short'",
    // 71.95 is printed as 72.0
    "7195, 80, 'còn thiếu 8,0 điểm phần trăm', '8.0 points short'",
    "7994, 80, 'còn thiếu 0,1 điểm phần trăm', '0.1 points short'",
    // 79.96 is printed as 80.0
    "7996, 80, 'còn thiếu dưới 0,1 điểm phần trăm', 'less than 0.1 points short'",
    "6000, 62.5, 'còn thiếu 2,5 điểm phần trăm', '2.5 points short'",
    "8000, 80, đạt, reached"
  })
  void theGapToATargetAgreesWithWhatIsPrinted(
      long online, BigDecimal target, String vietnamese, String english) {
    TargetProgress progress =
        new TargetProgress(
            new Target(Indicator.ONLINE, ReportedLevel.ALL, target, LocalDate.of(2023, 1, 1)),
            new Share(online, 10_000));

    assertThat(vi(october()).state(progress)).endsWith(vietnamese);
    assertThat(en(october()).state(progress)).endsWith(english);
  }

  @Test
  void theLevelsBelowAreThoseOfTheMonth() {
    BulletinMaker june = new BulletinMaker().of(2025, 6).everywhere("2025-06", 1, 2);
    BulletinMaker july =
        new BulletinMaker().of(2025, 7).everywhere("2025-07", 1, 2).everywhere("2025-06", 1, 2);

    assertThat(vi(june).news(Indicator.ONLINE)).endsWith("cấp tỉnh đạt 50%, cấp huyện đạt 50%.");
    assertThat(vi(june).notes())
        .contains(
            "Cấp tỉnh gồm sở, ban, ngành và chi nhánh văn phòng đăng ký đất đai; cấp huyện gồm cấp"
                + " huyện và cấp xã.");
    assertThat(vi(july).news(Indicator.ONLINE)).endsWith("cấp tỉnh đạt 50%, cấp xã đạt 50%.");
    assertThat(en(july).news(Indicator.ONLINE)).endsWith("and 50% at commune level.");
    assertThat(vi(july).notes())
        .contains(
            "Cấp tỉnh gồm sở, ban, ngành và chi nhánh văn phòng đăng ký đất đai; cấp xã gồm xã,"
                + " phường, đặc khu.",
            "Trước ngày 01/07/2025, số liệu của cấp xã là số liệu của cấp khi đó: cấp huyện gồm cấp"
                + " huyện và cấp xã.");
    assertThat(en(july).notes())
        .contains(
            "Before 1 July 2025, figures of the commune level are those of the level at that time,"
                + " district level: districts and communes.");
    assertThat(vi(june).notes()).noneMatch(note -> note.startsWith("Trước ngày"));
  }

  /** A line of a chart that began before the level ended. */
  @Test
  void aSeriesNamesTheLevelThatItBeganWith() {
    Sentences october = vi(new BulletinMaker().of(2025, 10).everywhere("2025-10", 1, 2));

    assertThat(october.labelNearAgencies(ReportedLevel.BELOW_PROVINCE, YearMonth.of(2024, 11)))
        .isEqualTo("Cấp xã (trước tháng 7/2025: cấp huyện)");
    assertThat(october.labelNearAgencies(ReportedLevel.BELOW_PROVINCE, YearMonth.of(2025, 7)))
        .isEqualTo("Cấp xã");
    assertThat(october.labelNearAgencies(ReportedLevel.PROVINCE, YearMonth.of(2024, 11)))
        .isEqualTo("Cấp tỉnh");
  }

  /** Among agencies "cấp huyện" is districts alone; the bulletin's holds the communes. */
  @Test
  void nearAgenciesTheBulletinsDistrictLevelSaysThatItHoldsTheCommunes() {
    assertThat(vi(october()).labelNearAgencies(ReportedLevel.BELOW_PROVINCE))
        .isEqualTo("Cấp huyện (gồm cấp xã)");
    assertThat(en(october()).labelNearAgencies(ReportedLevel.BELOW_PROVINCE))
        .isEqualTo("District level, communes included");
    assertThat(vi(october()).labelNearAgencies(ReportedLevel.PROVINCE)).isEqualTo("Cấp tỉnh");
    assertThat(vi(october()).label(ReportedLevel.BELOW_PROVINCE)).isEqualTo("Cấp huyện");
  }

  @Test
  void whatDistrictsStillAcceptedAfterTheirEndIsSaid() {
    DataQuality late = new DataQuality(0, 0, List.of(), 0, 0, 7);
    BulletinMaker july = new BulletinMaker().of(2025, 7).everywhere("2025-07", 1, 2).quality(late);
    BulletinMaker june = new BulletinMaker().of(2025, 6).everywhere("2025-06", 1, 2).quality(late);

    assertThat(vi(july).notes())
        .contains(
            "Cảnh báo: 7 hồ sơ trong tháng được tiếp nhận tại cấp huyện, cấp đã kết thúc hoạt động"
                + " ngày 30/06/2025; vẫn tính trong cấp xã.");
    assertThat(vi(june).notes()).noneMatch(note -> note.startsWith("Cảnh báo"));
  }

  @Test
  void underTodaysAgenciesLevelsAreTodays() {
    BulletinMaker asIs = october().asIs().upTo("2025-08-31");

    assertThat(vi(asIs).news(Indicator.ONLINE)).endsWith("cấp tỉnh đạt 79%, cấp xã đạt 69%.");
    assertThat(vi(october().upTo("2025-08-31")).news(Indicator.ONLINE))
        .endsWith("cấp tỉnh đạt 79%, cấp huyện đạt 69%.");
  }

  @Test
  void aMonthThatIsNotOverSaysHowFarItGoes() {
    BulletinMaker half = october().upTo("2023-10-15");

    assertThat(vi(half).news(Indicator.ONLINE)).startsWith("Tính đến hết ngày 15/10/2023, ");
    assertThat(vi(half).notes()).contains("Số liệu của tháng 10/2023 chưa đủ ngày.");
  }

  @Test
  void aDayThatWasNotOverIsProvisional() {
    assertThat(vi(october().provisional()).notes())
        .contains(
            "Số liệu tạm thời: tổng hợp khi ngày 31/10/2023 chưa kết thúc, sẽ được tổng hợp lại vào đêm sau.");
    assertThat(vi(october()).notes()).noneMatch(note -> note.contains("tạm thời"));
  }

  @Test
  void agenciesWithACommaInTheirNameAreToldApart() {
    assertThat(vi(october().eReceipts(2, "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế")).eReceipts())
        .contains(
            "02 đơn vị triển khai biên lai điện tử: Sở Văn hóa, Thể thao và Du lịch; Sở Y tế.");
    assertThat(vi(october().eReceipts(2, "Sở Xây dựng", "Sở Y tế")).eReceipts())
        .contains("biên lai điện tử: Sở Xây dựng, Sở Y tế.");
  }

  @Test
  void sourceAndPublicationAreNamed() {
    assertThat(vi(october()).origin())
        .containsExactly(
            "Số liệu đến hết ngày 31/10/2023",
            "Công bố lúc 02:14 ngày 01/11/2023",
            "Nguồn: Kho dữ liệu hồ sơ thủ tục hành chính, Trung tâm Phục vụ hành chính công tỉnh"
                + " Mẫu");
    assertThat(en(october()).origin())
        .containsExactly(
            "Figures up to 31 October 2023",
            "Published at 02:14 on 1 November 2023",
            "Source: warehouse of administrative dossiers, Sample Centre");
  }

  @Test
  void restatementsNameWhatTheHeadlinesStandOnAndTheirDay() {
    LocalDateTime last = LocalDateTime.of(2023, 12, 5, 2, 14);
    BulletinMaker restated =
        october()
            .quality(
                new DataQuality(
                    0,
                    0,
                    List.of(
                        new Restatement("dossiers", 1_200, last),
                        new Restatement("online", -3, last.minusDays(1)),
                        new Restatement("cashless", 0, null),
                        new Restatement("postal", 5, last.minusDays(2)))));

    assertThat(vi(restated).notes())
        .anyMatch(
            note ->
                note.contains(
                    "đã được điều chỉnh, gần nhất ngày 05/12/2023: hồ sơ tiếp nhận tăng 1.200, hồ"
                        + " sơ nộp trực tuyến giảm 3, hồ sơ thanh toán trực tuyến không đổi về tổng"
                        + " số. "));
  }

  /**
   * Restatements cover months before the one that precedes the business date's, and counts only.
   */
  @Test
  void thatNothingWasRestatedIsSaidOnlyAsFarAsItIsRecorded() {
    assertThat(en(october().upTo("2023-11-30")).notes())
        .contains(
            "Changes to the dossier counts of October 2023 are recorded from the figures of"
                + " 1 December 2023 on; until then they may change with every publication.");
    assertThat(en(october().upTo("2023-12-01")).notes())
        .contains(
            "Since the figures of 1 December 2023 no change to the dossier counts of October 2023"
                + " has been recorded. Not recorded are earlier changes, those of handling times,"
                + " money, receipts and historical results, and agencies that entered or left the"
                + " statistics.");
  }

  /** Without a directive the baseline is a month like another. */
  @ParameterizedTest
  @EnumSource
  void aProvinceMaySayNothingOfItsOwn(Language language) {
    Province silent =
        new Province(
            new Centre("Trung tâm", "Centre"), ProvinceTexts.none(), BulletinMaker.levels());

    assertThat(
            new Sentences(october().make(), silent, new Wording(language)).news(Indicator.ONLINE))
        .contains(language == Language.VI ? " so với tháng 5/2023; trong" : " from May 2023: 79%");
  }
}
