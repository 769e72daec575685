package vn.dossier.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
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
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import vn.dossier.rows.SideBySide;

/**
 * {@code mvn -q verify -Pbenchmark -Dbenchmark.main=vn.dossier.benchmark.Floor}: what a first load
 * and a night with 1 % changed are to be compared with: what the tables that the program keeps cost
 * a plain job; and parts of a night, by hand-written SQL. No lower bound of anything.
 */
public final class Floor {

  private static final String SOURCE = "benchmark_source";
  private static final String WAREHOUSE = "benchmark_warehouse";
  private static final String PEER = "benchmark_peer";
  private static final String WHOLE = "benchmark_whole";
  private static final String COLLATION = "utf8mb4_uca1400_ai_ci";

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

  private final Settings settings;
  private final Server server;
  private final Program program;

  private Floor(Settings settings, Server server) {
    this.settings = settings;
    this.server = server;
    this.program = new Program(settings, server);
  }

  /** Measures and prints; settings as of {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    Settings settings = Settings.read();
    try (Server server = Server.start(settings)) {
      new Floor(settings, server).run();
    }
  }

  private void run() throws Exception {
    System.out.printf("MariaDB %s, %,d dossiers%n", server.version(), settings.dossiers());
    LocalDate day = Settings.end();
    program.extract();
    server.renew(SOURCE, COLLATION);
    generate("--dossiers", Long.toString(settings.dossiers()), day);
    server.renew(WAREHOUSE, COLLATION);
    program.run(SOURCE, WAREHOUSE, "migrate");
    program.archive(SOURCE, WAREHOUSE);
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
    Peer peer = new Peer(settings, server);
    server.renew(PEER, "utf8mb4_nopad_bin");
    add("plain Spring Batch", peer.night(SOURCE, PEER, day, Settings.today()));
    server.renew(PEER, "utf8mb4_nopad_bin");
    server.renew(WHOLE, "utf8mb4_nopad_bin");
    for (String table : TABLES) {
      execute(WHOLE, "CREATE TABLE %s LIKE %s.%1$s".formatted(table, WAREHOUSE));
    }
    add("plain Spring Batch, all tables", peer.whole(SOURCE, WHOLE, day, Settings.today()));
    // Migrated by the night itself, as in the benchmark
    server.renew(WAREHOUSE, COLLATION);
    add("first load", program.night(SOURCE, WAREHOUSE, "--full", "--date", day.toString()));
    System.out.printf(
        "the peer with all tables and the first load: the same in %,d rows of three aggregates%n",
        new SameAggregates(server).checkWithWarehouse(WHOLE, WAREHOUSE));
    for (String table : List.of("stage_collection", "stage_e_receipt", "stage_digitised_result")) {
      System.out.printf(
          "%s: %,d rows of the peer, %,d of the first load%n",
          table, count(WHOLE, table), count(WAREHOUSE, table));
    }
    server.renew(WHOLE, "utf8mb4_nopad_bin");
    add(
        "night, nothing changed",
        program.night(SOURCE, WAREHOUSE, "--date", day.plusDays(1).toString()));
    LocalDate next = day.plusDays(2);
    generate("--change", "1", next);
    add("night, 1 % changed", program.night(SOURCE, WAREHOUSE, "--date", next.toString()));
    parts();
    return next;
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

  private void generate(String what, String of, LocalDate until) throws Exception {
    program.run(
        SOURCE,
        WAREHOUSE,
        "generate",
        what,
        of,
        "--months",
        Integer.toString(Settings.MONTHS),
        "--until",
        until.toString(),
        "--url",
        server.url() + SOURCE,
        "--username",
        server.username());
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
    try (Connection connection = server.connect(schema);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String text(String file) throws IOException {
    return new ClassPathResource(file, Floor.class).getContentAsString(StandardCharsets.UTF_8);
  }
}
