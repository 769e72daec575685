package vn.dossier.operate.lock;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.end.ExhaustedMemory;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.operate.session.BusyException;
import vn.dossier.operate.session.ConnectionSettings;
import vn.dossier.operate.session.H2FileGuard;
import vn.dossier.warehouse.fence.Fence;

/**
 * One run at a time for each warehouse: a lock of the server on a connection of its own, which the
 * server frees when the process dies, and the visible row of etl_lock. An H2 file needs no lock:
 * only one process can open it.
 */
public final class WarehouseLock implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WarehouseLock.class);

  private static final int HEARTBEAT_SECONDS = 10;

  // Well below the wait_timeout of its connection
  private static final int LOOK_SECONDS = 5;

  // How often and how long to wait for a holder who does not show itself yet: 20 seconds in all
  private static final int PATIENCE = 100;
  private static final long PAUSE_MILLIS = 200;

  private final JdbcTemplate warehouse;
  private final Clock clock;
  private final Connection connection;
  private ScheduledExecutorService heart;
  private boolean shown;

  private WarehouseLock(JdbcTemplate warehouse, Clock clock, Connection connection) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.connection = connection;
  }

  /**
   * @throws BusyException when another process holds it
   */
  static WarehouseLock acquire(JdbcTemplate warehouse, DataSourceProperties settings, Clock clock) {
    if (settings.determineUrl().startsWith("jdbc:h2:")) {
      return new WarehouseLock(warehouse, clock, null);
    }
    try {
      Connection connection =
          DriverManager.getConnection(
              settings.determineUrl(), settings.determineUsername(), settings.determinePassword());
      try (Statement statement = connection.createStatement()) {
        // Of a process that stands still it is freed like all that the process holds
        statement.execute(ConnectionSettings.SHORT_WAIT);
      }
      for (int tries = 0; !locked(connection, "SELECT GET_LOCK(?, 0)"); tries++) {
        String holder = LockHolder.named(warehouse);
        if (!holder.isEmpty() || tries == PATIENCE) {
          connection.close();
          throw new BusyException(LockHolder.ACTIVE + holder);
        }
        // It has only just taken the lock, or builds the schema, and shows itself in a moment
        Thread.sleep(PAUSE_MILLIS);
      }
      return new WarehouseLock(warehouse, clock, connection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before the warehouse was locked", e);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot lock the warehouse: " + e.getMessage(), e);
    }
  }

  /** Keeps its connection alive, and stops the run when the lock is lost. */
  void keep(StopSignal stopSignal, Fence fence) {
    stopSignal.guardBy(this::stillOurs);
    heart =
        Executors.newScheduledThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    heart.scheduleAtFixedRate(
        ExhaustedMemory.endingWithoutMemory(() -> look(stopSignal, fence)),
        LOOK_SECONDS,
        LOOK_SECONDS,
        TimeUnit.SECONDS);
  }

  private void look(StopSignal stopSignal, Fence fence) {
    if (!stillOurs()) {
      log.error("The lock on the warehouse is lost, the run stops");
      heart.shutdown();
      fence.standBack();
      stopSignal.lockLost();
    }
  }

  /** Shows who runs, and keeps the row fresh. */
  void show(String job) {
    LocalDateTime now = LocalDateTime.now(clock);
    clear();
    warehouse.update(
        """
        INSERT INTO etl_lock (job, owner, host, pid, since, heartbeat_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        job,
        System.getProperty("user.name"),
        H2FileGuard.host(),
        ProcessHandle.current().pid(),
        now,
        now);
    shown = true;
    heart.scheduleAtFixedRate(
        ExhaustedMemory.endingWithoutMemory(this::beat),
        HEARTBEAT_SECONDS,
        HEARTBEAT_SECONDS,
        TimeUnit.SECONDS);
  }

  private void beat() {
    try {
      warehouse.update("UPDATE etl_lock SET heartbeat_at = ?", LocalDateTime.now(clock));
    } catch (DataAccessException e) {
      log.warn("No heartbeat: {}", e.getMessage());
    }
  }

  private synchronized boolean stillOurs() {
    try {
      return connection == null || locked(connection, "SELECT IS_USED_LOCK(?) = CONNECTION_ID()");
    } catch (SQLException e) {
      log.debug("The connection of the lock is gone", e);
      return false;
    }
  }

  @Override
  public void close() {
    if (heart != null) {
      heart.shutdownNow();
    }
    if (shown) {
      try {
        // The row of whoever took the lock after us is not ours to remove
        if (stillOurs()) {
          clear();
        }
      } catch (DataAccessException e) {
        log.warn("The row of etl_lock stays behind", e);
      }
    }
    try {
      if (connection != null) {
        // Closing frees it too, but when the server gets to it
        locked(connection, "SELECT RELEASE_LOCK(?)");
        connection.close();
      }
    } catch (SQLException e) {
      log.debug("The server has freed the lock already", e);
    }
  }

  // Whoever holds the lock is alone: any other row is of a process that died
  private void clear() {
    warehouse.update("DELETE FROM etl_lock");
  }

  // The schema is in the name, since lock names are known to the whole server
  static boolean locked(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      String name = "dossier-etl:" + connection.getCatalog();
      // Servers allow 64 characters
      statement.setString(1, name.length() <= 64 ? name : name.substring(0, 64));
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getInt(1) == 1;
      }
    }
  }
}
