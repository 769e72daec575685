package vn.dossier.operate.session;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import vn.dossier.operate.process.PrivateFile;

/**
 * The warehouse when it is an H2 file, which one process alone can open: opened before anything
 * else, and a small file beside it tells who has it (src/docs/contracts.md). The file comes after
 * opening and goes before closing, so it is never that of somebody who was turned away.
 */
public final class H2FileGuard
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(H2FileGuard.class);

  private static final String URL = "spring.datasource.url";
  private static final Pattern FILE_URL = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:).*");

  /** H2: another process has the file open; the message names the file in quotes. */
  private static final int IN_USE = 90020;

  private static final Pattern NAMED = Pattern.compile("\"(.+\\.mv\\.db)\"");

  private final String command;
  private final Clock clock;
  private Connection connection;
  private Path owner;

  /**
   * @param command shown to whoever is turned away
   */
  H2FileGuard(String command, Clock clock) {
    this.command = command;
    this.clock = clock;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    String url = environment.getProperty(URL, "");
    if (!FILE_URL.matcher(url).matches()) {
      return;
    }
    try {
      connection = DriverManager.getConnection(url, credentials(environment));
      owner = Path.of(path(connection) + ".mv.db.owner");
      write();
    } catch (SQLException e) {
      // Any other error comes again where the pool opens it, and is reported there
      if (isInUse(e)) {
        throw new BusyException(describe(e));
      }
    } catch (IOException e) {
      // Only the name in a message depends on it
      log.warn("Cannot write {}: {}", owner, e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      if (owner != null) {
        Files.deleteIfExists(owner);
      }
      if (connection != null) {
        connection.close();
      }
    } catch (IOException | SQLException e) {
      log.warn("Cannot tidy up {}: {}", owner, e.getMessage());
    }
  }

  /** Whether an error says that another process has an H2 file. */
  static boolean isInUse(SQLException thrown) {
    return thrown.getErrorCode() == IN_USE;
  }

  /** Who has the file that such an error names, in one line. */
  static String describe(SQLException thrown) {
    Matcher named = NAMED.matcher(thrown.getMessage());
    if (!named.find()) {
      return "The H2 database is in use by another process";
    }
    return "%s is in use by %s"
        .formatted(named.group(1), holder(Path.of(named.group(1) + ".owner")));
  }

  private static String holder(Path owner) {
    Properties known = new Properties();
    try (Reader in = Files.newBufferedReader(owner)) {
      known.load(in);
    } catch (IOException | IllegalArgumentException e) {
      return "another process";
    }
    // Left behind by a process that died, and somebody else has the file now
    if (host().equals(known.getProperty("host"))
        && ProcessHandle.of(Long.parseLong(known.getProperty("pid", "0"))).isEmpty()) {
      return "another process";
    }
    return "%s (pid %s on %s, since %s)"
        .formatted(
            known.getProperty("command"),
            known.getProperty("pid"),
            known.getProperty("host"),
            known.getProperty("since"));
  }

  public static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private void write() throws IOException {
    Properties self = new Properties();
    self.setProperty("command", command);
    self.setProperty("host", host());
    self.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
    self.setProperty("since", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    // Left behind by a process that died: the database, which is open now, has one owner
    Files.deleteIfExists(owner);
    try (Writer out = Channels.newWriter(PrivateFile.create(owner), StandardCharsets.UTF_8)) {
      self.store(out, "Who has the database now");
    }
  }

  private static Properties credentials(Environment environment) {
    Properties credentials = new Properties();
    String user = environment.getProperty("spring.datasource.username");
    String password = environment.getProperty("spring.datasource.password");
    if (user != null) {
      credentials.setProperty("user", user);
    }
    if (password != null) {
      credentials.setProperty("password", password);
    }
    return credentials;
  }

  private static String path(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SELECT DATABASE_PATH()")) {
      answer.next();
      return answer.getString(1);
    }
  }
}
