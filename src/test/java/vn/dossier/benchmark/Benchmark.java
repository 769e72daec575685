package vn.dossier.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.LocalDate;
import org.slf4j.LoggerFactory;

/**
 * {@code mvn -q verify -Pbenchmark}: what a night costs, against a rebuild by SQL and a plain job.
 */
public final class Benchmark {

  private static final String SOURCE = "benchmark_source";
  private static final String EMPTY = "benchmark_empty";
  private static final String WAREHOUSE = "benchmark_warehouse";
  private static final String REBUILT = "benchmark_rebuild";
  private static final String PEER = "benchmark_peer";
  private static final String NOTHING = "benchmark_nothing";

  // What a server of today gives to a schema of which nothing is said
  private static final String COLLATION = "utf8mb4_uca1400_ai_ci";

  private final Settings settings;
  private final Server server;
  private final Program program;
  private final Rebuild rebuild;
  private final Peer peer;
  private final SameAggregates same;
  private final Results results;

  private Benchmark(Settings settings, Server server) throws Exception {
    this.settings = settings;
    this.server = server;
    program = new Program(settings, server);
    rebuild = new Rebuild(server, SOURCE);
    peer = new Peer(settings, server);
    same = new SameAggregates(server);
    results = new Results(settings.dossiers());
  }

  /** Measures and prints; settings are system properties, see {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    // Outside Spring nobody else sets a level
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    Settings settings = Settings.read();
    try (Server server = Server.start(settings)) {
      new Benchmark(settings, server).run();
    }
  }

  private void run() throws Exception {
    System.out.printf(
        "%d cores, MariaDB %s, %,d dossiers, java %s%n",
        Runtime.getRuntime().availableProcessors(),
        server.version(),
        settings.dossiers(),
        String.join(" ", settings.javaOptions()));
    LocalDate day = Settings.end();
    program.extract();
    generate(SOURCE, settings.dossiers(), day);
    generate(EMPTY, 0, day);
    server.renew(NOTHING, COLLATION);
    program.run(EMPTY, NOTHING, "migrate");
    program.archive(EMPTY, NOTHING);
    for (int round = 1; round <= settings.rounds(); round++) {
      day = round(day, round > 1);
    }
    Path csv = settings.folder().resolve("results.csv");
    results.write(csv);
    System.out.printf(
        "%n%s%n%s%nAll measurements: %s%n",
        results.table(), new ViewTimes(server, WAREHOUSE).table(), csv);
  }

  /** Each of them once; gives the business date of the last night. */
  private LocalDate round(LocalDate day, boolean again) throws Exception {
    if (settings.peers()) {
      peers(day, again);
    }
    server.renew(WAREHOUSE, COLLATION);
    results.add(
        Subject.FIRST_LOAD, program.night(SOURCE, WAREHOUSE, "--full", "--date", day.toString()));
    if (settings.peers()) {
      compare("first load");
    }
    results.add(
        Subject.NOTHING_CHANGED,
        program.night(SOURCE, WAREHOUSE, "--date", day.plusDays(1).toString()));
    LocalDate next = day.plusDays(2);
    program.run(
        SOURCE,
        WAREHOUSE,
        "generate",
        "--change",
        "1",
        "--until",
        next.toString(),
        "--url",
        server.url() + SOURCE,
        "--username",
        server.username());
    results.add(Subject.ONE_PERCENT, program.night(SOURCE, WAREHOUSE, "--date", next.toString()));
    server.renew(NOTHING, COLLATION);
    program.run(EMPTY, NOTHING, "migrate");
    results.add(Subject.EMPTY_NIGHT, program.night(EMPTY, NOTHING, "--date", day.toString()));
    return next;
  }

  private void peers(LocalDate day, boolean again) throws Exception {
    results.add(Subject.REBUILD, rebuild.run(REBUILT, day, Settings.today()));
    if (again) {
      // The night of the round before is the same as a rebuild over what it has read
      compare("night, 1 % changed");
    }
    server.renew(PEER, "utf8mb4_nopad_bin");
    results.add(Subject.PLAIN_BATCH, peer.night(SOURCE, PEER, day, Settings.today()));
    System.out.printf(
        "plain Spring Batch and rebuild: the same in %,d rows of three aggregates%n",
        same.checkOfDossiers(PEER, REBUILT));
  }

  private void compare(String what) throws Exception {
    System.out.printf(
        "%s and rebuild: the same in %,d rows of six aggregates%n",
        what, same.check(WAREHOUSE, REBUILT));
  }

  private void generate(String schema, long dossiers, LocalDate until) throws Exception {
    server.renew(schema, COLLATION);
    Measured measured =
        program.run(
            schema,
            WAREHOUSE,
            "generate",
            "--dossiers",
            Long.toString(dossiers),
            "--months",
            Integer.toString(Settings.MONTHS),
            "--until",
            until.toString(),
            "--url",
            server.url() + schema,
            "--username",
            server.username());
    System.out.printf("generated %,d dossiers in %.1f s%n", dossiers, measured.seconds());
  }
}
