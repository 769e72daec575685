package vn.dossier.operate.check;

import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.operate.session.PoolSizes;
import vn.dossier.source.connect.SourcePool;

/** Looks whether the servers have connections free for the pools of a night, and for its lock. */
final class ConnectionsCheck {

  private static final String FREE = "free connections";

  /** Of the lock, which has a connection of its own. */
  private static final int LOCK = 1;

  /**
   * What a server has left.
   *
   * @param name tells servers apart
   * @param free how many it would still take
   * @param limit how many it may have at all; of the account's own, when that is less
   */
  private record Server(String name, long free, long limit) {}

  /** What a night opens at least, and at most. */
  private record Wanted(int least, int most) {

    private Wanted and(Wanted other) {
      return new Wanted(least + other.least, most + other.most);
    }
  }

  private final ApplicationContext context;
  private final Inspection inspection;
  private final Map<Server, Wanted> wanted = new LinkedHashMap<>();

  ConnectionsCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  /**
   * @param source whether the source answers
   * @param warehouse whether the warehouse answers
   */
  void run(boolean source, boolean warehouse) {
    inspection.look(
        FREE,
        null,
        () -> {
          PoolSizes pools = context.getBean(PoolSizes.class);
          if (source) {
            look(context.getBean(SourcePool.class), pools.source(), 0);
          }
          if (warehouse) {
            look(context.getBean(HikariDataSource.class), pools.warehouse(), LOCK);
          }
          wanted.forEach(this::report);
        });
  }

  private void look(HikariDataSource pool, PoolSizes.Pool sizes, int beside) {
    if (!pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
      return;
    }
    Server server = server(pool);
    Wanted more = new Wanted(sizes.needed() + beside, sizes.size() + beside);
    // Two databases of one server share its connections, even when the two looks count differently
    Server same =
        wanted.keySet().stream()
            .filter(s -> s.name().equals(server.name()))
            .findFirst()
            .orElse(server);
    wanted.merge(same, more, Wanted::and);
  }

  private static Server server(HikariDataSource pool) {
    JdbcTemplate database = new JdbcTemplate(pool);
    long open =
        database.queryForObject(
            "SHOW GLOBAL STATUS LIKE 'Threads_connected'", (rs, n) -> rs.getLong("Value"));
    // Those of this very process are gone by night
    long own = pool.getHikariPoolMXBean().getTotalConnections();
    return database.queryForObject(
        """
        SELECT @@hostname, @@port, CURRENT_USER(), @@max_connections, @@max_user_connections
        """,
        (rs, n) -> {
          long limit = rs.getLong(4);
          long ofAccount = rs.getLong(5);
          String name = "%s:%d".formatted(rs.getString(1), rs.getLong(2));
          return ofAccount > 0 && ofAccount < limit - open + own
              ? new Server("%s for %s".formatted(name, rs.getString(3)), ofAccount, ofAccount)
              : new Server(name, limit - open + own, limit);
        });
  }

  private void report(Server server, Wanted wanted) {
    String seen =
        "%d of %d on %s; a night opens %d, at most %d"
            .formatted(server.free(), server.limit(), server.name(), wanted.least(), wanted.most());
    if (server.free() < wanted.least()) {
      inspection.warning(
          FREE, seen, "raise max_connections (or the account's limit), or lower the partitions");
    } else if (server.free() < wanted.most()) {
      inspection.note(FREE, seen);
    } else {
      inspection.ok(FREE, seen);
    }
  }
}
