package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.AllTables;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;
import vn.dossier.warehouse.compare.RulesCompared;
import vn.dossier.warehouse.compare.RulesCompared.Figure;

/**
 * Over random, changed sources a comparison of rules tells the figures that a backfill under them
 * then publishes, and writes nothing into any table.
 */
class RulesComparisonTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 2000", "2, 7", "3, 20"})
  void onH2(long seed, int chunk) throws SQLException, IOException {
    play(Databases.h2().migrated(), new RandomSource(seed, false, true), seed, chunk);
  }

  @ParameterizedTest
  @CsvSource({"11, 2000, utf8mb4_general_ci", "12, 7, utf8mb4_uca1400_ai_ci"})
  void onAServer(long seed, int chunk, String collation) throws SQLException, IOException {
    play(Databases.server(collation).migrated(), new RandomSource(seed, true), seed, chunk);
  }

  private void play(Databases databases, RandomSource source, long seed, int chunk)
      throws SQLException, IOException {
    Random random = new Random(seed);
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.nightly.chunk-size", chunk);
    LocalDate night = source.firstNight();
    LocalDate today = night.plusDays(1);
    Path rules = changedRules();
    try (Connection rows = databases.source();
        Connection warehouse = databases.warehouse()) {
      RulesCompared ofMonth;
      RulesCompared ofAll;
      YearMonth month = YearMonth.from(night).minusMonths(random.nextInt(12));
      try (Product product = new Product(settings)) {
        source.rows().writeTo(rows);
        assertThat(product.run(today, "nightly", "--date", night.toString())).isZero();
        source.mutate(random, night.plusDays(1));
        source.rows().writeTo(rows);

        Map<String, List<String>> before = AllTables.read(warehouse);
        ofMonth = product.compare(today, rules, month);
        ofAll = product.compare(today, rules, null);
        assertThat(AllTables.read(warehouse)).isEqualTo(before);
      }
      assertThat(ofAll.flags()).extracting(RulesCompared.Flag::flag).contains("online", "verdict");
      Map<String, String> published = published(warehouse);

      Map<String, Object> changed = new TreeMap<>(settings);
      changed.put("dossier.jobs", folder.toString());
      try (Product product = new Product(changed)) {
        backfill(product, today, month.atDay(1), ofMonth.to());
        assertThat(published(warehouse))
            .as("%s, seed %d", month, seed)
            .isEqualTo(told(published, ofMonth));
        backfill(product, today, ofAll.firstAccepted(), ofAll.to());
        assertThat(published(warehouse)).as("all, seed %d", seed).isEqualTo(told(published, ofAll));
      }
    }
  }

  private static void backfill(Product product, LocalDate today, LocalDate from, LocalDate to) {
    // Under rules so different many facts go into quarantine
    String backfill = "backfill --from %s --to %s --accept-retired".formatted(from, to);
    assertThat(product.run(today, backfill.split(" "))).isZero();
  }

  /** Rules of every kind: of channels, statuses, files, components, payments, both catalogues. */
  private Path changedRules() throws IOException {
    Path rules = folder.resolve("rules/one-stop.yml");
    Files.createDirectories(rules.getParent());
    String text =
        new ClassPathResource("jobs/rules/one-stop.yml").getContentAsString(StandardCharsets.UTF_8);
    for (String[] change :
        new String[][] {
          {"online: [\"2\"]", "online: [\"1\"]"},
          {"direct: [\"1\"]", "direct: [\"2\"]"},
          {"finished: [\"9\", \"10\"]", "finished: [\"9\"]"},
          {"digitisation-reused: [\"2\"", "digitisation-reused: [\"1\", \"2\""},
          {"online: [\"truc-tuyen\"]", "online: [\"tien-mat\"]"},
          {"cash: [\"tien-mat\"]", "cash: [\"truc-tuyen\"]"},
          {"statistics-outside: [\"0\"]", "statistics-outside: [\"1\"]"},
          {"result-none: [\"1\"]", "result-none: [\"0\"]"}
        }) {
      assertThat(text).contains(change[0]);
      text = text.replace(change[0], change[1]);
    }
    return Files.writeString(rules, text);
  }

  private static Map<String, String> told(Map<String, String> published, RulesCompared compared) {
    Map<String, String> told = new TreeMap<>(published);
    for (Figure f : compared.figures()) {
      String figure = "%s %s %s".formatted(f.month(), f.level(), f.indicator());
      assertThat(published.getOrDefault(figure, "0 / 0"))
          .as(figure)
          .isEqualTo(f.numeratorBefore() + " / " + f.denominatorBefore());
      told.put(figure, f.numeratorAfter() + " / " + f.denominatorAfter());
    }
    told.values().removeIf("0 / 0"::equals);
    return told;
  }

  private static Map<String, String> published(Connection warehouse) throws SQLException {
    Map<String, String> figures = new TreeMap<>();
    try (Statement statement = warehouse.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM kpi_monthly WHERE denominator > 0")) {
      while (row.next()) {
        figures.put(
            "%s %s %s"
                .formatted(
                    row.getString("month_start").substring(0, 7),
                    row.getString("level"),
                    row.getString("indicator")),
            row.getLong("numerator") + " / " + row.getLong("denominator"));
      }
    }
    return figures;
  }
}
