package vn.dossier.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import vn.dossier.testing.process.Proxy;

/**
 * {@code mvn -q verify -Pbenchmark -Dbenchmark.main=vn.dossier.benchmark.Scaling}: how long
 * classify-dossiers takes with 1, 2 and 4 processes, behind a network that delays every answer of
 * the source, so that reading waits rather than computes; and what a night costs that would share
 * its partitions and has nobody to share them with.
 */
public final class Scaling extends Trial {

  private static final int DELAY_MILLIS = Integer.getInteger("benchmark.delay", 5);
  private static final String CHUNK =
      "--dossier.nightly.chunk-size=" + Integer.getInteger("benchmark.chunk", 10);
  // Of many short ones the last end together
  private static final String RANGES =
      "--dossier.workers.ranges=" + Integer.getInteger("benchmark.ranges", 64);

  // Of one date, over and over: each reads the whole source
  private static final String NIGHT = Settings.end().plusDays(1).toString();

  private static final String READ =
      """
      SELECT SUM(READ_COUNT) FROM BATCH_STEP_EXECUTION
      WHERE STEP_NAME LIKE 'classify-dossiers:%' AND STATUS = 'COMPLETED'
        AND JOB_EXECUTION_ID = (SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION)
      """;

  private static final double MOST = 0.99;

  // None: what sharing costs, and nothing else
  private static final List<Integer> PROCESSES =
      Arrays.stream(System.getProperty("benchmark.processes", "1,2,4").split(","))
          .filter(number -> !number.isBlank())
          .map(Integer::valueOf)
          .toList();

  private Scaling() throws Exception {}

  /** Measures and prints; settings as of {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    try (Scaling scaling = new Scaling()) {
      scaling.run();
    }
  }

  private void run() throws Exception {
    prepare(SOURCE, settings.dossiers(), WAREHOUSE);
    night("false");
    System.out.printf(
        "classify-dossiers of %,d dossiers, every answer of the source %d ms late, %s %s%n",
        settings.dossiers(), DELAY_MILLIS, CHUNK, RANGES);
    scale("a night in which all of them have changed");
    // Alone it passes over all components once, and does not look them up page by page
    scale("a night that reads everything", "--full");
    cost();
  }

  private void scale(String what, String... options) throws Exception {
    if (PROCESSES.isEmpty()) {
      return;
    }
    System.out.println(what + ":");
    List<Process> workers = new ArrayList<>();
    double one = 0;
    try (Proxy network = new Proxy(server.url(), DELAY_MILLIS)) {
      String source = network.through(server.url() + SOURCE);
      for (int processes : PROCESSES) {
        while (workers.size() < processes - 1) {
          workers.add(
              program.begin(
                  source,
                  WAREHOUSE,
                  "worker",
                  "--threads",
                  "1",
                  CHUNK,
                  "--logging.file.name=worker"));
        }
        until(processes - 1);
        double[] rounds = new double[settings.rounds()];
        for (int round = 0; round < rounds.length; round++) {
          change();
          rounds[round] = classified(source, options);
        }
        double median = Measured.median(Arrays.stream(rounds).boxed());
        one = processes == 1 ? median : one;
        System.out.printf(
            "%d processes: %.1f s, efficiency %.2f %s%n",
            processes, median, one / processes / median, Arrays.toString(rounds));
      }
    } finally {
      for (Process worker : workers) {
        worker.destroy();
        worker.waitFor();
      }
    }
  }

  // A blank behind the status, or none: another row, of which a verdict makes the same
  private void change() throws SQLException {
    try (Connection connection = server.connect(SOURCE);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          UPDATE ho_so SET trang_thai_ho_so_id = IF(trang_thai_ho_so_id LIKE '% ',
            TRIM(trang_thai_ho_so_id), CONCAT(trang_thai_ho_so_id, ' '))
          """);
    }
  }

  private double classified(String source, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("nightly", "--force", "--date", NIGHT, CHUNK));
    command.addAll(List.of("--dossier.nightly.partitions=1", "--dossier.workers.enabled=true"));
    command.add(RANGES);
    command.addAll(List.of(options));
    Process night = program.begin(source, WAREHOUSE, command.toArray(String[]::new));
    if (night.waitFor() != 0) {
      throw new IllegalStateException("The night ended with " + night.exitValue());
    }
    // Some lie out of scope
    if (server.number(WAREHOUSE, READ) < settings.dossiers() * MOST) {
      throw new IllegalStateException("The night has not read all dossiers");
    }
    return server.number(
        WAREHOUSE,
        """
        SELECT TIMESTAMPDIFF(MICROSECOND, START_TIME, END_TIME) / 1e6 FROM BATCH_STEP_EXECUTION
        WHERE STEP_NAME = 'classify-dossiers' ORDER BY STEP_EXECUTION_ID DESC LIMIT 1
        """);
  }

  private void cost() throws Exception {
    List<Measured> without = new ArrayList<>();
    List<Measured> with = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      without.add(night("false"));
      with.add(night("true"));
    }
    compare("seconds", without, with, Measured::seconds);
    compare("CPU seconds of the program", without, with, Measured::programCpu);
    compare("CPU seconds of the server", without, with, Measured::knownServerCpu);
  }

  private static void compare(
      String what,
      List<Measured> without,
      List<Measured> with,
      Function<Measured, Double> measure) {
    double one = Measured.median(without, measure);
    double other = Measured.median(with, measure);
    System.out.printf(
        "a full night, %s: %.2f; sharing with nobody: %.2f, %.3f times as much %s %s%n",
        what,
        one,
        other,
        other / one,
        without.stream().map(measure).toList(),
        with.stream().map(measure).toList());
  }

  private Measured night(String enabled) throws Exception {
    return program.night(
        SOURCE,
        WAREHOUSE,
        "--full",
        "--force",
        "--date",
        NIGHT,
        "--dossier.workers.enabled=" + enabled);
  }

  private void until(int workers) throws Exception {
    while (server.number(
            WAREHOUSE, "SELECT COUNT(*) FROM etl_worker WHERE of_night = 0 AND ended_at IS NULL")
        < workers) {
      Thread.sleep(200);
    }
  }
}
