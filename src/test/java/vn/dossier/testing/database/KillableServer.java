package vn.dossier.testing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A MariaDB of its own, which can be killed by SIGKILL and started again over the same data. */
public final class KillableServer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Path binaries = ServerBinaries.unpacked();
  private final Path folder;
  private final int port;
  private final List<String> options;
  private Process server;

  /**
   * Makes and starts one.
   *
   * @param folder for its data and its log
   * @param options of the server beside those that every one gets
   */
  public KillableServer(Path folder, String... options) {
    this.folder = folder.toAbsolutePath();
    this.options = List.of(options);
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    install();
    start();
  }

  /** An empty source with the tables of one-stop and an empty warehouse on it. */
  public Databases databases() throws SQLException {
    return databases("one-stop");
  }

  /** An empty source with an adapter's tables and an empty warehouse on it. */
  public Databases databases(String adapter) throws SQLException {
    return Databases.on(new TestServer(url(), "tests", "tests"), "utf8mb4_general_ci", adapter);
  }

  /** Copies whatever another one does from now on; both need an id of their own and a log. */
  public void replicate(KillableServer primary) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "tests", "tests");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = %d, MASTER_USER = 'tests',
            MASTER_PASSWORD = 'tests', MASTER_SSL = 0, MASTER_SSL_VERIFY_SERVER_CERT = 0,
            MASTER_USE_GTID = slave_pos
          """
              .formatted(primary.port));
      statement.execute("START SLAVE");
    }
  }

  /** Starts it again, and waits until it answers. */
  public void start() {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--bind-address=127.0.0.1",
                // No accounts: whoever comes may do everything
                "--skip-grant-tables",
                "--character-set-server=utf8mb4",
                // Without it a server makes a key at every start, for ten seconds
                "--skip-ssl",
                // The operating system lives on, so what a killed server has written is there
                "--innodb-flush-log-at-trx-commit=2",
                "--debug-no-sync"));
    all.addAll(options);
    server = run("bin/mariadbd", all);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!answers()) {
      if (System.nanoTime() > deadline || !server.isAlive()) {
        throw new IllegalStateException("MariaDB does not start: see " + folder);
      }
      pause();
    }
  }

  /** SIGKILL. */
  public void kill() {
    server.destroyForcibly();
    ended(server);
  }

  @Override
  public void close() {
    kill();
  }

  private void install() {
    int ended =
        ServerBinaries.alone(
            () ->
                ended(
                    run(
                        "scripts/mariadb-install-db",
                        List.of(
                            "--basedir=" + binaries,
                            "--force",
                            "--skip-name-resolve",
                            "--auth-root-authentication-method=normal"))));
    if (ended != 0) {
      throw new IllegalStateException("MariaDB makes no data: see " + folder);
    }
  }

  private Process run(String program, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve(program).toString());
    command.add("--no-defaults");
    command.addAll(options);
    command.add("--datadir=" + folder.resolve("data"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(binaries.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    builder.environment().put("LD_LIBRARY_PATH", binaries.resolve("libs").toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its JDBC URL without a database, ending in a slash. */
  public String url() {
    return "jdbc:mysql://127.0.0.1:%d/".formatted(port);
  }

  private boolean answers() {
    try (Connection connection = DriverManager.getConnection(url(), "tests", "tests")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static int ended(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("A program of MariaDB does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
