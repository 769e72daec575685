package vn.dossier.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import vn.dossier.report.figure.Language;

class WordingTest {

  private final Wording vietnamese = new Wording(Language.VI);
  private final Wording english = new Wording(Language.EN);

  @Test
  void bothLanguagesHaveTheSameWords() {
    assertThat(english.all().keySet()).isEqualTo(vietnamese.all().keySet());
    assertThat(english.all()).allSatisfy((key, words) -> assertThat(words).isNotBlank());
  }

  @Test
  void bothLanguagesFillInTheSameParts() {
    english
        .all()
        .forEach(
            (key, words) ->
                assertThat(
                        words
                            .replaceAll("[^{}0-9]|(?<!\\{)\\d|\\d(?!\\})", "")
                            .chars()
                            .sorted()
                            .toArray())
                    .as(key)
                    .isEqualTo(
                        vietnamese
                            .all()
                            .get(key)
                            .replaceAll("[^{}0-9]|(?<!\\{)\\d|\\d(?!\\})", "")
                            .chars()
                            .sorted()
                            .toArray()));
  }

  @Test
  void numbersAndDatesAreThoseOfTheLanguage() {
    BigDecimal number = new BigDecimal("1234.5");
    assertThat(vietnamese.number(number)).isEqualTo("1.234,5");
    assertThat(english.number(number)).isEqualTo("1,234.5");
    assertThat(vietnamese.percent(new BigDecimal("7"), 1)).isEqualTo("7,0%");
    LocalDateTime time = LocalDateTime.of(2023, 11, 1, 2, 14);
    assertThat(vietnamese.time(time)).isEqualTo("02:14 ngày 01/11/2023");
    assertThat(english.time(time)).isEqualTo("02:14 on 1 November 2023");
    assertThat(vietnamese.month(YearMonth.of(2023, 5))).isEqualTo("5/2023");
    assertThat(english.date(LocalDate.of(2023, 10, 31))).isEqualTo("31 October 2023");
  }
}
