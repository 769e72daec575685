package vn.dossier.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;

/**
 * {@code mvn -q verify -Pbenchmark -Dbenchmark.main=vn.dossier.benchmark.Readers}: how much a night
 * with 1 % changed and ten readers of the views slow each other. Each reader asks for all rows of
 * one view after another, with a pause ({@code benchmark.pause}, milliseconds) between two.
 */
public final class Readers {

  private static final String SOURCE = "benchmark_source";
  private static final String WAREHOUSE = "benchmark_warehouse";
  private static final String COLLATION = "utf8mb4_uca1400_ai_ci";
  private static final int READERS = 10;
  private static final int PAUSE_MILLIS = Integer.getInteger("benchmark.pause", 1000);
  private static final int ALONE_MILLIS = 20_000;

  private static final List<String> VIEWS =
      List.of(
          "kpi_monthly",
          "kpi_monthly_agency",
          "kpi_three_ways",
          "kpi_timeliness",
          "kpi_collection_monthly",
          "kpi_backlog");

  private final Settings settings;
  private final Server server;
  private final Program program;

  private Readers(Settings settings, Server server) {
    this.settings = settings;
    this.server = server;
    this.program = new Program(settings, server);
  }

  /** Measures and prints; settings as of {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    Settings settings = Settings.read();
    try (Server server = Server.start(settings)) {
      new Readers(settings, server).run();
    }
  }

  private void run() throws Exception {
    System.out.printf("MariaDB %s, %,d dossiers%n", server.version(), settings.dossiers());
    LocalDate day = Settings.end();
    program.extract();
    server.renew(SOURCE, COLLATION);
    server.renew(WAREHOUSE, COLLATION);
    generate("--dossiers", Long.toString(settings.dossiers()), day);
    program.run(SOURCE, WAREHOUSE, "migrate");
    program.archive(SOURCE, WAREHOUSE);
    program.night(SOURCE, WAREHOUSE, "--full", "--date", day.toString());
    for (int round = 1; round <= settings.rounds(); round++) {
      day = day.plusDays(1);
      double alone = night(day);
      Queue<Double> undisturbed = new ConcurrentLinkedQueue<>();
      Reading reading = new Reading(undisturbed);
      Thread.sleep(ALONE_MILLIS);
      reading.end();
      day = day.plusDays(1);
      Queue<Double> meanwhile = new ConcurrentLinkedQueue<>();
      generate("--change", "1", day);
      reading = new Reading(meanwhile);
      double beside = program.night(SOURCE, WAREHOUSE, "--date", day.toString()).seconds();
      reading.end();
      System.out.printf(
          Locale.ROOT,
          "a night with 1 %% changed: %.1f s, with %d readers %.1f (%.2f); a read: %.0f ms of %d,"
              + " beside a night %.0f of %d (%.2f)%n",
          alone,
          READERS,
          beside,
          beside / alone,
          median(undisturbed),
          undisturbed.size(),
          median(meanwhile),
          meanwhile.size(),
          median(meanwhile) / median(undisturbed));
    }
  }

  private double night(LocalDate day) throws Exception {
    generate("--change", "1", day);
    return program.night(SOURCE, WAREHOUSE, "--date", day.toString()).seconds();
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

  /** Readers, until they are told to end; a failed night ends the benchmark, and them. */
  private final class Reading {

    private final Queue<Double> millis;
    private final ExecutorService threads =
        Executors.newFixedThreadPool(READERS, Readers::ofProcess);
    private final List<Future<?>> readers = new ArrayList<>();
    private volatile boolean ended;

    /**
     * @param millis takes how long each read took
     */
    Reading(Queue<Double> millis) {
      this.millis = millis;
      for (int reader = 0; reader < READERS; reader++) {
        int first = reader;
        readers.add(
            threads.submit(
                () -> {
                  read(first);
                  return null;
                }));
      }
    }

    private void read(int first) throws SQLException, InterruptedException {
      try (Connection connection = server.connect(WAREHOUSE);
          Statement statement = connection.createStatement()) {
        for (int i = first; !ended; i++) {
          long begin = System.nanoTime();
          try (ResultSet rows =
              statement.executeQuery("SELECT * FROM " + VIEWS.get(i % VIEWS.size()))) {
            while (rows.next()) {
              // To the last row
            }
          }
          millis.add((System.nanoTime() - begin) / 1e6);
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    }

    void end() throws Exception {
      ended = true;
      threads.shutdown();
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  private static Thread ofProcess(Runnable reader) {
    Thread thread = new Thread(reader);
    thread.setDaemon(true);
    return thread;
  }

  private static double median(Queue<Double> measured) {
    double[] sorted = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
