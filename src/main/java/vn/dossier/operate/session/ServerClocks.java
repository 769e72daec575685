package vn.dossier.operate.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.setup.SetupException;
import vn.dossier.source.connect.SourcePool;

/**
 * Compares this host's clock with those of the two servers: a business date comes from it. H2 lives
 * in this process and has no clock of its own.
 */
@Component
public final class ServerClocks {

  private static final Logger log = LoggerFactory.getLogger(ServerClocks.class);

  private static final Duration ALLOWED = Duration.ofMinutes(5);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final JdbcTemplate warehouse;
  private final SourcePool source;
  private final Clock clock;

  /**
   * @param clock in the zone of the dossiers
   */
  ServerClocks(JdbcTemplate warehouse, @Qualifier("source") SourcePool source, Clock clock) {
    this.warehouse = warehouse;
    this.source = source;
    this.clock = clock;
  }

  /**
   * Refuses to go on by clocks of which one is wrong. A source that does not answer is left to the
   * run that needs it.
   *
   * @throws SetupException when they are more than 5 minutes apart
   */
  public void require() {
    Map<String, Instant> clocks = own();
    add("the warehouse's server", warehouse, clocks);
    try {
      add("the source's server", new JdbcTemplate(source), clocks);
    } catch (DataAccessException e) {
      log.debug("The source does not tell its time", e);
    }
    if (areApart(clocks)) {
      throw new SetupException(
          "Clocks are more than %d minutes apart: %s; correct the wrong one, then type the same command again"
              .formatted(ALLOWED.toMinutes(), text(clocks)));
    }
  }

  /** The clocks that a check compares: this host's, and of the servers that have one. */
  public Map<String, Instant> read(boolean ofSource, boolean ofWarehouse) {
    Map<String, Instant> clocks = own();
    if (ofWarehouse) {
      add("the warehouse's server", warehouse, clocks);
    }
    if (ofSource) {
      add("the source's server", new JdbcTemplate(source), clocks);
    }
    return clocks;
  }

  private Map<String, Instant> own() {
    Map<String, Instant> clocks = new LinkedHashMap<>();
    clocks.put("this host", clock.instant());
    return clocks;
  }

  // Seconds since 1970, whatever the zone of the session
  private static void add(String whose, JdbcTemplate server, Map<String, Instant> clocks) {
    if (ServerProduct.isServer(server)) {
      Long seconds = server.queryForObject("SELECT UNIX_TIMESTAMP()", Long.class);
      clocks.put(whose, Instant.ofEpochSecond(Objects.requireNonNull(seconds)));
    }
  }

  /** Whether any two of them are further apart than is allowed. */
  public static boolean areApart(Map<String, Instant> clocks) {
    Instant first = clocks.values().stream().min(Instant::compareTo).orElseThrow();
    Instant last = clocks.values().stream().max(Instant::compareTo).orElseThrow();
    return Duration.between(first, last).compareTo(ALLOWED) > 0;
  }

  /** Each with what it says, in the zone of the dossiers. */
  public String text(Map<String, Instant> clocks) {
    return clocks.entrySet().stream()
            .map(
                c ->
                    "%s says %s"
                        .formatted(
                            c.getKey(),
                            TIME.format(LocalDateTime.ofInstant(c.getValue(), clock.getZone()))))
            .collect(Collectors.joining(", "))
        + " ("
        + clock.getZone()
        + ")";
  }
}
