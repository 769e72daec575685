package vn.dossier.warehouse.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;

class WorkerStoreTest {

  /** A warehouse that was restored counts again what it has counted; two processes would be one. */
  @Test
  void noNumberComesAgainWhenTheWarehouseWasRestored() throws SQLException {
    Set<Long> numbers = new HashSet<>();
    try (Product product = new Product(Databases.h2().migrated().settings())) {
      JdbcTemplate warehouse = product.get(JdbcTemplate.class);
      WorkerStore workers = new WorkerStore(warehouse);
      for (int restored = 0; restored < 3; restored++) {
        numbers.add(workers.begin(new WorkerProcess("host", 1, 1, false, "1", "rules", "takes")));
        warehouse.update("DELETE FROM etl_worker");
        warehouse.execute("ALTER TABLE etl_worker ALTER COLUMN worker_id RESTART WITH 1");
      }
    }
    assertThat(numbers).hasSize(3);
  }

  /** Whoever stood still for a day is forgotten, and must learn of it. */
  @Test
  void aSignOfLifeTellsWhetherAnybodyKnowsTheWorker() throws SQLException {
    try (Product product = new Product(Databases.h2().migrated().settings())) {
      JdbcTemplate warehouse = product.get(JdbcTemplate.class);
      WorkerStore workers = new WorkerStore(warehouse);
      long worker = workers.begin(new WorkerProcess("host", 1, 1, false, "1", "rules", "takes"));
      assertThat(workers.beat(worker, null)).isTrue();
      warehouse.update("UPDATE etl_worker SET heartbeat_at = '2020-01-01 00:00:00'");
      workers.forgetOld();
      assertThat(workers.beat(worker, null)).isFalse();
    }
  }

  /** A night that waits for it would look up page by page what one pass tells. */
  @Test
  void threadsOfAWorkerThatSaysWhyItTakesNothingAreNotCounted() throws SQLException {
    try (Product product = new Product(Databases.h2().migrated().settings())) {
      WorkerStore workers = new WorkerStore(product.get(JdbcTemplate.class));
      workers.begin(new WorkerProcess("host", 1, 2, false, "1", "rules", "takes"));
      long idle = workers.begin(new WorkerProcess("host", 2, 3, false, "1", "rules", "takes"));
      assertThat(workers.threads("takes", 30)).isEqualTo(5);
      workers.beat(idle, "The source's replica has not come as far as the night's server");
      assertThat(workers.threads("takes", 30)).isEqualTo(2);
      workers.beat(idle, null);
      assertThat(workers.threads("takes", 30)).isEqualTo(5);
    }
  }
}
