package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.CanonicalRows;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/** The same rows, whatever server, partitions and chunks (src/docs/contracts.md). */
class SameRowsTest {

  private static final long SEED = 20231031;

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
}
