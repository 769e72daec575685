package vn.dossier.nightly.reference;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.setup.ReferenceFolder;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.succession.Holiday;

/** The lists of data/reference are refused with one line when they contradict themselves. */
class ReferenceFilesTest {

  private static final String IN_LIEU = "In lieu of ";

  @TempDir private Path folder;

  private ReferenceFiles read(String file, String header, String rows) throws IOException {
    Files.writeString(
        folder.resolve(file), header + "\n" + rows.replace("; ", "\n").replace(" ", ",") + "\n");
    return ReferenceFiles.of(new ReferenceFolder(folder));
  }

  @Test
  void theDefaultsNameNobody() {
    assertThat(ReferenceFiles.of(new ReferenceFolder(null)).agencies()).isEmpty();
  }

  @Test
  void rowsMayFormChainsAndTheWholeMayBeLeftOut() throws IOException {
    ReferenceFiles files =
        read(
            "successors.csv",
            "\uFEFFold_agency,new_agency,from,share",
            "A B 2025-07-01 0.6; A C 2025-07-01 0.4; B D 2026-01-01 ");
    assertThat(files.agencies()).containsExactlyInAnyOrder("A", "B", "C", "D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A B 2025-07-01 0.6; A C 2025-07-01 0.5 | the shares of A must add up to 1, not 1.1",
        "A B 2025-07-01 0.6 | the shares of A must add up to 1, not 0.6",
        "A B 2025-07-01 1; B C 2025-08-01 1; C A 2025-09-01 1 | in a circle, A -> B -> C -> A",
        "A A 2025-07-01 1 | in a circle, A -> A",
        "A B 2025-07-01 0.6; A C 2025-08-01 0.4 | the dates overlap, A ends on 2025-07-01 as well as",
        "A B 2025-07-01 1; B C 2025-07-01 1 | the dates overlap, B itself ends on 2025-07-01",
        "A B 2025-07-01 0.5; A B 2025-07-01 0.5 | A -> B: is there twice",
        "A B 2025-07-01 0; A C 2025-07-01 1 | the share must be above 0",
        "A B 2025-02-30 1 | line 2: expected old_agency, new_agency, from",
        "A B 2025-07-01 half | line 2: expected old_agency, new_agency, from",
        "A B | line 2: expected old_agency, new_agency, from"
      })
  void successionsThatContradictThemselvesAreRefused(String rows, String line) {
    assertThatThrownBy(() -> read("successors.csv", "old_agency,new_agency,from,share", rows))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith("successors.csv")
        .hasMessageContaining(line)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-07 A online 5 4 NONE | line 2: expected month",
        "2025-07 A online 3 4 0.75 | line 2: expected month",
        "2025-07 A online NONE NONE 75 | line 2: expected month",
        "2025-07 A offline 3 4 NONE | line 2: expected month",
        "2025-07 A online 3 4 NONE; 2025-07 A online 3 5 NONE | online of A in 2025-07 is there twice"
      })
  void figuresOfThePortalThatCannotBeMeantAreRefused(String rows, String line) {
    assertThatThrownBy(
            () ->
                read(
                    "portal.csv",
                    "month,agency,indicator,numerator,denominator,rate",
                    rows.replace("NONE", "")))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith("portal.csv")
        .hasMessageContaining(line);
  }

  /** Nobody means to drop all successions: a file cut short is a mistake. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "successors.csv | '' | nothing",
        "successors.csv | old_agency,new_agency,from | old_agency,new_agency,from",
        "portal.csv | '' | nothing",
        "portal.csv | month,agency,rate | month,agency,rate"
      })
  void aFileWithoutItsFirstLineIsRefused(String file, String text, String found)
      throws IOException {
    Files.writeString(folder.resolve(file), text);

    assertThatThrownBy(() -> ReferenceFiles.of(new ReferenceFolder(folder)))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith(file + ": the first line must be ")
        .hasMessageEndingWith("; found " + found);
  }

  @Test
  void aFileOfItsFirstLineAloneNamesNobody() throws IOException {
    assertThat(read("successors.csv", "old_agency,new_agency,from,share", "").agencies()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new ReferenceFolder(folder.resolve("none")))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("dossier.reference names");
  }

  /**
   * By the Labour Code: 1 January, five days around the lunar new year, the tenth of the third
   * lunar month, 30 April, 1 May, 2 September and a day beside it. The lunar dates are those of
   * almanacs.
   */
  @ParameterizedTest
  @CsvSource({
    "2022, 2022-02-01, 2022-04-10, 2022-09-01",
    "2023, 2023-01-22, 2023-04-29, 2023-09-01",
    "2024, 2024-02-10, 2024-04-18, 2024-09-03",
    "2025, 2025-01-29, 2025-04-07, 2025-09-01",
    "2026, 2026-02-17, 2026-04-26, 2026-09-01"
  })
  void theDefaultsHaveTheDaysOfTheLaw(
      int year, LocalDate newYear, LocalDate hungKings, LocalDate besideNationalDay) {
    List<Holiday> days = defaults(year).toList();
    assertThat(days).extracting(Holiday::date).isSorted();
    assertThat(days)
        .extracting(Holiday::nameInEnglish, Holiday::date)
        .contains(
            tuple("New Year's Day", LocalDate.of(year, 1, 1)),
            tuple("Lunar New Year", newYear),
            tuple("Hung Kings' Commemoration Day", hungKings),
            tuple("Reunification Day", LocalDate.of(year, 4, 30)),
            tuple("International Labour Day", LocalDate.of(year, 5, 1)),
            tuple("National Day", LocalDate.of(year, 9, 2)),
            tuple("National Day", besideNationalDay));
    assertThat(days).filteredOn(day -> !isInstead(day)).hasSize(11);
    assertThat(days.stream().filter(day -> day.nameInEnglish().equals("Lunar New Year")))
        .hasSize(5)
        .allMatch(day -> Math.abs(DAYS.between(newYear, day.date())) <= 3);
  }

  /** A holiday on a weekend is made up for; nobody is given a weekend in lieu of anything. */
  @ParameterizedTest
  @ValueSource(ints = {2022, 2023, 2024, 2025, 2026})
  void theDefaultsMakeUpForEachHolidayOnAWeekend(int year) {
    Map<String, Long> onWeekends =
        defaults(year)
            .filter(day -> !isInstead(day) && isWeekend(day.date()))
            .collect(groupingBy(Holiday::nameInEnglish, counting()));
    Map<String, Long> instead =
        defaults(year)
            .filter(day -> day.nameInEnglish().startsWith(IN_LIEU))
            .collect(
                groupingBy(day -> day.nameInEnglish().substring(IN_LIEU.length()), counting()));
    assertThat(instead).isEqualTo(onWeekends);
    assertThat(defaults(year).filter(ReferenceFilesTest::isInstead))
        .noneMatch(day -> isWeekend(day.date()));
  }

  private static Stream<Holiday> defaults(int year) {
    return ReferenceFiles.of(new ReferenceFolder(null)).holidays().stream()
        .filter(day -> day.date().getYear() == year);
  }

  private static boolean isInstead(Holiday day) {
    return day.nameInEnglish().startsWith(IN_LIEU)
        || day.nameInEnglish().startsWith("Working day moved");
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
  }

  /** Lines that say where days come from are no days; the line of a mistake is that of the file. */
  @Test
  void aListOfDaysOffMayHaveComments() throws IOException {
    assertThat(
            read("holidays.csv", "# Announced\ndate,name_vi,name_en", "2027-01-01 Tết New_Year")
                .holidays())
        .containsExactly(new Holiday(LocalDate.of(2027, 1, 1), "Tết", "New_Year"));
    assertThatThrownBy(
            () -> read("holidays.csv", "# Announced\ndate,name_vi,name_en", "2027-02-30 A B"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("line 3: expected date");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023-09-31 Quốc_khánh National_Day | line 2: expected date (ISO), name_vi, name_en",
        "2023-09-02 Quốc_khánh | line 2: expected date (ISO), name_vi, name_en",
        "2023-09-02 A B; 2023-09-02 C D | holidays.csv: 2023-09-02 is there twice"
      })
  void daysOffThatAreNoneAreRefused(String rows, String line) {
    assertThatThrownBy(() -> read("holidays.csv", "date,name_vi,name_en", rows))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith("holidays.csv")
        .hasMessageContaining(line);
  }
}
