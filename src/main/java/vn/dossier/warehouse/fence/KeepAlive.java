package vn.dossier.warehouse.fence;

import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server from ending connections that wait for something else, such as a page of the
 * source. Sessions have a short wait_timeout, so that the locks of a process that stands still are
 * freed; this is how the server tells the two apart.
 */
public final class KeepAlive {

  /** How often: well below the wait_timeout of sessions, which is 40 seconds. */
  public static final Duration EVERY = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(KeepAlive.class);

  private final Duration every;
  private final Set<Connection> watched = ConcurrentHashMap.newKeySet();
  private ScheduledExecutorService ticker;

  /**
   * @param every how often connections get a sign of life
   */
  public KeepAlive(Duration every) {
    this.every = every;
  }

  /** Keeps a connection alive until it is closed, or given back to its pool. */
  void watch(Connection connection) {
    if (isOfServer(connection)) {
      start();
      watched.add(connection);
    }
  }

  private static boolean isOfServer(Connection connection) {
    try {
      return connection.isWrapperFor(JdbcConnection.class);
    } catch (SQLException e) {
      return false;
    }
  }

  private synchronized void start() {
    if (ticker == null) {
      ticker =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "keep-alive");
                thread.setDaemon(true);
                return thread;
              });
      ticker.scheduleAtFixedRate(
          this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  // The executor would keep what is thrown to itself and never tick again
  private void tick() {
    try {
      ping();
    } catch (Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** Gives every connection that nobody uses at the moment a sign of life. */
  void ping() {
    for (Connection connection : watched) {
      try {
        if (connection.isClosed()) {
          watched.remove(connection);
        } else {
          ping(connection.unwrap(JdbcConnection.class));
        }
      } catch (SQLException | RuntimeException e) {
        // Whoever uses it will find out
        log.debug("A connection is gone", e);
        watched.remove(connection);
      }
    }
  }

  // A connection whose lock is held runs a statement: it is not idle, and may be so for long
  private static void ping(JdbcConnection connection) throws SQLException {
    Lock statement = connection.getConnectionLock();
    if (statement.tryLock()) {
      try {
        connection.ping();
      } finally {
        statement.unlock();
      }
    }
  }

  /** From now on the server may end what stands still. */
  synchronized void stop() {
    if (ticker != null) {
      ticker.shutdownNow();
      ticker = null;
    }
    watched.clear();
  }
}
