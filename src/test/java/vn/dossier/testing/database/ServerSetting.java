package vn.dossier.testing.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A default of the whole test server, which sessions begin with, until this is closed. */
public final class ServerSetting implements AutoCloseable {

  private final Databases databases;
  private final String variable;
  private final String before;

  private ServerSetting(Databases databases, String variable, String before) {
    this.databases = databases;
    this.variable = variable;
    this.before = before;
  }

  /** Changes it. */
  public static ServerSetting of(Databases databases, String variable, String value)
      throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@GLOBAL." + variable)) {
      row.next();
      ServerSetting setting = new ServerSetting(databases, variable, row.getString(1));
      setting.set(value);
      return setting;
    }
  }

  private void set(String value) throws SQLException {
    try (Connection connection = databases.source();
        PreparedStatement statement =
            connection.prepareStatement("SET GLOBAL %s = ?".formatted(variable))) {
      statement.setString(1, value);
      statement.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    set(before);
  }
}
