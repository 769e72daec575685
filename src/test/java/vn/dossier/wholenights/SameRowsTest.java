package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.DossierEtl;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.CanonicalRows;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.recalculation.WarehouseRows;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/** The same rows, whatever server, partitions, chunks and time zone (src/docs/contracts.md). */
class SameRowsTest {

  private static final long SEED = 20231031;

  /** Of the day on which a process of its own happens to run. */
  private static final Set<String> OF_TODAY = Set.of("as_of_date", "taken_on");

  private static CanonicalRows reference;

  @ParameterizedTest
  @CsvSource({"H2, 1, 7", "H2, 4, 2000", "MARIADB, 1, 2000", "MARIADB, 4, 7"})
  void onAnyServerWithAnyPartitionsAndChunks(String server, int partitions, int chunk)
      throws SQLException {
    if (reference == null) {
      reference = threeNights(Databases.h2(), 2, 2000);
    }
    Databases databases =
        server.equals("H2") ? Databases.h2() : Databases.server("utf8mb4_unicode_ci");
    assertThat(Differences.between(reference, threeNights(databases, partitions, chunk))).isEmpty();
  }

  @Test
  void inAnyTimeZone(@TempDir Path folder) throws Exception {
    Map<String, CanonicalRows> byZone = new HashMap<>();
    for (String zone : List.of("UTC", "Asia/Ho_Chi_Minh", "America/New_York")) {
      byZone.put(zone, twoNightsInProcesses(Databases.h2Files(folder.resolve(zone)), zone));
    }
    CanonicalRows expected = byZone.get("Asia/Ho_Chi_Minh");
    assertThat(expected.rows(CanonicalTable.FACT_DOSSIER)).isNotEmpty();
    byZone.forEach(
        (zone, rows) ->
            assertThat(Differences.between(expected, rows))
                .as(zone)
                .filteredOn(difference -> !OF_TODAY.contains(difference.column()))
                .isEmpty());
  }

  private static CanonicalRows threeNights(Databases databases, int partitions, int chunk)
      throws SQLException {
    RandomSource source = source();
    Random random = new Random(SEED);
    try (Nights nights =
        new Nights(
            databases,
            "dossier.nightly.partitions",
            partitions,
            "dossier.nightly.chunk-size",
            chunk)) {
      nights.use(source.rows());
      for (int i = 0; i < 3; i++) {
        LocalDate night = source.firstNight().plusDays(i);
        assertThat(nights.night(night).code()).isEqualTo(ExitCode.OK);
        source.mutate(random, night.plusDays(1));
      }
      return nights.canonical();
    }
  }

  // Ids and dates that every server can hold, under every collation
  private static RandomSource source() {
    return new RandomSource(SEED, false, false);
  }

  private static CanonicalRows twoNightsInProcesses(Databases databases, String zone)
      throws SQLException, IOException, InterruptedException {
    RandomSource source = source();
    Random random = new Random(SEED);
    for (int i = 0; i < 2; i++) {
      LocalDate night = source.firstNight().plusDays(i);
      try (Connection connection = databases.source()) {
        source.rows().writeTo(connection);
      }
      nightly(databases, zone, night);
      source.mutate(random, night.plusDays(1));
    }
    try (Connection connection = databases.warehouse()) {
      return WarehouseRows.read(connection);
    }
  }

  private static void nightly(Databases databases, String zone, LocalDate night)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.timezone=" + zone);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(DossierEtl.class.getName());
    command.addAll(List.of("nightly", "--date", night.toString()));
    databases.settings().forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File("target/same-rows.log"))
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("see target/same-rows.log").isZero();
  }
}
