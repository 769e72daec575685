package vn.dossier.operate.session;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.setup.SetupException;
import vn.dossier.source.connect.SourcePool;

/** Whether everyone who needs a connection at once gets one: else a run waits for itself. */
@Component
public final class PoolSizes {

  /**
   * A pool and what a run needs of it.
   *
   * @param setting how many connections it may hold
   * @param size what that is set to
   * @param needed the least
   */
  public record Pool(String setting, int size, int needed) {

    public boolean isTooSmall() {
      return size < needed;
    }

    public String advice() {
      return "%s must be at least %d".formatted(setting, needed);
    }
  }

  private static final int CHECKSUMS = 2;

  private final NightlyProperties properties;
  private final SourcePool source;
  private final HikariDataSource warehouse;

  PoolSizes(
      NightlyProperties properties,
      @Qualifier("source") SourcePool source,
      HikariDataSource warehouse) {
    this.properties = properties;
    this.source = source;
    this.warehouse = warehouse;
  }

  /** What a run needs of the source: its checksums are taken two at a time. */
  public Pool source() {
    return source(Math.max(CHECKSUMS, properties.partitions()));
  }

  private Pool source(int connections) {
    return new Pool("dossier.source.pool-size", source.getMaximumPoolSize(), connections);
  }

  /** What a run needs of the warehouse. */
  public Pool warehouse() {
    return warehouse(properties.partitions());
  }

  // A partition writes and records its step; the run itself does both, too
  private Pool warehouse(int partitions) {
    return new Pool(
        "spring.datasource.hikari.maximum-pool-size",
        warehouse.getMaximumPoolSize(),
        2 * partitions + 2);
  }

  /**
   * Lets a run start only when both are large enough.
   *
   * @throws SetupException one line that names the setting and the least that will do
   */
  public void require() {
    require(properties.partitions(), source(), warehouse());
  }

  /**
   * Lets a worker start only when both are large enough for so many partitions at once, each of
   * which reads on one connection.
   *
   * @throws SetupException one line that names the setting and the least that will do
   */
  public void require(int partitions) {
    require(partitions, source(partitions), warehouse(partitions));
  }

  private static void require(int partitions, Pool... pools) {
    for (Pool pool : pools) {
      if (pool.isTooSmall()) {
        throw new SetupException(
            "%s is %d: with %d partitions it must be at least %d"
                .formatted(pool.setting(), pool.size(), partitions, pool.needed()));
      }
    }
  }
}
