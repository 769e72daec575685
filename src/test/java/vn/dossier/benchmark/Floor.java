package vn.dossier.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import vn.dossier.benchmark.plain.LoadDataBatch;
import vn.dossier.benchmark.plain.PlainBatch;
import vn.dossier.benchmark.plain.WholeBatch;
import vn.dossier.rows.SideBySide;

/**
 * {@code mvn -q verify -Pbenchmark -Dbenchmark.main=vn.dossier.benchmark.Floor}: what a first load
 * and a night with 1 % changed are to be compared with: what the tables that the program keeps cost
 * a plain job; and parts of a night, by hand-written SQL. No lower bound of anything.
 */
public final class Floor extends Trial {

  private static final String PEER = "benchmark_peer";
  private static final String WHOLE = "benchmark_whole";
  private static final String LOADED = "benchmark_loaded";

  /** What a first load fills, but for dimensions and history. */
  private static final List<String> TABLES =
      List.of(
          "fact_dossier",
          "fact_dossier_daily",
          "fact_dossier_monthly",
          "fact_completion_daily",
          "fact_collection_daily",
          "fact_collection_monthly",
          "fact_digitised_result_daily",
          "fact_e_receipt_monthly",
          "fact_backlog_daily",
          "fact_backlog_ageing",
          "fact_agency_monthly",
          "stage_collection",
          "stage_e_receipt",
          "stage_digitised_result");

  /** What each round measured, by title. */
  private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

  private Floor() throws Exception {}

  /** Measures and prints; settings as of {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    try (Floor floor = new Floor()) {
      floor.run();
    }
  }

  private void run() throws Exception {
    LocalDate day = prepare(SOURCE, settings.dossiers(), WAREHOUSE);
    for (int round = 1; round <= settings.rounds(); round++) {
      day = round(day);
    }
    Map<String, List<Measured>> all = measured;
    double plain = Measured.median(all.get("plain Spring Batch"), Measured::seconds);
    all.forEach(
        (title, rounds) -> {
          double seconds = Measured.median(rounds, Measured::seconds);
          System.out.printf(
              Locale.ROOT,
              "| %-40s | %6.1f s | %.2f of plain | program %5.1f | server %6.1f CPU s |%n",
              title,
              seconds,
              seconds / plain,
              Measured.median(rounds, Measured::programCpu),
              Measured.median(rounds, Measured::serverCpu));
        });
  }

  private LocalDate round(LocalDate day) throws Exception {
    server.renew(PEER, BYTEWISE);
    add(
        "plain Spring Batch",
        new Peer(settings, server).night(PlainBatch.class, SOURCE, PEER, day, Settings.today()));
    server.renew(PEER, BYTEWISE);
    if (settings.peers()) {
      withAllTables(day);
    }
    // Migrated by the night itself, as in the benchmark
    server.renew(WAREHOUSE, COLLATION);
    add("first load", program.night(SOURCE, WAREHOUSE, "--full", "--date", day.toString()));
    if (settings.peers()) {
      System.out.printf(
          "the peer with all tables and the first load: the same in %,d rows of three aggregates%n",
          new SameAggregates(server).checkWithWarehouse(WHOLE, WAREHOUSE));
      counts(WHOLE, WAREHOUSE);
      server.renew(WHOLE, BYTEWISE);
    }
    add(
        "night, nothing changed",
        program.night(SOURCE, WAREHOUSE, "--date", day.plusDays(1).toString()));
    LocalDate next = day.plusDays(2);
    change(next);
    add("night, 1 % changed", program.night(SOURCE, WAREHOUSE, "--date", next.toString()));
    parts();
    return next;
  }

  private void withAllTables(LocalDate day) throws Exception {
    add("plain Spring Batch, all tables", whole(WholeBatch.class, WHOLE, day));
    add("plain Spring Batch, all tables, LOAD DATA", whole(LoadDataBatch.class, LOADED, day));
    System.out.printf(
        "the peer with all tables, by batches and by LOAD DATA: the same in %,d rows of six"
            + " aggregates%n",
        new SameAggregates(server).checkPeers(LOADED, WHOLE));
    counts(WHOLE, LOADED);
    server.renew(LOADED, BYTEWISE);
  }

  private Measured whole(Class<? extends WholeBatch> job, String schema, LocalDate day)
      throws Exception {
    server.renew(schema, BYTEWISE);
    for (String table : TABLES) {
      execute(schema, "CREATE TABLE %s LIKE %s.%1$s".formatted(table, WAREHOUSE));
    }
    return new Peer(settings, server).night(job, SOURCE, schema, day, Settings.today());
  }

  private void counts(String one, String other) throws SQLException {
    for (String table : List.of("stage_collection", "stage_e_receipt", "stage_digitised_result")) {
      System.out.printf(
          "%s: %,d rows in %s, %,d in %s%n",
          table, count(one, table), one, count(other, table), other);
    }
  }

  // Parts of a night with these changes, each as SQL alone
  private void parts() throws Exception {
    for (String part : text("night.sql").split("(?m)^--@ ")) {
      if (part.isBlank() || part.startsWith("--")) {
        continue;
      }
      String title = part.lines().findFirst().orElseThrow();
      List<String> statements =
          Stream.of(part.substring(title.length()).split(";"))
              .map(String::strip)
              .filter(sql -> !sql.isEmpty())
              .toList();
      Duration before = server.cpu();
      long start = System.nanoTime();
      if (title.endsWith("side by side")) {
        List<Supplier<Void>> tasks = new ArrayList<>();
        statements.forEach(sql -> tasks.add(() -> execute(WAREHOUSE, sql)));
        SideBySide.run(tasks);
      } else {
        execute(WAREHOUSE, statements.toArray(String[]::new));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      add(title, new Measured(seconds, 0, Rebuild.since(before, server), null, Map.of()));
    }
  }

  private void add(String title, Measured result) {
    measured.computeIfAbsent(title, key -> new ArrayList<>()).add(result);
    System.out.printf(
        Locale.ROOT,
        "%-42s %6.1f s, program %5.1f, server %6.1f CPU s %s%n",
        title,
        result.seconds(),
        result.programCpu(),
        result.serverCpu(),
        result.steps());
  }

  private Void execute(String schema, String... statements) {
    try (Connection connection = server.connect(schema);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql.replace("SOURCE.", SOURCE + "."));
      }
      return null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String schema, String table) throws SQLException {
    return (long) server.number(schema, "SELECT COUNT(*) FROM " + table);
  }

  private static String text(String file) throws IOException {
    return new ClassPathResource(file, Floor.class).getContentAsString(StandardCharsets.UTF_8);
  }
}
