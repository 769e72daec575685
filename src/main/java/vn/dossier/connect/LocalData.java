package vn.dossier.connect;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;

/**
 * LOAD DATA LOCAL out of memory, on connections that can send no file.
 *
 * <p>A server may answer any statement by asking for a file. The driver looks first whether files
 * are allowed at all, and then sends the stream that was set instead of the file. So files are
 * forbidden from the moment a connection is opened, and allowed for the one statement that loads,
 * on a connection that has a stream and is never without one afterwards.
 */
public final class LocalData {

  /**
   * What a connection is opened with: it tells the server that it can load local data, and answers
   * every request for a file with a refusal.
   */
  public static final Map<String, String> PROPERTIES =
      Map.of("allowLoadLocalInfile", "false", "allowLoadLocalInfileInPath", "");

  private static final String TAKEN = "SELECT @@local_infile";

  private LocalData() {}

  /** Whether both the connection, by {@link #PROPERTIES}, and its server take local data. */
  public static boolean isTaken(Connection connection) throws SQLException {
    if (!connection.isWrapperFor(JdbcConnection.class) || !offers(connection)) {
      return false;
    }
    try (Statement statement = connection.createStatement();
        ResultSet setting = statement.executeQuery(TAKEN)) {
      return setting.next() && setting.getInt(1) == 1;
    }
  }

  private static boolean offers(Connection connection) throws SQLException {
    return connection
        .unwrap(JdbcConnection.class)
        .getPropertySet()
        .getStringProperty(PropertyKey.allowLoadLocalInfileInPath)
        .isExplicitlySet();
  }

  /**
   * Adds a row as LOAD DATA reads it by default; bytes in hexadecimal, for UNHEX.
   *
   * @param row texts, numbers, dates, bytes and nulls, in the order of the columns
   */
  public static void append(StringBuilder lines, Object... row) {
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        lines.append('\t');
      }
      if (row[i] instanceof String text) {
        append(lines, text);
      } else if (row[i] instanceof byte[] bytes) {
        lines.append(HexFormat.of().formatHex(bytes));
      } else if (row[i] instanceof Integer number) {
        // Without a text of its own
        lines.append(number.intValue());
      } else if (row[i] instanceof Long number) {
        lines.append(number.longValue());
      } else {
        lines.append(row[i] == null ? "\\N" : row[i]);
      }
    }
    lines.append('\n');
  }

  private static void append(StringBuilder lines, String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped = escaped(text.charAt(i));
      if (escaped != null) {
        lines.append(text, from, i).append(escaped);
        from = i + 1;
      }
    }
    if (from == 0) {
      // Nearly all, and faster whole
      lines.append(text);
    } else {
      lines.append(text, from, text.length());
    }
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\0' -> "\\0";
      default -> null;
    };
  }

  /**
   * Runs a LOAD DATA LOCAL statement.
   *
   * @param load names a file that is never looked at
   * @param lines what the server gets in its place
   * @return the rows that were loaded; what did not fit is among the statement's warnings
   */
  public static int load(Statement statement, String load, byte[] lines) throws SQLException {
    JdbcStatement driver = statement.unwrap(JdbcStatement.class);
    RuntimeProperty<Boolean> files =
        statement
            .getConnection()
            .unwrap(JdbcConnection.class)
            .getPropertySet()
            .getBooleanProperty(PropertyKey.allowLoadLocalInfile);
    driver.setLocalInfileInputStream(new ByteArrayInputStream(lines));
    files.setValue(true);
    try {
      return statement.executeUpdate(load);
    } finally {
      files.setValue(false);
      // An empty one, never none: without a stream the driver would open the file that was named
      driver.setLocalInfileInputStream(InputStream.nullInputStream());
    }
  }
}
