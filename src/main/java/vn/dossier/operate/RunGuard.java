package vn.dossier.operate;

import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.StopSignal;
import vn.dossier.warehouse.Migrations;

/** Lets one run at a time at the warehouse, with its schema up to date, and a stop on signal. */
final class RunGuard {

  private static final Logger log = LoggerFactory.getLogger(RunGuard.class);

  private final JdbcTemplate warehouse;
  private final DataSourceProperties settings;
  private final Migrations migrations;
  private final StopSignal stopSignal;
  private final Clock clock;

  RunGuard(
      JdbcTemplate warehouse,
      DataSourceProperties settings,
      Migrations migrations,
      StopSignal stopSignal,
      Clock clock) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.migrations = migrations;
    this.stopSignal = stopSignal;
    this.clock = clock;
  }

  /**
   * Does a job while holding the lock.
   *
   * @param job shown to whoever is turned away
   * @throws BusyException when another run is active
   */
  <T> T alone(String job, Supplier<T> work) {
    StopHook.watch(stopSignal);
    try (WarehouseLock lock = WarehouseLock.acquire(warehouse, settings, clock)) {
      if (migrations.pending() > 0) {
        log.info("Bringing the warehouse schema up to date");
        migrations.migrate();
      }
      lock.show(job, stopSignal);
      return work.get();
    }
  }
}
