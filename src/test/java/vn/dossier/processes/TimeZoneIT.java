package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.recalculation.CanonicalRows;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.recalculation.WarehouseRows;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;

/** The same rows, whatever time zone a host is in (src/docs/contracts.md). */
class TimeZoneIT {

  private static final long SEED = 20231031;

  /** Of the day on which a process happens to run. */
  private static final Set<String> OF_TODAY = Set.of("as_of_date", "taken_on");

  @TempDir Path folder;

  @Test
  void theSameRowsInAnyTimeZone() throws SQLException {
    Map<String, CanonicalRows> byZone = new HashMap<>();
    for (String zone : List.of("UTC", "Asia/Ho_Chi_Minh", "America/New_York")) {
      byZone.put(zone, twoNights(zone));
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

  private CanonicalRows twoNights(String zone) throws SQLException {
    Databases databases = Databases.h2Files(folder.resolve(zone)).migrated();
    Jar jar = Jar.over(folder, databases).inZone(zone);
    RandomSource source = new RandomSource(SEED, false);
    Random random = new Random(SEED);
    for (int i = 0; i < 2; i++) {
      LocalDate night = source.firstNight().plusDays(i);
      try (Connection connection = databases.source()) {
        source.rows().writeTo(connection);
      }
      Ended ended = jar.run("nightly", "--date", night.toString());
      assertThat(ended.code()).as(ended.err()).isZero();
      source.mutate(random, night.plusDays(1));
    }
    try (Connection connection = databases.warehouse()) {
      return WarehouseRows.read(connection);
    }
  }
}
