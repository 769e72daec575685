package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.recalculation.CanonicalRows;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Difference;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.recalculation.RandomWriter;
import vn.dossier.recalculation.Recalculation;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.recalculation.WarehouseRows;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.HoldPoints;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.Product;

/**
 * The source lives while a night reads it, and what changes may change back: whatever a night has
 * read of it and has compared it with, after the next night, in which nothing happens, every fact
 * and every figure is that of the source. {@code -Dwriters.seeds=50} plays that many sources
 * instead of a few, {@code -Dwriters.first=1000} begins with another seed.
 */
class ChangedAndBackTest {

  private static final List<String> COLLATIONS =
      List.of("utf8mb4_general_ci", "utf8mb4_uca1400_ai_ci", "utf8mb4_nopad_bin");

  /** What does not tell how the warehouse came to it. */
  private static final Set<CanonicalTable> COMPARED =
      Set.of(
          CanonicalTable.FACT_DOSSIER,
          CanonicalTable.FACT_DOSSIER_DAILY,
          CanonicalTable.FACT_DOSSIER_MONTHLY,
          CanonicalTable.FACT_COMPLETION_DAILY,
          CanonicalTable.FACT_COLLECTION_DAILY,
          CanonicalTable.FACT_DIGITISED_RESULT_DAILY,
          CanonicalTable.FACT_E_RECEIPT_MONTHLY,
          CanonicalTable.KPI_MONTHLY,
          CanonicalTable.KPI_MONTHLY_AGENCY,
          CanonicalTable.ETL_REJECT,
          CanonicalTable.ETL_FRESHNESS);

  static LongStream seeds() {
    long first = Long.getLong("writers.first", 9);
    return LongStream.range(first, first + Integer.getInteger("writers.seeds", 5));
  }

  /** Every third source is disturbed in its first load, the others in the night behind it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsWrittenWhileANightReads(long seed) throws SQLException {
    RandomSource random = new RandomSource(seed, true);
    LocalDate first = random.firstNight();
    LocalDate disturbed = seed % 3 == 0 ? first : first.plusDays(1);
    LocalDate quiet = disturbed.plusDays(1);
    Databases databases =
        Databases.server(COLLATIONS.get((int) (seed % COLLATIONS.size()))).migrated();
    HoldPoints points = new HoldPoints();
    Recalculation expected = new Recalculation();
    SourceRows rows = random.rows();
    try (Product product = new Product(settings(databases, seed), points);
        Connection source = databases.source();
        Connection writing = databases.source()) {
      RandomWriter writer =
          new RandomWriter(rows, writing, seed, LocalDate.of(quiet.getYear() - 1, 1, 1), first);
      rows.writeTo(source);
      if (disturbed.isAfter(first)) {
        play(product, first, writer);
        expected.nightly(rows, first, first.plusDays(1), false);
        writer.before(6);
      }

      points.hold(writer::at);
      int ended = run(product, disturbed);
      points.release();
      // A code that moved between two buckets may be counted in both: the same command mends that
      if (ended != 4) {
        assertThat(ended).as(ending(disturbed, writer)).isZero();
      } else {
        play(product, disturbed, writer);
      }
      expected.nightly(rows, disturbed, disturbed.plusDays(1), false);
      play(product, quiet, writer);
      expected.nightly(rows, quiet, quiet.plusDays(1), false);

      assertThat(writer.story()).as("seed %d", seed).hasSizeGreaterThan(20);
      assertThat(differences(expected.state(), databases))
          .as("seed %d: %s", seed, String.join("\n", writer.story()))
          .isEmpty();
    }
  }

  private static Map<String, Object> settings(Databases databases, long seed) {
    Map<String, Object> settings = databases.settings();
    // Many pages, so that a night can be held between them
    settings.put("dossier.nightly.chunk-size", seed % 2 == 0 ? 10 : 25);
    settings.put("dossier.nightly.partitions", seed % 2 == 0 ? 1 : 2);
    return settings;
  }

  private static void play(Product product, LocalDate night, RandomWriter writer) {
    assertThat(run(product, night)).as(ending(night, writer)).isZero();
  }

  private static int run(Product product, LocalDate night) {
    return product.run(night.plusDays(1), "nightly", "--date", night.toString());
  }

  private static String ending(LocalDate night, RandomWriter writer) {
    return "exit code of " + night + ": " + String.join("\n", writer.story());
  }

  private static List<Difference> differences(CanonicalRows expected, Databases databases)
      throws SQLException {
    try (Connection warehouse = databases.warehouse()) {
      return Differences.between(expected, WarehouseRows.read(warehouse)).stream()
          .filter(difference -> COMPARED.contains(difference.table()))
          .toList();
    }
  }

  /**
   * The channel is 2 when the night is planned, 1 when it reads the dossier, and 2 again when it
   * looks at the checksums once more.
   */
  @Test
  void aChannelThatIsPlannedAsItIsAtTheEndAndReadAsAnother() throws SQLException {
    assertChannelAfter("2", "1", "2", "ONLINE");
  }

  /** The other way round: what is read is what the night before had read. */
  @Test
  void aChannelThatIsReadAsTheNightBeforeHadReadIt() throws SQLException {
    assertChannelAfter("3", "2", "3", "POSTAL");
  }

  /** Neither the plan nor the end has what was read. */
  @Test
  void aChannelThatNeverIsTheSame() throws SQLException {
    assertChannelAfter("2", "3", "9", "UNKNOWN");
  }

  /** Of a dossier that was brought to the counter until the night before. */
  private static void assertChannelAfter(
      String planned, String read, String afterwards, String channel) throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    HoldPoints points = new HoldPoints();
    SourceRows rows = new SourceRows();
    rows.add(SourceTable.DON_VI, "group_code", "G1", "catalog", "so-ban-nganh");
    for (String id : List.of("moves", "stays")) {
      rows.add(
          SourceTable.HO_SO,
          "id",
          id,
          "ma_ho_so",
          id,
          "don_vi_id",
          "G1",
          "kenh_thuc_hien",
          "1",
          "trang_thai_ho_so_id",
          "4",
          "ngay_tiep_nhan",
          "2023-10-02 08:00:00");
    }
    try (Product product = new Product(databases.settings(), points);
        Connection source = databases.source()) {
      rows.writeTo(source);
      JdbcTemplate writing = new JdbcTemplate(new SingleConnectionDataSource(source, true));
      assertThat(night(product, 0)).isZero();
      put(writing, planned);

      points.hold(
          point -> {
            switch (point) {
              case "before load-dimensions 1" -> put(writing, read);
              case "before load-collections 1" -> put(writing, afterwards);
              default -> {}
            }
          });
      assertThat(night(product, 1)).isZero();
      points.release();
      assertThat(night(product, 2)).isZero();
    }
    try (Connection connection = databases.warehouse()) {
      JdbcTemplate warehouse = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      assertThat(
              warehouse.queryForList(
                  "SELECT channel FROM fact_dossier ORDER BY dossier_id", String.class))
          .containsExactly(channel, "DIRECT");
    }
  }

  private static void put(JdbcTemplate source, String channel) {
    source.update("UPDATE ho_so SET kenh_thuc_hien = ? WHERE id = 'moves'", channel);
  }

  private static int night(Product product, int number) {
    LocalDate date = Nights.FIRST.plusDays(number);
    return product.run(date.plusDays(1), "nightly", "--date", date.toString());
  }
}
