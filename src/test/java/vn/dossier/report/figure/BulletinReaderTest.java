package vn.dossier.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dossier.testing.database.PublishedWarehouse;

class BulletinReaderTest {

  private static final YearMonth MAY = YearMonth.of(2023, 5);
  private static final YearMonth OCTOBER = YearMonth.of(2023, 10);
  private static final long DEPARTMENT = 1;
  private static final long DISTRICT = 2;
  private static final long COMMUNE = 3;

  private final PublishedWarehouse warehouse = new PublishedWarehouse();

  @BeforeEach
  void threeLevelsPublishedToTheEndOfOctober() {
    warehouse.agency(DEPARTMENT, "S01", "Sở Mẫu", "PROVINCE");
    warehouse.agency(DISTRICT, "H01", "Huyện Mẫu", "DISTRICT");
    warehouse.agency(COMMUNE, "X01", "Xã Mẫu", "COMMUNE");
    warehouse.published(1, "2023-10-31", "2023-11-01 02:14:00");
  }

  private Bulletin read(YearMonth month) {
    return warehouse.reader(new Targets(List.of()), MAY).read(month);
  }

  @Test
  void eachHeadlineIsSplitByLevelAndComparedWithTheBaseline() {
    warehouse.month("2023-05", DEPARTMENT, 10, 1, 2, 5, 1);
    warehouse.month("2023-05", COMMUNE, 10, 2, 0, 0, 0);
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 4);
    warehouse.month("2023-10", DISTRICT, 20, 10, 12, 2, 0);
    warehouse.month("2023-10", COMMUNE, 10, 6, 8, 2, 1);

    assertThat(read(OCTOBER).figures().subList(0, 9))
        .containsExactly(
            figure(Indicator.ONLINE, ReportedLevel.ALL, 24, 40, 3, 20),
            figure(Indicator.ONLINE, ReportedLevel.PROVINCE, 8, 10, 1, 10),
            figure(Indicator.ONLINE, ReportedLevel.BELOW_PROVINCE, 16, 30, 2, 10),
            figure(Indicator.DIGITISED, ReportedLevel.ALL, 29, 40, 2, 20),
            figure(Indicator.DIGITISED, ReportedLevel.PROVINCE, 9, 10, 2, 10),
            figure(Indicator.DIGITISED, ReportedLevel.BELOW_PROVINCE, 20, 30, 0, 10),
            figure(Indicator.CASHLESS, ReportedLevel.ALL, 5, 9, 1, 5),
            figure(Indicator.CASHLESS, ReportedLevel.PROVINCE, 4, 5, 1, 5),
            figure(Indicator.CASHLESS, ReportedLevel.BELOW_PROVINCE, 1, 4, 0, 0));
  }

  private static Figure figure(
      Indicator indicator, ReportedLevel level, long now, long of, long before, long beforeOf) {
    return new Figure(
        indicator,
        level,
        new Share(now, of),
        Map.of(
            MAY,
            new Share(before, beforeOf),
            YearMonth.of(2023, 9),
            Share.NONE,
            YearMonth.of(2022, 10),
            Share.NONE));
  }

  @Test
  void lastMonthAndTheSameMonthOfLastYearAreReadToo() {
    warehouse.month("2022-10", DEPARTMENT, 10, 1, 1, 5, 1);
    warehouse.month("2023-09", DEPARTMENT, 10, 7, 2, 5, 2);
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 4);

    Figure online = read(OCTOBER).figure(Indicator.ONLINE, ReportedLevel.ALL);

    assertThat(online.changeSince(YearMonth.of(2023, 9)).orElseThrow().points(0)).isEqualTo("10");
    assertThat(online.changeSince(YearMonth.of(2022, 10)).orElseThrow().points(0)).isEqualTo("70");
    assertThat(online.changeSince(MAY)).isEmpty();
    assertThat(read(OCTOBER).hasFigures(YearMonth.of(2022, 10))).isTrue();
    assertThat(read(OCTOBER).hasFigures(MAY)).isFalse();
  }

  @Test
  void paidWithoutCashStandsBesidePaidOnline() {
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 3);
    warehouse.client().sql("UPDATE fact_agency_monthly SET non_cash = 4").update();

    assertThat(read(OCTOBER).figure(Indicator.CASHLESS, ReportedLevel.ALL).current())
        .isEqualTo(new Share(3, 5));
    assertThat(read(OCTOBER).figure(Indicator.NON_CASH, ReportedLevel.ALL).current())
        .isEqualTo(new Share(4, 5));
  }

  @Test
  void aBaselineMonthWithoutFactsGivesNoChange() {
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 4);

    assertThat(read(OCTOBER).figures()).allMatch(figure -> figure.changeSince(MAY).isEmpty());
  }

  @Test
  void aMonthWithoutObligationHasNoCashlessRate() {
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 0, 0);

    assertThat(read(OCTOBER).figure(Indicator.CASHLESS, ReportedLevel.ALL).current().percent(0))
        .isEmpty();
  }

  @Test
  void agenciesOutOfStatisticsAreLeftOutOfTheRates() {
    warehouse.agency(9, "S09", "Sở Ngoài", "PROVINCE", false, true);
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 4);
    warehouse.month("2023-10", 9, 100, 100, 100, 100, 100);

    assertThat(read(OCTOBER).figure(Indicator.ONLINE, ReportedLevel.ALL).current())
        .isEqualTo(new Share(8, 10));
  }

  @Test
  void aMonthWithoutFactsIsRefusedWithTheMonthsThatThereAre() {
    for (String month : List.of("2022-12", "2023-05", "2023-06", "2023-10")) {
      warehouse.month(month, DEPARTMENT, 1, 0, 0, 0, 0);
    }

    assertThatThrownBy(() -> read(YearMonth.of(2023, 7)))
        .isInstanceOf(NoFactsException.class)
        .hasMessage("no facts for 2023-07: choose one of 2022-12, 2023-05 to 2023-06, 2023-10");
  }

  @Test
  void aMonthWithFactsOnlyOutOfStatisticsIsAMonthWithoutFacts() {
    warehouse.agency(9, "S09", "Sở Ngoài", "PROVINCE", false, true);
    warehouse.month("2023-09", DEPARTMENT, 1, 0, 0, 0, 0);
    warehouse.month("2023-10", 9, 1, 0, 0, 0, 0);

    assertThatThrownBy(() -> read(OCTOBER))
        .isInstanceOf(NoFactsException.class)
        .hasMessage("no facts for 2023-10: choose one of 2023-09");
  }

  @Test
  void beforeTheFirstPublishedRunThereIsNoBulletin() {
    PublishedWarehouse unpublished = new PublishedWarehouse();

    assertThatThrownBy(() -> unpublished.reader(new Targets(List.of()), MAY).read(OCTOBER))
        .isInstanceOf(NoFactsException.class)
        .hasMessage("no facts for 2023-10: nothing is published yet, run nightly first");
  }

  @Test
  void whatIsPublishedMayHoldNoFactsAtAll() {
    warehouse.published(2, "2023-11-20", "2023-11-21 02:14:00");

    assertThatThrownBy(() -> read(OCTOBER))
        .isInstanceOf(NoFactsException.class)
        .hasMessage(
            "no facts for 2023-10: what is published holds no facts of any month, see status");
  }

  @Test
  void historicalResultsCountFromEverUpToTheEndOfTheMonth() {
    warehouse.published(2, "2023-11-20", "2023-11-21 02:14:00");
    warehouse.month("2023-10", DEPARTMENT, 1, 0, 0, 0, 0);
    warehouse.historicalResults("2019-01-01", DEPARTMENT, 1);
    warehouse.historicalResults("2023-10-31", 0, 10);
    warehouse.historicalResults("2023-11-01", DISTRICT, 100);

    assertThat(read(OCTOBER).historicalResults()).isEqualTo(11);
    assertThat(read(OCTOBER).dataUntil()).isEqualTo("2023-10-31");
  }

  @Test
  void historicalResultsStopAtTheFreshnessDateInsideTheMonth() {
    warehouse.month("2023-11", DEPARTMENT, 1, 0, 0, 0, 0);
    warehouse.published(2, "2023-11-20", "2023-11-21 02:14:00");
    warehouse.historicalResults("2023-11-20", DEPARTMENT, 1);
    warehouse.historicalResults("2023-11-21", DEPARTMENT, 10);

    Bulletin november = read(YearMonth.of(2023, 11));

    assertThat(november.historicalResults()).isEqualTo(1);
    assertThat(november.dataUntil()).isEqualTo("2023-11-20");
  }

  @Test
  void eReceiptAgenciesAreNamedOnceByTheirPresentNameInAlphabeticalOrder() {
    warehouse.agency(4, "S02", "Sở cũ", "PROVINCE", true, false);
    warehouse.agency(5, "S02", "Sở Đất đai Mẫu", "PROVINCE");
    warehouse.agency(6, "S03", "Sở Du lịch Mẫu", "PROVINCE");
    warehouse.agency(7, "S04", null, "PROVINCE");
    warehouse.month("2023-10", DEPARTMENT, 1, 0, 0, 0, 0);
    warehouse.eReceipts("2023-10", 6, "vnpt");
    warehouse.eReceipts("2023-10", 4, "vnpt");
    warehouse.eReceipts("2023-10", 5, "vnpt");
    warehouse.eReceipts("2023-10", 5, "viettel");
    warehouse.eReceipts("2023-10", DEPARTMENT, "viettel");
    warehouse.eReceipts("2023-10", 7, "viettel");
    warehouse.eReceipts("2023-09", DISTRICT, "vnpt");

    assertThat(read(OCTOBER).eReceiptAgencies())
        .containsExactly("Huyện Mẫu", "S04", "Sở Du lịch Mẫu", "Sở Đất đai Mẫu", "Sở Mẫu");
    assertThat(read(OCTOBER).eReceiptAgenciesInMonth()).isEqualTo(4);
  }

  @Test
  void anAgencyThatIssuedElectronicReceiptsOnceCountsOnAndLaterOnesDoNotYet() {
    warehouse.agency(4, "S02", "Sở đã kết thúc", "PROVINCE", true, false);
    warehouse.month("2023-10", DEPARTMENT, 1, 0, 0, 0, 0);
    warehouse.month("2023-09", DEPARTMENT, 1, 0, 0, 0, 0);
    warehouse.eReceipts("2023-09", 4, "vnpt");
    warehouse.eReceipts("2023-10", DEPARTMENT, "vnpt");
    // Taken back before it was ever valid
    warehouse
        .client()
        .sql(
            """
            INSERT INTO dim_agency (agency_key, agency_code, agency_name, level, in_statistics,
              active, valid_from, valid_to, is_current)
            VALUES (99, 'S02', 'Tên đã rút', 'PROVINCE', 1, 1, '2024-01-01', '2024-01-01', 0)
            """)
        .update();

    assertThat(read(YearMonth.of(2023, 9)).eReceiptAgencies()).containsExactly("Sở đã kết thúc");
    assertThat(read(OCTOBER).eReceiptAgencies()).containsExactly("Sở đã kết thúc", "Sở Mẫu");
    assertThat(read(OCTOBER).eReceiptAgenciesInMonth()).isEqualTo(1);
  }

  @Test
  void progressIsToTheTargetsInForceAtTheEndOfTheMonth() throws IOException {
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 4);

    List<TargetProgress> progress =
        warehouse.reader(TargetsTest.fixture(), MAY).read(OCTOBER).progress();

    assertThat(progress)
        .extracting(
            p -> p.target().percent().toString(), TargetProgress::share, TargetProgress::reached)
        .containsExactly(
            tuple("80", new Share(8, 10), true), tuple("62.5", new Share(0, 0), false));
  }

  @Test
  void notesTellWhatIsWaitingUnknownAndRestated() {
    warehouse.agency(9, "S09", "Sở Ngoài", "PROVINCE", false, true);
    warehouse.month("2023-09", DEPARTMENT, 10, 8, 9, 5, 4);
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 4);
    warehouse.month("2023-10", 9, 10, 8, 9, 5, 4);
    warehouse.client().sql("UPDATE fact_agency_monthly SET channel_unknown = 2").update();
    warehouse.rejected("a");
    warehouse.rejected("b");
    warehouse.rejected("c");
    warehouse.published(5, "2023-10-29", "2023-12-05 02:14:00");
    warehouse.published(6, "2023-10-30", "2023-12-06 02:14:00");
    warehouse.restated(5, "2023-10", DEPARTMENT, "dossiers", 10, 12);
    warehouse.restated(6, "2023-10", DEPARTMENT, "dossiers", 12, 11);
    warehouse.restated(5, "2023-10", DEPARTMENT, "online", 4, 3);
    warehouse.restated(5, "2023-10", DISTRICT, "online", 6, 7);
    warehouse.restated(7, "2023-10", 9, "cashless", 0, 4);
    warehouse.restated(8, "2023-09", DEPARTMENT, "online", 0, 4);

    assertThat(read(OCTOBER).dataQuality())
        .isEqualTo(
            new DataQuality(
                3,
                2,
                List.of(
                    new Restatement("dossiers", 1, LocalDateTime.of(2023, 12, 6, 2, 14)),
                    new Restatement("online", 0, LocalDateTime.of(2023, 12, 5, 2, 14)))));
  }

  @Test
  void dossiersOfDistrictsAreCounted() {
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 4);
    warehouse.month("2023-10", DISTRICT, 7, 0, 0, 0, 0);

    assertThat(read(OCTOBER).dataQuality().atDistricts()).isEqualTo(7);
  }

  @Test
  void aTrendBeginsWithTheFirstMonthThatHasFigures() {
    warehouse.month("2022-10", DEPARTMENT, 10, 8, 9, 5, 4);
    warehouse.month("2023-07", DEPARTMENT, 10, 8, 9, 5, 4);
    warehouse.month("2023-10", DEPARTMENT, 10, 8, 9, 5, 4);

    assertThat(
            warehouse
                .reader(new Targets(List.of()), MAY)
                .readDetails(OCTOBER, Basis.AS_WAS)
                .trend()
                .months())
        .extracting(Object::toString)
        .containsExactly("2023-07", "2023-08", "2023-09", "2023-10");
  }

  @Test
  void freshnessIsTheGreatestBusinessDateAndTheRunThatPublishedLast() {
    warehouse.month("2023-10", DEPARTMENT, 1, 0, 0, 0, 0);
    warehouse.published(2, "2023-10-15", "2023-11-02 03:00:00");

    assertThat(read(OCTOBER).freshness())
        .isEqualTo(
            new Freshness(
                LocalDate.of(2023, 10, 31), 2, LocalDateTime.of(2023, 11, 2, 3, 0), false));
  }
}
