package vn.dossier.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.sample.Recount.Counted;

/** Holds the sample to the figures of the bulletin, which stand here and nowhere in the program. */
class SampleRecountTest {

  private static final Path DATA = Path.of("data");
  private static final Recount RECOUNT = new Recount(DATA, LocalDate.of(2023, 11, 1));
  private static final YearMonth MAY = YearMonth.of(2023, 5);
  private static final YearMonth OCTOBER = YearMonth.of(2023, 10);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # level,       dossiers, online, digitised, obligation, cashless
          PROVINCE,            360,    284,       346,        200,      112
          BELOW_PROVINCE,      640,    435,       448,         60,        5
          ALL,                1000,    719,       794,        260,      117
          """)
  void octoberHasTheFiguresOfTheBulletin(
      String level, int dossiers, int online, int digitised, int obligation, int cashless) {
    assertThat(count(OCTOBER, level, one -> true)).isEqualTo(dossiers);
    assertThat(count(OCTOBER, level, Counted::online)).isEqualTo(online);
    assertThat(count(OCTOBER, level, Counted::digitised)).isEqualTo(digitised);
    assertThat(count(OCTOBER, level, Counted::obligation)).isEqualTo(obligation);
    assertThat(count(OCTOBER, level, Counted::cashless)).isEqualTo(cashless);
  }

  @Test
  void mayHasTheFiguresThatTheBulletinComparesWith() {
    assertThat(count(MAY, "ALL", one -> true)).isEqualTo(1000);
    assertThat(count(MAY, "ALL", Counted::online)).isEqualTo(290);
    assertThat(count(MAY, "PROVINCE", one -> true)).isEqualTo(360);
    assertThat(count(MAY, "PROVINCE", Counted::digitised)).isEqualTo(107);
    assertThat(count(MAY, "BELOW_PROVINCE", one -> true)).isEqualTo(640);
    assertThat(count(MAY, "BELOW_PROVINCE", Counted::digitised)).isEqualTo(36);
    assertThat(count(MAY, "ALL", Counted::obligation)).isEqualTo(260);
    assertThat(count(MAY, "ALL", Counted::cashless)).isEqualTo(13);
  }

  @Test
  void eachMonthFromMayToOctoberCountsAThousandDossiersAndNoOtherMonthAny() {
    assertThat(months())
        .allSatisfy(month -> assertThat(count(month, "ALL", x -> true)).isEqualTo(1000));
    assertThat(RECOUNT.counted).hasSize(6000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALL", "PROVINCE", "BELOW_PROVINCE"})
  void theRatesRiseFromMonthToMonth(String level) {
    assertThat(rates(level, Counted::online, one -> true)).isSorted();
    assertThat(rates(level, Counted::digitised, one -> true)).isSorted();
    assertThat(rates(level, Counted::cashless, Counted::obligation)).isSorted();
  }

  @Test
  void atLeastFourOfFiveDossiersThatEndInOctoberEndOnTime() {
    List<Counted> ended =
        RECOUNT.counted.stream()
            .filter(one -> one.finished() != null && YearMonth.from(one.finished()).equals(OCTOBER))
            .toList();
    long onTime =
        ended.stream()
            .filter(one -> one.due() == null || !one.finished().isAfter(one.due()))
            .count();
    assertThat(ended).hasSizeGreaterThan(800);
    assertThat((double) onTime / ended.size()).isBetween(0.80, 0.90);
  }

  @Test
  void historicalResultsUpToOctoberAreThoseOfTheBulletin() {
    assertThat(RECOUNT.historicalResults(LocalDate.of(2023, 10, 31))).isEqualTo(879);
    assertThat(RECOUNT.historicalResults(LocalDate.of(2023, 11, 30))).isGreaterThan(879);
  }

  @Test
  void threeDepartmentsIssueElectronicReceiptsInOctoberAndFewerDoSoBefore() {
    assertThat(RECOUNT.receiptAgencies(OCTOBER))
        .containsExactlyInAnyOrder("Sở Lao động - Thương binh và Xã hội", "Sở Y tế", "Sở Xây dựng");
    assertThat(months().subList(0, 5))
        .allSatisfy(month -> assertThat(RECOUNT.receiptAgencies(month)).hasSizeBetween(1, 2));
  }

  @Test
  void eachReasonThatAColumnCanHoldStandsThereTwiceOrMore() {
    assertThat(RECOUNT.reasons)
        .containsOnlyKeys(
            "DELETED",
            "NOT_YET_ACCEPTED",
            "REFUSED",
            "STATUS_UNKNOWN",
            "ACCEPTED_DATE_MISSING",
            "ACCEPTED_DATE_IN_FUTURE",
            "FINISHED_DATE_IN_FUTURE",
            "FINISHED_BEFORE_ACCEPTED",
            "AGENCY_UNKNOWN",
            "AGENCY_AMBIGUOUS")
        .allSatisfy((reason, dossiers) -> assertThat(dossiers).isGreaterThanOrEqualTo(2));
  }

  @Test
  void theYearInWhichTheSampleIsReadDoesNotMatter() {
    Recount later = new Recount(DATA, LocalDate.of(2090, 12, 31));
    assertThat(later.counted).isEqualTo(RECOUNT.counted);
    assertThat(later.reasons).isEqualTo(RECOUNT.reasons);
  }

  private static List<YearMonth> months() {
    return IntStream.rangeClosed(5, 10).mapToObj(month -> YearMonth.of(2023, month)).toList();
  }

  private static List<Double> rates(
      String level, Predicate<Counted> numerator, Predicate<Counted> denominator) {
    return months().stream()
        .map(m -> (double) count(m, level, numerator) / count(m, level, denominator))
        .toList();
  }

  private static long count(YearMonth month, String level, Predicate<Counted> asked) {
    Set<String> levels =
        switch (level) {
          case "PROVINCE" -> Set.of("PROVINCE");
          case "BELOW_PROVINCE" -> Set.of("DISTRICT", "COMMUNE");
          default -> Set.of("PROVINCE", "DISTRICT", "COMMUNE", "UNKNOWN");
        };
    return RECOUNT.counted.stream()
        .filter(one -> one.month().equals(month) && levels.contains(one.level()) && asked.test(one))
        .count();
  }
}
