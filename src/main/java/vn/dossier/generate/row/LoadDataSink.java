package vn.dossier.generate.row;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import vn.dossier.connect.LocalData;

/** LOAD DATA LOCAL out of memory: no file is written or read. */
public final class LoadDataSink implements RowSink {

  private final Connection connection;
  private final Statement statement;
  private final StringBuilder[] texts = new StringBuilder[GeneratedTable.values().length];

  /**
   * @param connection of MySQL's driver, allowed to load local data, without auto-commit
   */
  public LoadDataSink(Connection connection) throws SQLException {
    this.connection = connection;
    this.statement = connection.createStatement();
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new StringBuilder();
    }
  }

  @Override
  public void add(GeneratedTable table, Object... row) {
    LocalData.append(texts[table.ordinal()], row);
  }

  @Override
  public void flush() throws SQLException {
    for (GeneratedTable table : GeneratedTable.values()) {
      StringBuilder text = texts[table.ordinal()];
      if (!text.isEmpty()) {
        byte[] rows = text.toString().getBytes(StandardCharsets.UTF_8);
        LocalData.load(statement, table.load(), rows);
        text.setLength(0);
      }
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
