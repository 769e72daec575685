package vn.dossier.benchmark;

import java.nio.file.Path;
import java.time.LocalDate;
import vn.dossier.benchmark.plain.PlainBatch;

/**
 * {@code mvn -q verify -Pbenchmark}: what a night costs, against a rebuild by SQL and a plain job.
 */
public final class Benchmark extends Trial {

  private static final String EMPTY = "benchmark_empty";
  private static final String REBUILT = "benchmark_rebuild";
  private static final String PEER = "benchmark_peer";
  private static final String NOTHING = "benchmark_nothing";

  private final Rebuild rebuild = new Rebuild(server, SOURCE);
  private final Peer peer = new Peer(settings, server);
  private final SparkPeer spark = new SparkPeer(settings, server);
  private final SameAggregates same = new SameAggregates(server);
  private final Results results = new Results(settings.dossiers());

  private Benchmark() throws Exception {}

  /** Measures and prints; settings are system properties, see {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    try (Benchmark benchmark = new Benchmark()) {
      benchmark.run();
    }
  }

  private void run() throws Exception {
    LocalDate day = prepare(EMPTY, 0, NOTHING);
    generate(SOURCE, settings.dossiers());
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
    change(next);
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
    server.renew(PEER, BYTEWISE);
    results.add(
        Subject.PLAIN_BATCH, peer.night(PlainBatch.class, SOURCE, PEER, day, Settings.today()));
    System.out.printf(
        "plain Spring Batch and rebuild: the same in %,d rows of three aggregates%n",
        same.checkOfDossiers(PEER, REBUILT));
    for (Subject way : settings.spark()) {
      server.renew(PEER, BYTEWISE);
      boolean facts = way == Subject.SPARK_FACTS;
      results.add(way, spark.night(SOURCE, PEER, day, Settings.today(), facts));
      System.out.printf(
          "%s and rebuild: the same in %,d rows of three aggregates%n",
          way.title(), same.checkOfDossiers(PEER, REBUILT));
    }
  }

  private void compare(String what) throws Exception {
    System.out.printf(
        "%s and rebuild: the same in %,d rows of six aggregates%n",
        what, same.check(WAREHOUSE, REBUILT));
  }
}
