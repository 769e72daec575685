package vn.dossier.operate.trace;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections below a pool whose statements are timed until the database answers. Of prepared ones
 * the text is known, never a value.
 */
final class TimedConnections extends DelegatingDataSource {

  private final String database;
  private final SlowStatements slow;

  /**
   * @param connections as the driver opens them
   * @param database source or warehouse
   */
  TimedConnections(DataSource connections, String database, SlowStatements slow) {
    super(connections);
    this.database = database;
    this.slow = slow;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return timed(super.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return timed(super.getConnection(username, password));
  }

  private Connection timed(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object made = call(proxy, connection, method, arguments);
          return switch (method.getName()) {
            case "prepareStatement" ->
                timed(PreparedStatement.class, (PreparedStatement) made, (String) arguments[0]);
            case "createStatement" -> timed(Statement.class, (Statement) made, null);
            default -> made;
          };
        });
  }

  private <S extends Statement> S timed(Class<S> type, S statement, String prepared) {
    return proxy(
        type,
        (proxy, method, arguments) -> {
          if (!method.getName().startsWith("execute")) {
            return call(proxy, statement, method, arguments);
          }
          String sql = arguments != null && arguments[0] instanceof String given ? given : prepared;
          return slow.timed(database, sql, () -> call(proxy, statement, method, arguments));
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            TimedConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object proxy, Object target, Method method, Object... arguments)
      throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
