package vn.dossier.generate.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Batches of inserts: for H2, and for servers that take no LOAD DATA LOCAL. */
public final class InsertSink implements RowSink {

  private static final int BATCH = 1_000;

  private final Connection connection;
  private final Map<GeneratedTable, PreparedStatement> statements =
      new EnumMap<>(GeneratedTable.class);
  private final int[] waiting = new int[GeneratedTable.values().length];

  /**
   * @param connection without auto-commit
   */
  public InsertSink(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void add(GeneratedTable table, Object... row) throws SQLException {
    PreparedStatement statement = statements.get(table);
    if (statement == null) {
      statement = connection.prepareStatement(table.insert());
      statements.put(table, statement);
    }
    for (int i = 0; i < row.length; i++) {
      statement.setObject(i + 1, row[i]);
    }
    statement.addBatch();
    if (++waiting[table.ordinal()] == BATCH) {
      write(table, statement);
    }
  }

  @Override
  public void flush() throws SQLException {
    for (Map.Entry<GeneratedTable, PreparedStatement> entry : statements.entrySet()) {
      write(entry.getKey(), entry.getValue());
    }
    connection.commit();
  }

  private void write(GeneratedTable table, PreparedStatement statement) throws SQLException {
    if (waiting[table.ordinal()] > 0) {
      statement.executeBatch();
      waiting[table.ordinal()] = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }
}
