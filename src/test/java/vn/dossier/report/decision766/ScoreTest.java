package vn.dossier.report.decision766;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import vn.dossier.report.decision766.Score.Line;
import vn.dossier.report.figure.Share;

/** The points of Decision 766. */
class ScoreTest {

  private static final LocalDate DAY = LocalDate.of(2026, 9, 30);

  private static ScoreRules shipped() throws IOException {
    try (InputStream yaml = ScoreTest.class.getResourceAsStream("/jobs/scores/766.yml")) {
      return ScoreRules.of(new Yaml().load(yaml));
    }
  }

  private static Criterion criterion(String code, LocalDate day) throws IOException {
    return shipped().inForce(day).stream()
        .filter(criterion -> criterion.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Line line(String code, long numerator, long denominator) throws IOException {
    return new Line(criterion(code, DAY), Optional.of(new Share(numerator, denominator)));
  }

  /** Phú Thọ in 2026 (src/docs/rules.md): the counts that the portal published. */
  @Test
  void thePortalsOnlinePointsAreReproduced() throws IOException {
    Score online =
        new Score(
            List.of(
                line("procedures_online", 52, 89),
                line("services_with_dossiers", 516, 1884),
                line("dossiers_online", 986, 1000)));

    assertThat(online.lines())
        .extracting(line -> line.points().orElseThrow().toString())
        .containsExactly("1.46", "1.10", "6.00");
    assertThat(online.points()).isEqualByComparingTo("8.56");
  }

  @Test
  void thePortalsPaymentPointsAreReproduced() throws IOException {
    Score payment =
        new Score(
            List.of(
                line("dossiers_paid_online", 309_542, 358_625),
                line("fee_procedures_paid", 119, 313),
                line("fee_procedures_payable", 68, 313)));

    assertThat(payment.points()).isEqualByComparingTo("6.67");
  }

  /** The portal gives rates here: 72.5 % and 24.3 %; the others are those its points stand for. */
  @Test
  void thePortalsDigitisationPointsAreReproduced() throws IOException {
    Score digitisation =
        new Score(
            List.of(
                line("electronic_results", 725, 1000),
                line("dossiers_digitised", 243, 1000),
                line("data_reused", 228, 1000),
                line("data_shared", 0, 1000),
                line("population_dossiers", 545, 1000),
                line("population_procedures", 305, 1000),
                line("certified_copies", 1, 1)));

    assertThat(digitisation.lines())
        .extracting(line -> line.points().orElseThrow().toString())
        .containsExactly("4.35", "0.97", "0.57", "0.00", "1.09", "0.61", "2.00");
    assertThat(digitisation.points()).isEqualByComparingTo("9.59");
  }

  @ParameterizedTest
  @CsvSource({"49, 5.88", "50, 6.00", "51, 6.00", "0, 0.00"})
  void fromTheThresholdOnAllPointsAndBelowItTheirPart(long online, String points)
      throws IOException {
    assertThat(criterion("dossiers_online", DAY).points(new Share(online, 100)))
        .isEqualTo(new BigDecimal(points));
  }

  @Test
  void thresholdsAreThoseOfTheirTime() throws IOException {
    assertThat(criterion("dossiers_digitised", LocalDate.of(2025, 12, 31)).threshold())
        .isEqualByComparingTo("0.80");
    assertThat(criterion("dossiers_digitised", LocalDate.of(2026, 1, 1)).threshold())
        .isEqualByComparingTo("1");
    assertThat(shipped().inForce(LocalDate.of(2022, 6, 22))).isEmpty();
    assertThat(
            shipped().inForce(DAY).stream()
                .map(Criterion::max)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("100");
  }

  @Test
  void whatIsNotAvailableIsNotZero() throws IOException {
    Score score =
        new Score(
            List.of(
                line("dossiers_online", 30, 100),
                new Line(criterion("petitions_on_time", DAY), Optional.empty())));

    assertThat(score.lines().get(1).points()).isEmpty();
    assertThat(score.points()).isEqualByComparingTo("3.60");
    assertThat(score.available()).isEqualByComparingTo("6");
    assertThat(score.max()).isEqualByComparingTo("12");
  }

  @ParameterizedTest
  @CsvSource({
    "threshold, 80, threshold must be above 0 and at most 1",
    "max, 0, max must be above 0",
    "max, many, 'max and threshold are numbers'",
    "valid_from, soon, valid_from is a date",
    "measure, luck, measure luck is unknown",
    "limit, 1, limit is unknown"
  })
  void entriesThatCannotBeMeantAreNamed(String key, String value, String message) {
    Map<String, Object> entry =
        new HashMap<>(Map.of("criterion", "c", "group", "g", "valid_from", "2022-06-23", "max", 6));
    entry.put(key, value);

    assertThatThrownBy(() -> ScoreRules.of(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("scores, c: ")
        .hasMessageContaining(message);
  }
}
