package vn.dossier.generate.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Changes that wait to be written, in batches by kind. */
public final class ChangeBatches implements AutoCloseable {

  private final Connection connection;
  private final Map<Change, PreparedStatement> statements = new EnumMap<>(Change.class);

  public ChangeBatches(Connection connection) {
    this.connection = connection;
  }

  /** Takes a change with the values of its statement, in their order. */
  void add(Change change, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(change);
    if (statement == null) {
      statement = connection.prepareStatement(change.sql());
      statements.put(change, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  /** Writes what waits. */
  public void write() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }
}
