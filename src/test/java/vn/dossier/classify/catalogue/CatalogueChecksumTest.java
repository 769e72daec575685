package vn.dossier.classify.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.dossier.classify.rules.Level;

/** Two catalogues have one checksum only when they say the same. */
class CatalogueChecksumTest {

  private static String of(List<ResolvedAgency> agencies, List<ResolvedProcedure> procedures) {
    return new CatalogueChecksum().agencies(agencies).procedures(procedures).text();
  }

  @Test
  void everyPropertyCounts() {
    List<ResolvedAgency> agencies =
        List.of(
            new ResolvedAgency("A", false, "I", "N", Level.COMMUNE, "P", true, true, "V"),
            new ResolvedAgency("B", false, "I", "N", Level.COMMUNE, "P", true, true, "V"),
            new ResolvedAgency("A", true, "I", "N", Level.COMMUNE, "P", true, true, "V"),
            new ResolvedAgency("A", false, "J", "N", Level.COMMUNE, "P", true, true, "V"),
            new ResolvedAgency("A", false, null, "N", Level.COMMUNE, "P", true, true, "V"),
            new ResolvedAgency("A", false, "", "N", Level.COMMUNE, "P", true, true, "V"),
            new ResolvedAgency("A", false, "I", "M", Level.COMMUNE, "P", true, true, "V"),
            new ResolvedAgency("A", false, "I", "N", Level.PROVINCE, "P", true, true, "V"),
            new ResolvedAgency("A", false, "I", "N", Level.COMMUNE, "Q", true, true, "V"),
            new ResolvedAgency("A", false, "I", "N", Level.COMMUNE, "P", false, true, "V"),
            new ResolvedAgency("A", false, "I", "N", Level.COMMUNE, "P", true, false, "V"),
            new ResolvedAgency("A", false, "I", "N", Level.COMMUNE, "P", true, true, "W"));
    List<ResolvedProcedure> procedures =
        List.of(
            new ResolvedProcedure("1", "N", "F", "G", "4", true, true),
            new ResolvedProcedure("2", "N", "F", "G", "4", true, true),
            new ResolvedProcedure("1", "M", "F", "G", "4", true, true),
            new ResolvedProcedure("1", "N", "E", "G", "4", true, true),
            new ResolvedProcedure("1", "N", "F", "H", "4", true, true),
            new ResolvedProcedure("1", "N", "F", "G", "3", true, true),
            new ResolvedProcedure("1", "N", "F", "G", "4", false, true),
            new ResolvedProcedure("1", "N", "F", "G", "4", true, false));

    assertThat(
            Stream.concat(
                agencies.stream().map(agency -> of(List.of(agency), List.of())),
                procedures.stream().map(procedure -> of(List.of(), List.of(procedure)))))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.matches("[0-9a-f]{64}"));
    assertThat(of(agencies, procedures)).isEqualTo(of(agencies, procedures));
  }

  @Test
  void noTextRunsIntoItsNeighbour() {
    assertThat(of(List.of(), List.of(new ResolvedProcedure("1", "NF", "", "G", "4", true, true))))
        .isNotEqualTo(
            of(List.of(), List.of(new ResolvedProcedure("1", "N", "F", "G", "4", true, true))));
  }
}
