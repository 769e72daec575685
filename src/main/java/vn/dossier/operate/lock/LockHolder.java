package vn.dossier.operate.lock;

import java.sql.Connection;
import java.time.LocalDateTime;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.operate.session.BusyException;
import vn.dossier.operate.status.Status.Lock;

/** Who has locked the warehouse, for whoever has not. */
public final class LockHolder {

  static final String ACTIVE = "Another run is active";

  private LockHolder() {}

  /** Whether somebody holds it now; on H2 never somebody else, since a file has one process. */
  public static boolean isHeld(JdbcTemplate warehouse, DataSourceProperties settings) {
    return !settings.determineUrl().startsWith("jdbc:h2:")
        && Boolean.TRUE.equals(
            warehouse.execute(
                (Connection connection) ->
                    WarehouseLock.locked(connection, "SELECT IS_USED_LOCK(?) IS NOT NULL")));
  }

  /**
   * @throws BusyException when somebody holds it now
   */
  static void requireFree(JdbcTemplate warehouse, DataSourceProperties settings) {
    if (isHeld(warehouse, settings)) {
      throw new BusyException(ACTIVE + named(warehouse));
    }
  }

  /**
   * Who holds the lock, or left the row of etl_lock behind.
   *
   * @param held whether somebody holds it now
   * @return null when nobody holds it and there is no row
   */
  public static Lock of(JdbcTemplate warehouse, boolean held) {
    return warehouse
        .query(
            """
            SELECT job, owner, host, pid, job_execution_id, since, heartbeat_at FROM etl_lock
            """,
            (rs, n) ->
                new Lock(
                    held,
                    rs.getString("job"),
                    rs.getString("owner"),
                    rs.getString("host"),
                    rs.getLong("pid"),
                    rs.getObject("job_execution_id", Long.class),
                    rs.getObject("since", LocalDateTime.class),
                    rs.getObject("heartbeat_at", LocalDateTime.class)))
        .stream()
        .findFirst()
        .orElse(held ? new Lock(true, null, null, null, null, null, null, null) : null);
  }

  /** In words behind {@link #ACTIVE}; empty when it does not show itself, or not yet. */
  static String named(JdbcTemplate warehouse) {
    try {
      Lock lock = of(warehouse, true);
      return lock.owner() == null
          ? ""
          : ": %s by %s on %s, pid %d, since %s"
              .formatted(lock.job(), lock.owner(), lock.host(), lock.pid(), lock.since());
    } catch (DataAccessException e) {
      return "";
    }
  }
}
