package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.AllTables;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;
import vn.dossier.warehouse.load.DryRunCounts;
import vn.dossier.warehouse.load.DryRunCounts.Month;

/**
 * Before backfills and nights over random, changed sources, a dry run tells what they then do, and
 * writes nothing into any table.
 */
class BackfillDryRunTest {

  private static final int NIGHTS = 4;

  private static final int BACKFILLS = 6;

  @ParameterizedTest
  @CsvSource({"1, 2000", "2, 7", "3, 20"})
  void onH2(long seed, int chunk) throws SQLException {
    play(Databases.h2().migrated(), new RandomSource(seed, false, true), seed, chunk);
  }

  @ParameterizedTest
  @CsvSource({"11, 2000, utf8mb4_general_ci", "12, 7, utf8mb4_uca1400_ai_ci"})
  void onAServer(long seed, int chunk, String collation) throws SQLException {
    play(Databases.server(collation).migrated(), new RandomSource(seed, true), seed, chunk);
  }

  @ParameterizedTest
  @CsvSource({"4, 2000", "5, 7"})
  void nightsOnH2(long seed, int chunk) throws SQLException {
    playNights(Databases.h2().migrated(), new RandomSource(seed, false, true), seed, chunk);
  }

  @ParameterizedTest
  @CsvSource({"13, 20, utf8mb4_uca1400_ai_ci"})
  void nightsOnAServer(long seed, int chunk, String collation) throws SQLException {
    playNights(Databases.server(collation).migrated(), new RandomSource(seed, true), seed, chunk);
  }

  private static void playNights(Databases databases, RandomSource source, long seed, int chunk)
      throws SQLException {
    Random random = new Random(seed);
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.nightly.chunk-size", chunk);
    try (Product product = new Product(settings);
        Connection rows = databases.source();
        Connection warehouse = databases.warehouse()) {
      source.rows().writeTo(rows);
      for (int i = 0; i < NIGHTS; i++) {
        LocalDate night = source.firstNight().plusDays(i);
        boolean full = i % 3 == 2;
        Map<String, List<String>> before = AllTables.read(warehouse);
        DryRunCounts told = product.dryRun(night.plusDays(1), night, full).would();
        assertThat(AllTables.read(warehouse)).isEqualTo(before);

        String nightly =
            "nightly --accept-retired --date %s%s".formatted(night, full ? " --full" : "");
        assertThat(product.run(night.plusDays(1), nightly.split(" "))).isZero();
        assertThat(byName(told)).as("%s, seed %d", nightly, seed).isEqualTo(done(warehouse));
        source.mutate(random, night.plusDays(1));
        source.rows().writeTo(rows);
      }
    }
  }

  private static void play(Databases databases, RandomSource source, long seed, int chunk)
      throws SQLException {
    Random random = new Random(seed);
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.nightly.chunk-size", chunk);
    LocalDate night = source.firstNight();
    LocalDate today = night.plusDays(1);
    try (Product product = new Product(settings);
        Connection rows = databases.source();
        Connection warehouse = databases.warehouse()) {
      source.rows().writeTo(rows);
      assertThat(product.run(today, "nightly", "--date", night.toString())).isZero();
      for (int i = 0; i < BACKFILLS; i++) {
        source.mutate(random, night.plusDays(1));
        source.rows().writeTo(rows);
        LocalDate to = night.minusDays(random.nextInt(100));
        LocalDate from = to.minusDays(random.nextInt(600));

        Map<String, List<String>> before = AllTables.read(warehouse);
        DryRunCounts told = product.dryRun(today, from, to);
        assertThat(AllTables.read(warehouse)).isEqualTo(before);

        String backfill = "backfill --from %s --to %s".formatted(from, to);
        assertThat(product.run(today, backfill.split(" "))).isZero();
        assertThat(byName(told)).as("%s, seed %d", backfill, seed).isEqualTo(done(warehouse));
      }
    }
  }

  private static Map<String, Long> byName(DryRunCounts told) {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("source_dossiers", told.sourceDossiers());
    counts.put("inserted", told.inserted());
    counts.put("updated", told.updated());
    counts.put("unchanged", told.unchanged());
    counts.put("retired", told.retired());
    told.excluded().forEach((reason, number) -> counts.put("EXCLUDED " + reason, number));
    told.rejected().forEach((reason, number) -> counts.put("REJECTED " + reason, number));
    for (Month month : told.months()) {
      put("INSERTED " + month.month(), month.inserted(), counts);
      put("UPDATED " + month.month(), month.updated(), counts);
      put("RETIRED " + month.month(), month.retired(), counts);
    }
    assertThat(sum(told, Month::excluded)).isEqualTo(sum(told.excluded()));
    assertThat(sum(told, Month::rejected)).isEqualTo(sum(told.rejected()));
    return counts;
  }

  private static void put(String name, long number, Map<String, Long> counts) {
    if (number > 0) {
      counts.put(name, number);
    }
  }

  private static long sum(DryRunCounts told, ToLongFunction<Month> number) {
    return told.months().stream().mapToLong(number).sum();
  }

  private static long sum(Map<String, Long> numbers) {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What the last run did, by its own account. */
  private static Map<String, Long> done(Connection warehouse) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (Statement statement = warehouse.createStatement();
        ResultSet run =
            statement.executeQuery(
                "SELECT * FROM etl_run ORDER BY job_execution_id DESC LIMIT 1")) {
      run.next();
      for (String name :
          List.of("source_dossiers", "inserted", "updated", "unchanged", "retired")) {
        counts.put(name, run.getLong(name));
      }
    }
    try (Statement statement = warehouse.createStatement();
        ResultSet counters =
            statement.executeQuery(
                """
                SELECT CONCAT(kind, ' ', code), SUM(tally) FROM etl_run_tally
                WHERE kind IN ('EXCLUDED', 'REJECTED', 'INSERTED', 'UPDATED', 'RETIRED')
                  AND run_id = (SELECT MAX(run_id) FROM etl_run)
                GROUP BY kind, code
                """)) {
      while (counters.next()) {
        counts.put(counters.getString(1), counters.getLong(2));
      }
    }
    return counts;
  }
}
