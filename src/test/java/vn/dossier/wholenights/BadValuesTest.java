package vn.dossier.wholenights;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Difference;
import vn.dossier.recalculation.Differences;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;
import vn.dossier.wholenights.BadValue.Holders;
import vn.dossier.wholenights.BadValue.Place;

/**
 * Every kind of bad input of bad-values.txt in one night, over a few clean dossiers: each ends
 * where the table says, and the rest of the night is as if it were not there.
 */
class BadValuesTest {

  /** Where a row of bad input may show beside the clean ones, under its own keys. */
  private static final Set<CanonicalTable> WITHOUT_A_TRACE =
      Set.of(CanonicalTable.KPI_MONTHLY, CanonicalTable.ETL_RESTATEMENT);

  private static final Set<CanonicalTable> COUNTS_OF_THE_RUN =
      Set.of(CanonicalTable.ETL_RUN, CanonicalTable.ETL_RUN_EXCLUSION);

  enum Source {
    H2(null, Set.of(Holders.ANY, Holders.BYTEWISE)),
    SERVER_THAT_IGNORES_ACCENTS("utf8mb4_uca1400_ai_ci", Set.of(Holders.ANY, Holders.SERVER)),
    SERVER_THAT_IGNORES_CASE("utf8mb4_general_ci", Set.of(Holders.ANY, Holders.SERVER)),
    BYTEWISE_SERVER("utf8mb4_nopad_bin", Set.of(Holders.values()));

    private final String collation;
    private final Set<Holders> holds;

    Source(String collation, Set<Holders> holds) {
      this.collation = collation;
      this.holds = holds;
    }

    Databases databases() throws SQLException {
      return collation == null ? Databases.h2() : Databases.server(collation);
    }
  }

  @Test
  void theTableHasAtLeastSixtyKindsThatH2HoldsAndNamesEachOnce() {
    assertThat(BadValue.all()).extracting(BadValue::name).doesNotHaveDuplicates();
    assertThat(BadValue.all().stream().filter(value -> value.holders() == Holders.ANY))
        .hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @EnumSource
  void eachEndsWhereTheTableSaysAndTheRestIsAsIfItWereNotThere(Source source) throws SQLException {
    // Small chunks: each bad row shares its transaction with others, and pages end among them
    try (Nights clean = new Nights(Databases.h2());
        Nights nights = new Nights(source.databases(), "dossier.nightly.chunk-size", 25)) {
      fill(clean);
      fill(nights);
      List<BadCase> cases = new ArrayList<>();
      for (BadValue value : BadValue.all()) {
        if (source.holds.contains(value.holders())) {
          cases.add(BadCase.add(nights.rows(), cases.size(), value));
        }
      }

      clean.night(Nights.FIRST);
      Outcome outcome = nights.night(Nights.FIRST);

      assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
      SoftAssertions all = new SoftAssertions();
      BadEnds ends = BadEnds.read(nights);
      cases.forEach(bad -> all.assertThat(ends.of(bad)).as(bad.toString()).isEqualTo(due(bad)));
      assertCounts(nights, cases, all);
      all.assertThat(disturbances(clean, nights)).isEmpty();
      all.assertAll();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "SERVER_THAT_IGNORES_ACCENTS"})
  void aSecondNightOverTheSameBadInputChangesNothing(Source source) throws SQLException {
    try (Nights nights = new Nights(source.databases())) {
      fill(nights);
      int number = 0;
      for (BadValue value : BadValue.all()) {
        if (source.holds.contains(value.holders())) {
          BadCase.add(nights.rows(), number++, value);
        }
      }
      nights.night(Nights.FIRST);

      assertThat(nights.night(Nights.FIRST, "--force").code()).isEqualTo(ExitCode.OK);

      assertThat(
              nights.number(
                  "SELECT inserted + updated + retired FROM etl_run ORDER BY run_id DESC LIMIT 1"))
          .isZero();
    }
  }

  private static void fill(Nights nights) {
    for (int day = 1; day <= 9; day++) {
      String id = "clean-" + day;
      nights.dossier(id, "4", "2023-10-0%d 08:00:00".formatted(day));
      nights.paid("paid-" + day, id, "2023-10-1%d 09:00:00".formatted(day));
    }
    nights.dossier("clean-2").put("don_vi_id", "G2");
    nights.dossier("clean-3").put("trang_thai_ho_so_id", "9");
    nights.dossier("clean-3").put("ngay_ket_thuc_xu_ly", "2023-10-09 08:00:00");
  }

  private static Map<String, String> due(BadCase bad) {
    Map<String, String> end = new LinkedHashMap<>();
    BadValue value = bad.value();
    end.put(
        "place",
        switch (value.place()) {
          case LOADED -> "LOADED";
          case REJECTED -> "REJECTED " + value.reason();
          case EXCLUDED, NOWHERE -> "";
        });
    value.figures().forEach((name, text) -> end.put(name, String.valueOf(bad.filled(text))));
    return end;
  }

  /** Exclusions and warnings have no row of a dossier: the run's counts say how many there were. */
  private static void assertCounts(Nights nights, List<BadCase> cases, SoftAssertions all) {
    Map<String, Long> exclusions =
        cases.stream()
            .map(BadCase::value)
            .filter(value -> value.place() == Place.EXCLUDED)
            .collect(groupingBy(BadValue::reason, counting()));
    Map<String, Long> warnings =
        cases.stream()
            .flatMap(bad -> bad.value().warnings().stream())
            .collect(groupingBy(code -> code, counting()));
    all.assertThat(counts(nights, "SELECT reason_code, dossiers FROM etl_run_exclusion"))
        .isEqualTo(exclusions);
    all.assertThat(counts(nights, "SELECT warning_code, source_rows FROM etl_run_warning"))
        .isEqualTo(warnings);
  }

  private static Map<String, Long> counts(Nights nights, String sql) {
    List<Map.Entry<String, Long>> counts =
        nights.warehouse().query(sql, (rs, n) -> Map.entry(rs.getString(1), rs.getLong(2)));
    return counts.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How the night differs from one over the clean dossiers alone, but for rows of bad input. */
  private static List<Difference> disturbances(Nights clean, Nights nights) {
    return Differences.between(clean.canonical(), nights.canonical()).stream()
        .filter(difference -> !COUNTS_OF_THE_RUN.contains(difference.table()))
        .filter(difference -> WITHOUT_A_TRACE.contains(difference.table()) || !isBad(difference))
        .toList();
  }

  // The clean dossiers' agencies are G1 and G2, and no bad row has them
  private static boolean isBad(Difference difference) {
    return difference.expected().equals("none") && !difference.key().matches("(.* )?G[12]( .*)?");
  }
}
