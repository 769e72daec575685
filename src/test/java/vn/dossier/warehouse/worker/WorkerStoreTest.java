package vn.dossier.warehouse.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;

class WorkerStoreTest {

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
}
