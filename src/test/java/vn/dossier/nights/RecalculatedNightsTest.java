package vn.dossier.nights;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dossier.operate.Product;
import vn.dossier.recalculation.RecalculationScenario;

/**
 * Whole nights over random dirty sources, every table compared with a recalculation in plain Java
 * after each. {@code -Dnights.seeds=200} plays that many sources instead of a few, {@code
 * -Dnights.first=1000} begins with another seed.
 */
class RecalculatedNightsTest {

  private static final List<String> COLLATIONS =
      List.of(
          "utf8mb4_general_ci",
          "utf8mb4_unicode_ci",
          "utf8mb4_bin",
          "utf8mb4_uca1400_ai_ci",
          "utf8mb4_nopad_bin");

  @ParameterizedTest
  @MethodSource("seeds")
  void onH2(long seed) throws SQLException {
    play(Databases.h2(), seed);
  }

  @ParameterizedTest
  @MethodSource("seedsAndCollations")
  void onAServerWithAnyCollation(long seed, String collation) throws SQLException {
    play(Databases.server(collation).migrated(), seed);
  }

  static LongStream seeds() {
    long first = Long.getLong("nights.first", 1);
    return LongStream.range(first, first + Integer.getInteger("nights.seeds", COLLATIONS.size()));
  }

  static Stream<Arguments> seedsAndCollations() {
    return seeds()
        .mapToObj(
            seed -> Arguments.of(seed + 10, COLLATIONS.get((int) (seed % COLLATIONS.size()))));
  }

  private static void play(Databases databases, long seed) throws SQLException {
    try (Product product = new Product(databases.settings());
        Connection source = databases.source()) {
      RecalculationScenario.play(product, source, databases::warehouse, seed);
    }
  }
}
