package vn.dossier.testing.process;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import vn.dossier.testing.database.Databases;

/**
 * Holds a process in the middle of a chosen write, by a trigger that sleeps, so that it can be
 * killed there. Servers only.
 */
public final class WriteGate implements AutoCloseable {

  /**
   * Where to hold.
   *
   * @param name what a reader calls this instant
   * @param event trigger event and table, such as {@code UPDATE ON etl_run}
   * @param condition of the trigger, over NEW and OLD
   */
  public record Write(String name, String event, String condition) {}

  private static final String SLEEPERS =
      """
      SELECT id FROM information_schema.processlist
      WHERE db = DATABASE() AND state = 'User sleep'
      """;

  private final Connection connection;
  private final Statement statement;

  WriteGate(Databases databases, Write write) throws SQLException {
    connection = databases.warehouse();
    statement = connection.createStatement();
    statement.execute(
        "CREATE TRIGGER hold BEFORE %s FOR EACH ROW IF %s THEN DO SLEEP(600); END IF"
            .formatted(write.event(), write.condition()));
  }

  /** Waits until the process is held; false when it ends before. */
  boolean holds(RunningJar running) throws SQLException {
    while (running.isAlive()) {
      if (!ids(SLEEPERS).isEmpty()) {
        return true;
      }
      LifeOfANight.sleep(20);
    }
    return false;
  }

  /** Opens the gate; what a killed process has left on the server ends. */
  @Override
  public void close() throws SQLException {
    for (List<Long> held = ids(SLEEPERS); !held.isEmpty(); held = ids(SLEEPERS)) {
      for (long id : held) {
        end(id);
      }
    }
    statement.execute("DROP TRIGGER hold");
    connection.close();
  }

  private void end(long id) {
    try {
      statement.execute("KILL " + id);
    } catch (SQLException e) {
      // It has gone by itself
    }
  }

  private List<Long> ids(String sql) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        ids.add(found.getLong(1));
      }
    }
    return ids;
  }
}
