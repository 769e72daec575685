package vn.dossier.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.testing.page.BulletinMaker;

class LevelNamesTest {

  private static final String HEAD =
      "level,valid_from,valid_to,name_vi,name_en,holds_vi,holds_en\n";

  @ParameterizedTest
  @CsvSource({
    "BELOW_PROVINCE, 1999-01-01, cấp huyện",
    "BELOW_PROVINCE, 2025-06-30, cấp huyện",
    "BELOW_PROVINCE, 2025-07-01, cấp xã",
    "PROVINCE, 2030-01-01, cấp tỉnh",
    // It has ended, and a target may still name it
    "DISTRICT, 2025-07-01, riêng cấp huyện"
  })
  void aLevelIsNamedAsOnTheDay(ReportedLevel level, LocalDate day, String name) {
    assertThat(BulletinMaker.levels().on(level, day).vietnamese()).isEqualTo(name);
  }

  @Test
  void aLevelThatHasNotBegunHasItsFirstName() {
    LevelNames names =
        LevelNames.read(
            HEAD
                + """
                PROVINCE,2030-01-01,2030-12-31,một,one,,
                PROVINCE,2031-01-01,,hai,two,,
                BELOW_PROVINCE,,,a,a,,
                DISTRICT,,,a,a,,
                COMMUNE,,,a,a,,
                """);

    assertThat(names.on(ReportedLevel.PROVINCE, LocalDate.of(2029, 1, 1)).english())
        .isEqualTo("one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROVINCE,,2025-06-30,a,a,,/PROVINCE,2025-06-30,,b,b,, | levels.csv: PROVINCE has two names on one day",
        "PROVINCE,,,a,a,, | levels.csv: there is no name of BELOW_PROVINCE",
        "PROVINCE,,,,a,, | levels.csv, line 2: expected a level, dates (2025-07-01) or blanks, and names; found PROVINCE,,,,a,,",
        "PROVINCE,2025-07-01,2025-06-30,a,a,, | levels.csv, line 2: expected a level",
        "QUAN,,,a,a,, | levels.csv, line 2: expected a level",
        "PROVINCE,1.7.2025,,a,a,, | levels.csv, line 2: expected a level"
      })
  void whatCannotBeMeantIsRefusedInOneLine(String rows, String message) {
    assertThatThrownBy(() -> LevelNames.read(HEAD + rows.replace('/', '\n') + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aFileWithoutItsHeadingIsRefused() {
    assertThatThrownBy(() -> LevelNames.read("PROVINCE,,,a,a,,\n"))
        .hasMessageStartingWith("levels.csv: the first line must be level,valid_from");
  }
}
