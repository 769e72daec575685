package vn.dossier.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** What a server can take at once (max_allowed_packet). */
public final class Packets {

  private Packets() {}

  /**
   * Why a database cannot unpack so many bytes; nothing when it can. A server that may not gives
   * null, and a warning that nobody reads.
   */
  public static Optional<String> hindrance(JdbcOperations database, long bytes) {
    return Optional.ofNullable(
        database.execute(
            (ConnectionCallback<String>)
                connection -> {
                  if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                    return "H2 unpacks nothing";
                  }
                  try (Statement statement = connection.createStatement();
                      ResultSet row = statement.executeQuery("SELECT @@max_allowed_packet")) {
                    return tooSmall(row, bytes);
                  }
                }));
  }

  private static String tooSmall(ResultSet row, long bytes) throws SQLException {
    row.next();
    return row.getLong(1) < bytes
        ? "max_allowed_packet of its server is below %,d".formatted(bytes)
        : null;
  }
}
