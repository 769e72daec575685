package vn.dossier.source;

import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.rows.Packets;
import vn.dossier.setup.SetupErrors;

/** The server of the source, and how far it has come in what it replicates. */
public final class SourceServer {

  private static final String NAME =
      "SELECT CONCAT(@@hostname, ':', @@port, '#', @@server_id, '/', DATABASE())";

  // Of a primary and of a replica alike
  private static final String POSITION_OF_MARIADB = "SELECT @@GLOBAL.gtid_current_pos";
  private static final String POSITION_OF_MYSQL = "SELECT @@GLOBAL.gtid_executed";

  private static final String WAIT_ON_MARIADB = "SELECT MASTER_GTID_WAIT(?, ?)";
  private static final String WAIT_ON_MYSQL = "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)";

  private static final String H2 = "h2";

  private final JdbcOperations source;
  private final boolean server;

  /**
   * @param source connections to it
   * @param server whether it is one; else H2, which replicates nothing
   */
  public SourceServer(JdbcOperations source, boolean server) {
    this.source = source;
    this.server = server;
  }

  /** Tells servers apart, however they are reached; the schema is in it. */
  public String name() {
    return server ? Objects.requireNonNull(source.queryForObject(NAME, String.class)) : H2;
  }

  /**
   * Lets a process start only where it may get in. A server that is away is left to whoever needs
   * it.
   *
   * @throws DataAccessException when a person must change something first
   */
  public void requireEntry() {
    try {
      name();
    } catch (DataAccessException e) {
      for (Throwable t = e; t != null; t = t.getCause()) {
        if (SetupErrors.needsAPerson(t)) {
          throw e;
        }
      }
    }
  }

  /**
   * Whether two names are of schemas that are called the same: those of a replica and its primary
   * are, and no global transaction ids tell two schemas of one server apart.
   */
  public static boolean isSameSchema(String name, String other) {
    return schema(name).equals(schema(other));
  }

  // No host has a slash in its name
  private static String schema(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  /** Why it cannot be asked for single buckets (max_allowed_packet); nothing when it can. */
  public Optional<String> hindrance() {
    return Packets.hindrance(source, CodeBucket.MARKS_LENGTH);
  }

  /** Its global transaction ids until now; null when it keeps none. */
  public String position() {
    if (!server) {
      return null;
    }
    String position =
        source.queryForObject(isMariaDb() ? POSITION_OF_MARIADB : POSITION_OF_MYSQL, String.class);
    return position == null || position.isBlank() ? null : position;
  }

  /**
   * Waits for a position of another server.
   *
   * @return whether this one has come that far
   */
  public boolean reaches(String position, int seconds) {
    Integer reached =
        source.queryForObject(
            isMariaDb() ? WAIT_ON_MARIADB : WAIT_ON_MYSQL, Integer.class, position, seconds);
    return reached != null && reached == 0;
  }

  private boolean isMariaDb() {
    String version = source.queryForObject("SELECT VERSION()", String.class);
    return version != null && version.contains("MariaDB");
  }
}
