package vn.dossier.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import vn.dossier.benchmark.plain.PlainBatch;

/**
 * {@code mvn -q verify -Pbenchmark -Dbenchmark.main=vn.dossier.benchmark.Readers}: how much a night
 * with 1 % changed and ten readers of the views slow each other, and how much plain Spring Batch,
 * which writes a schema of its own, slows the same readers. Each reader asks for all rows of one
 * view after another, as a dashboard that refreshes: {@code benchmark.pause} is the time from one
 * of its reads to the next, in milliseconds (10,000).
 */
public final class Readers extends Trial {

  private static final int READERS = 10;
  private static final int PAUSE_MILLIS = Integer.getInteger("benchmark.pause", 10_000);

  private static final String PEER = "benchmark_peer";

  /** So often each of them reads while no night runs. */
  private static final int READS_ALONE = 6;

  private static final List<String> VIEWS =
      List.of(
          "kpi_monthly",
          "kpi_monthly_agency",
          "kpi_three_ways",
          "kpi_timeliness",
          "kpi_collection_monthly",
          "kpi_backlog");

  private Readers() throws Exception {}

  /** Measures and prints; settings as of {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    try (Readers readers = new Readers()) {
      readers.run();
    }
  }

  private void run() throws Exception {
    LocalDate day = prepare(SOURCE, settings.dossiers(), WAREHOUSE);
    program.run(SOURCE, WAREHOUSE, "nightly", "--full", "--date", day.toString());
    System.out.printf(
        "%d readers of %d views, each every %d ms%n", READERS, VIEWS.size(), PAUSE_MILLIS);
    for (int round = 1; round <= settings.rounds(); round++) {
      // First, so that the server has written its pages before a night begins
      Reading undisturbed = new Reading();
      Thread.sleep((long) READS_ALONE * PAUSE_MILLIS);
      undisturbed.end();
      day = day.plusDays(1);
      change(day);
      Measured alone = night(day);
      day = day.plusDays(1);
      change(day);
      Reading meanwhile = new Reading();
      Measured beside = night(day);
      meanwhile.end();
      print(alone, undisturbed, beside, meanwhile);
      if (settings.peers()) {
        besidePeer(day, undisturbed);
      }
    }
  }

  private void besidePeer(LocalDate day, Reading undisturbed) throws Exception {
    server.renew(PEER, BYTEWISE);
    Reading meanwhile = new Reading();
    Measured peer =
        new Peer(settings, server).night(PlainBatch.class, SOURCE, PEER, day, Settings.today());
    meanwhile.end();
    System.out.printf(
        Locale.ROOT,
        "all views once beside plain Spring Batch (%.1f s): %.0f ms (%d reads) (%.2f)%n",
        peer.seconds(),
        meanwhile.allViews(),
        meanwhile.reads(),
        meanwhile.allViews() / undisturbed.allViews());
  }

  private Measured night(LocalDate day) throws Exception {
    return program.run(SOURCE, WAREHOUSE, "nightly", "--date", day.toString());
  }

  private static void print(
      Measured alone, Reading undisturbed, Measured beside, Reading meanwhile) {
    System.out.printf(
        Locale.ROOT,
        """
        a night with 1 %% changed: %.1f s, beside readers %.1f (%.2f)
        all views once: %.0f ms (%d reads), beside a night %.0f (%d) (%.2f)
        CPU seconds of the server: a night %.1f, with readers %.1f
        CPU seconds of the server for a read: %.3f, beside a night %.3f; of all readers alone, each second %.3f
        CPU seconds of those who read: %.3f a read
        """,
        alone.seconds(),
        beside.seconds(),
        beside.seconds() / alone.seconds(),
        undisturbed.allViews(),
        undisturbed.reads(),
        meanwhile.allViews(),
        meanwhile.reads(),
        meanwhile.allViews() / undisturbed.allViews(),
        alone.knownServerCpu(),
        beside.knownServerCpu(),
        undisturbed.ofServer / undisturbed.reads(),
        (meanwhile.ofServer - alone.knownServerCpu()) / meanwhile.reads(),
        undisturbed.ofServer / undisturbed.seconds,
        undisturbed.own / undisturbed.reads());
  }

  /** Readers, until they are told to end; a failed night ends the benchmark, and them. */
  private final class Reading {

    private final Map<String, Queue<Double>> millis = new ConcurrentHashMap<>();
    private final ExecutorService threads =
        Executors.newFixedThreadPool(READERS, Readers::ofProcess);
    private final List<Future<?>> readers = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long begin = System.nanoTime();
    private final Duration serverBefore = server.cpu();
    private final Duration ownBefore = ownCpu();
    private double seconds;
    private double ofServer;
    private double own;

    Reading() {
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
        // Not all at once
        boolean done = pause((long) PAUSE_MILLIS * first / READERS);
        for (int i = first; !done; i++) {
          String view = VIEWS.get(i % VIEWS.size());
          long start = System.nanoTime();
          try (ResultSet rows = statement.executeQuery("SELECT * FROM " + view)) {
            while (rows.next()) {
              // To the last row
            }
          }
          long took = System.nanoTime() - start;
          millis.computeIfAbsent(view, key -> new ConcurrentLinkedQueue<>()).add(took / 1e6);
          done = pause(PAUSE_MILLIS - took / 1_000_000);
        }
      }
    }

    private boolean pause(long milliseconds) throws InterruptedException {
      return ended.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    void end() throws Exception {
      ended.countDown();
      threads.shutdown();
      for (Future<?> reader : readers) {
        reader.get();
      }
      seconds = (System.nanoTime() - begin) / 1e9;
      Double cpu = Rebuild.since(serverBefore, server);
      ofServer = cpu == null ? Double.NaN : cpu;
      own = ownCpu().minus(ownBefore).toNanos() / 1e9;
    }

    int reads() {
      return millis.values().stream().mapToInt(Queue::size).sum();
    }

    // The sum of their medians; NaN when one was never read
    double allViews() {
      return VIEWS.stream()
          .map(view -> millis.getOrDefault(view, new ArrayDeque<>()))
          .mapToDouble(took -> took.isEmpty() ? Double.NaN : Measured.median(took.stream()))
          .sum();
    }
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Thread ofProcess(Runnable reader) {
    Thread thread = new Thread(reader);
    thread.setDaemon(true);
    return thread;
  }
}
