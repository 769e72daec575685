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
    StringBuilder text = texts[table.ordinal()];
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      if (row[i] instanceof String value) {
        append(text, value);
      } else {
        text.append(row[i] == null ? "\\N" : row[i]);
      }
    }
    text.append('\n');
  }

  private static void append(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        default -> text.append(c);
      }
    }
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
