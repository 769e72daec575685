package vn.dossier.nightly.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.setup.ReferenceFolder;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.succession.Holiday;

/** The lists of data/reference are refused with one line when they contradict themselves. */
class ReferenceFilesTest {

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

  @Test
  void theDefaultsNameTheDaysOff() {
    assertThat(ReferenceFiles.of(new ReferenceFolder(null)).holidays())
        .contains(new Holiday(LocalDate.of(2023, 9, 2), "Quốc khánh", "National Day"))
        .extracting(Holiday::date)
        .isSorted();
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
