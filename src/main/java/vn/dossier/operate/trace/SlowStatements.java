package vn.dossier.operate.trace;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.slf4j.MDC;
import vn.dossier.nightly.launch.RunFields;

/** The slowest statements of a process: bounded, however many there are. */
final class SlowStatements {

  /** From here on one is slow. */
  static final Duration SLOW = Duration.ofSeconds(1);

  private static final int MOST = 100;

  // There is none to inject before connections are opened
  private static final Clock CLOCK = Clock.systemUTC();

  /**
   * One of them.
   *
   * @param database source or warehouse
   * @param sql as prepared, without its values; null for a batch of several texts
   * @param run the execution that worked; null outside of one
   * @param step its step; null outside of one
   * @param partition of the step; null where it has none
   */
  record Slow(
      String database,
      String sql,
      Instant start,
      Duration took,
      boolean failed,
      String run,
      String step,
      String partition) {}

  /** What runs a statement. */
  interface Execution {
    Object run() throws Throwable;
  }

  private final PriorityQueue<Slow> slowest = new PriorityQueue<>(Comparator.comparing(Slow::took));
  private final Duration slow;

  /**
   * @param slow from here on one is slow
   */
  SlowStatements(Duration slow) {
    this.slow = slow;
  }

  /** Runs a statement, and keeps it if it is slow. */
  Object timed(String database, String sql, Execution statement) throws Throwable {
    Instant start = CLOCK.instant();
    long before = System.nanoTime();
    boolean failed = false;
    try {
      return statement.run();
    } catch (SQLException e) {
      failed = true;
      throw e;
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      if (took.compareTo(slow) >= 0) {
        keep(
            new Slow(
                database,
                sql,
                start,
                took,
                failed,
                RunFields.now().get(RunFields.RUN),
                MDC.get(RunFields.STEP),
                MDC.get(RunFields.PARTITION)));
      }
    }
  }

  private synchronized void keep(Slow statement) {
    slowest.add(statement);
    if (slowest.size() > MOST) {
      slowest.remove();
    }
  }

  /** By their start. */
  synchronized List<Slow> slowest() {
    return slowest.stream().sorted(Comparator.comparing(Slow::start)).toList();
  }
}
