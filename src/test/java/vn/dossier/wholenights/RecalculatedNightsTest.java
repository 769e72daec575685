package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.recalculation.RecalculationScenario;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;

/**
 * Whole nights over random dirty sources, every table compared with a recalculation in plain Java
 * after each; those that differ are named with the seed. {@code mvn test
 * -Dtest=RecalculatedNightsTest -Dnights.seeds=100} plays that many sources instead of a few,
 * {@code -Dnights.first=1000} begins with another seed.
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
    play(Databases.h2().migrated(), seed);
  }

  @ParameterizedTest
  @MethodSource("seedsAndCollations")
  void onAServerWithAnyCollation(long seed, String collation) throws SQLException {
    play(Databases.server(collation).migrated(), seed);
  }

  @ParameterizedTest
  @MethodSource("fewerSeedsAndCollations")
  void nightsInARowThatReadWhatChanged(long seed, String collation) throws SQLException {
    Databases databases = Databases.server(collation).migrated();
    try (Product product = new Product(databases.settings());
        Connection source = databases.source();
        Connection warehouse = databases.warehouse()) {
      RecalculationScenario.playInARow(product, source, databases::warehouse, seed);
      assertThat(
              new JdbcTemplate(new SingleConnectionDataSource(warehouse, true))
                  .queryForObject(
                      "SELECT COUNT(*) FROM etl_run_tally WHERE kind = 'UNREAD'", Long.class))
          .as("nights that read what changed alone, seed %d", seed)
          .isPositive();
    }
  }

  static LongStream seeds() {
    long first = Long.getLong("nights.first", 1);
    return LongStream.range(first, first + Integer.getInteger("nights.seeds", COLLATIONS.size()));
  }

  static Stream<Arguments> seedsAndCollations() {
    return withCollations(seeds());
  }

  /** As many as asked for; of its own accord two. */
  static Stream<Arguments> fewerSeedsAndCollations() {
    return withCollations(seeds().limit(Integer.getInteger("nights.seeds", 2)));
  }

  private static Stream<Arguments> withCollations(LongStream seeds) {
    return seeds.mapToObj(
        seed -> Arguments.of(seed + 10, COLLATIONS.get((int) (seed % COLLATIONS.size()))));
  }

  private static void play(Databases databases, long seed) throws SQLException {
    try (Product product = new Product(databases.settings());
        Connection source = databases.source()) {
      RecalculationScenario.play(product, source, databases::warehouse, seed);
    }
  }
}
