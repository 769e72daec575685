package vn.dossier.operate.lock;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.end.QuotedValues;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.operate.process.StopHook;
import vn.dossier.operate.session.BusyException;
import vn.dossier.operate.session.PoolSizes;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.ServerClocks;
import vn.dossier.operate.session.StartTrace;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.schema.Migrations;
import vn.dossier.warehouse.schema.SchemaState;

/** Lets one run at a time at the warehouse, with its schema up to date, and a stop on signal. */
@Component
public final class RunGuard {

  private static final Logger log = LoggerFactory.getLogger(RunGuard.class);

  /** MySQL and MariaDB: a database, a command or an operation is denied. */
  private static final Set<Integer> DENIED = Set.of(1044, 1142, 1227);

  private final JdbcTemplate warehouse;
  private final DataSourceProperties settings;
  private final Migrations migrations;
  private final Fence fence;
  private final StopSignal stopSignal;
  private final ObjectProvider<PoolSizes> pools;
  private final ObjectProvider<ServerClocks> clocks;
  private final Clock clock;
  private final ObjectProvider<StartTrace> trace;

  public RunGuard(
      JdbcTemplate warehouse,
      DataSourceProperties settings,
      Migrations migrations,
      Fence fence,
      StopSignal stopSignal,
      ObjectProvider<PoolSizes> pools,
      ObjectProvider<ServerClocks> clocks,
      Clock clock,
      ObjectProvider<StartTrace> trace) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.migrations = migrations;
    this.fence = fence;
    this.stopSignal = stopSignal;
    this.pools = pools;
    this.clocks = clocks;
    this.clock = clock;
    this.trace = trace;
  }

  /**
   * Does a job whose dates come from this host's clock, like {@link #alone}.
   *
   * @throws SetupException also when the clocks of host and servers are apart
   */
  public <T> T timed(String job, Supplier<T> work) {
    return alone(
        job,
        () -> {
          clocks.getObject().require();
          return work.get();
        });
  }

  /**
   * Does a job while holding the lock. Whatever of it writes takes the fence first: what an earlier
   * process has not committed by then, it never will.
   *
   * @param job shown to whoever is turned away
   * @throws BusyException when another run is active
   * @throws vn.dossier.warehouse.fence.StillWritingException when a transaction of an earlier one
   *     does not end
   * @throws SetupException when the pools are too small, or the schema is of somebody else or of a
   *     later program
   */
  public <T> T alone(String job, Supplier<T> work) {
    pools.getObject().require();
    return locked(job, work);
  }

  /**
   * Brings the schema up to date while holding the lock; nobody need know the source for that.
   *
   * @throws BusyException when a run is active
   * @throws SetupException when the schema is of somebody else or of a later program
   */
  public void migrate() {
    locked("migrate", () -> null);
  }

  private <T> T locked(String job, Supplier<T> work) {
    StopHook.watch(stopSignal);
    try (WarehouseLock lock = WarehouseLock.acquire(warehouse, settings, clock)) {
      lock.keep(stopSignal, fence);
      SchemaState schema = migrations.state();
      Schema.requireOurs(schema);
      if (schema.pending() > 0) {
        log.info("Bringing the warehouse schema up to date");
        bringUpToDate();
        // Now there is a table for it
        trace.ifAvailable(StartTrace::begin);
      }
      lock.show(job);
      return work.get();
    } finally {
      fence.leave();
    }
  }

  /**
   * Looks at the warehouse while no run is active, and keeps none from starting.
   *
   * @throws BusyException when a run is active, or began while this looked
   * @throws SetupException when the schema is not up to date
   */
  public <T> T undisturbed(Supplier<T> look) {
    Schema.require(migrations);
    Long before = lastExecution();
    LockHolder.requireFree(warehouse, settings);
    T seen = look.get();
    LockHolder.requireFree(warehouse, settings);
    if (!Objects.equals(before, lastExecution())) {
      throw new BusyException("A run has begun meanwhile: what was counted no longer holds");
    }
    return seen;
  }

  private Long lastExecution() {
    return warehouse.queryForObject(
        "SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION", Long.class);
  }

  private void bringUpToDate() {
    try {
      migrations.migrate();
    } catch (FlywayException e) {
      if (NestedExceptionUtils.getRootCause(e) instanceof SQLException cause
          && DENIED.contains(cause.getErrorCode())) {
        throw new SetupException(
            "This account may not change the warehouse's tables: type migrate with one that may (%s)"
                .formatted(QuotedValues.firstLine(cause)),
            e);
      }
      throw e;
    }
  }
}
