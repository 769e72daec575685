package vn.dossier.classify.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.classify.OneStop;

/** src/docs/rules.md, "Agencies and procedures": what a run finds in its catalogue. */
class CatalogueTest {

  @ParameterizedTest(name = "{0} in [{1}] is {2}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # code                 | catalogue                                   | found
          1.010708.000.00.00.H56 | 1.010708.000.00.00.H56 1.010708             | 1.010708.000.00.00.H56
          1.010708               | 1.010708.000.00.00.H56 1.010708             | 1.010708
          # the national part of both sides
          1.010708               | 1.010708.000.00.00.H56                      | 1.010708.000.00.00.H56
          1.010708.000.00.00.H44 | 1.010708                                    | 1.010708
          1.010708.000.00.00.H44 | 1.010708.000.00.00.H56                      | 1.010708.000.00.00.H56
          # only if just one code has it
          1.010708.000.00.00.H44 | 1.010708.000.00.00.H56 1.010708             | NULL
          1.010708               | 1.010708.000.00.00.H56 1.010708.000.00.00.H | NULL
          # what stands before the second dot; the whole code if there is none
          1.010708.              | 1.010708                                    | 1.010708
          TT01                   | TT01                                        | TT01
          TT01.x.y               | TT01                                        | NULL
          TT01.x.y               | TT01.x                                      | TT01.x
          1                      | 1.010708                                    | NULL
          1.0107                 | 1.010708                                    | NULL
          1..x                   | 1.                                          | 1.
          # byte for byte
          tt01                   | TT01                                        | NULL
          NULL                   | TT01                                        | NULL
          """)
  void proceduresAreFoundWholeElseByNationalPart(String code, String codes, String found) {
    List<Procedure> procedures =
        Arrays.stream(codes.split(" ")).map(c -> new Procedure(c, 1, true)).toList();
    Catalogue catalogue = Catalogue.of(List.of(), procedures);
    assertThat(catalogue.procedure(code).map(Procedure::code).orElse(null)).isEqualTo(found);
  }

  @Test
  void agenciesAreFoundByteForByte() {
    Catalogue catalogue = OneStop.catalogue();
    assertThat(catalogue.agency("H44.13").code()).isEqualTo("H44.13");
    assertThat(catalogue.agency("H44.130").code()).isEqualTo("H44.130");
    assertThat(catalogue.agency("h44.13")).isNull();
    assertThat(catalogue.agency(null)).isNull();
  }

  @Test
  void theCurrentVersionIsNotThatOfEveryDay() {
    Agency agency = OneStop.catalogue().agency(OneStop.AGENCY);
    assertThat(agency.current().key()).isEqualTo(13);
    assertThat(agency.versionAt(LocalDate.of(2023, 9, 30)).key()).isEqualTo(12);
    assertThat(agency.versionAt(LocalDate.of(1, 1, 1)).key()).isEqualTo(11);
    assertThat(agency.versionAt(LocalDate.of(9999, 12, 31)).key()).isEqualTo(13);
  }

  @Test
  void versionsMayComeInAnyOrder() {
    LocalDate start = LocalDate.of(1900, 1, 1);
    LocalDate change = LocalDate.of(2025, 7, 1);
    LocalDate forever = LocalDate.of(9999, 12, 31);
    Agency agency =
        new Agency(
            "A",
            false,
            null,
            List.of(
                new AgencyVersion(2, change, forever, true),
                new AgencyVersion(1, start, change, false)));
    // a dossier across the reorganisation keeps the version of its accepted date
    assertThat(agency.versionAt(LocalDate.of(2025, 6, 30)).key()).isEqualTo(1);
    assertThat(agency.versionAt(change).key()).isEqualTo(2);
  }

  @Test
  void anAgencyWithoutVersionsIsAFaultOfTheCaller() {
    Agency agency = new Agency("A", false, null, List.of());
    assertThatIllegalStateException().isThrownBy(agency::current);
    assertThatIllegalStateException().isThrownBy(() -> agency.versionAt(LocalDate.EPOCH));
  }
}
