package vn.dossier.testing.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * An empty source, with its tables, and an empty warehouse.
 *
 * @param sourceUrl where the source is
 * @param warehouseUrl where the warehouse is
 * @param username account of both
 * @param password its password
 */
public record Databases(
    String sourceUrl,
    String warehouseUrl,
    String username,
    String password,
    Map<String, Object> ofAdapter) {

  public Databases(String sourceUrl, String warehouseUrl, String username, String password) {
    this(sourceUrl, warehouseUrl, username, password, Map.of());
  }

  /** The same with settings that the adapter of its source needs. */
  public Databases with(Map<String, Object> settingsOfAdapter) {
    return new Databases(sourceUrl, warehouseUrl, username, password, settingsOfAdapter);
  }

  /** In memory, for as long as the test JVM lives. */
  public static Databases h2() throws SQLException {
    return h2("jdbc:h2:mem:", ";DB_CLOSE_DELAY=-1").withTables("one-stop");
  }

  /**
   * The same, with the source of another adapter.
   *
   * @param onServer whether on the server of the tests
   */
  public static Databases of(String adapter, boolean onServer) throws SQLException {
    Databases databases =
        onServer
            ? empty(TestServer.get(), "utf8mb4_unicode_ci")
            : h2("jdbc:h2:mem:", ";DB_CLOSE_DELAY=-1");
    return databases.withTables(adapter);
  }

  /** In two files of a folder, which one process at a time can open. */
  public static Databases h2Files(Path folder) throws SQLException {
    return h2("jdbc:h2:file:" + folder.toAbsolutePath() + "/", ";DB_CLOSE_ON_EXIT=FALSE")
        .withTables("one-stop");
  }

  private static Databases h2(String where, String options) {
    String name = UUID.randomUUID().toString();
    String mode = ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    return new Databases(
        where + "source-" + name + options + mode,
        where + "warehouse-" + name + options + mode,
        "sa",
        "");
  }

  /**
   * On the MariaDB or MySQL server of the tests.
   *
   * @param collation of the source, whose order and equality the program must not rely on
   */
  public static Databases server(String collation) throws SQLException {
    return on(TestServer.get(), collation, "one-stop");
  }

  /** On the same server, or on one beside it, that speaks TLS. */
  public static Databases serverWithTls() throws SQLException {
    return on(TestServer.withTls(), "utf8mb4_general_ci", "one-stop");
  }

  static Databases on(TestServer server, String collation, String adapter) throws SQLException {
    return empty(server, collation).withTables(adapter);
  }

  private static Databases empty(TestServer server, String collation) throws SQLException {
    String name = UUID.randomUUID().toString().substring(0, 8);
    return new Databases(
        server.create("source_" + name, collation),
        server.create("warehouse_" + name, "utf8mb4_general_ci"),
        server.username(),
        server.password());
  }

  /** With the tables of the warehouse. */
  public Databases migrated() throws SQLException {
    MigratedWarehouse.into(this, warehouseUrl.startsWith("jdbc:mysql:") ? TestServer.get() : null);
    return this;
  }

  /** A connection that may write the source, many rows at once. */
  public Connection source() throws SQLException {
    Properties options = new Properties();
    options.setProperty("user", username);
    options.setProperty("password", password);
    if (sourceUrl.startsWith("jdbc:mysql:")) {
      options.setProperty("rewriteBatchedStatements", "true");
    }
    return DriverManager.getConnection(sourceUrl, options);
  }

  /** A connection to look at the warehouse. */
  public Connection warehouse() {
    try {
      return DriverManager.getConnection(warehouseUrl, username, password);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The six settings, and those of the adapter. */
  public Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(ofAdapter);
    settings.put("dossier.source.url", sourceUrl);
    settings.put("dossier.source.username", username);
    settings.put("dossier.source.password", password);
    settings.put("spring.datasource.url", warehouseUrl);
    settings.put("spring.datasource.username", username);
    settings.put("spring.datasource.password", password);
    return settings;
  }

  private Databases withTables(String adapter) throws SQLException {
    try (Connection connection = source()) {
      ScriptUtils.executeSqlScript(
          connection, new ClassPathResource("jobs/source/%s/schema.sql".formatted(adapter)));
    }
    return this;
  }
}
