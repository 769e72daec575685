package vn.dossier.operate.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;

/** A lock that is lost just before the end, sooner than the heartbeat would tell. */
class LostLockTest {

  private static final LocalDate FIRST = LocalDate.of(2023, 10, 30);
  private static final LocalDate SECOND = FIRST.plusDays(1);

  @Test
  void nothingIsPublishedWithoutTheLock() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    try (Product product = new Product(databases.settings())) {
      assertThat(product.run(SECOND, "nightly", "--date", FIRST.toString())).isZero();
      Outcome outcome =
          product
              .get(RunGuard.class)
              .alone(
                  "nightly",
                  () -> {
                    cutTheLock(databases);
                    return product
                        .get(RunStarter.class)
                        .nightly(SECOND, SECOND, false, false, null);
                  });

      assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
      assertThat(outcome.message()).contains("lost its lock", "type rerun");
      assertThat(published(product)).isEqualTo(FIRST);
    }
    try (Product product = new Product(databases.settings())) {
      assertThat(product.run(SECOND, "rerun")).isZero();
      assertThat(published(product)).isEqualTo(SECOND);
    }
  }

  private static LocalDate published(Product product) {
    return product
        .get(JdbcTemplate.class)
        .queryForObject("SELECT business_date FROM etl_freshness", LocalDate.class);
  }

  private static void cutTheLock(Databases databases) {
    try (Connection connection = databases.warehouse();
        Statement statement = connection.createStatement()) {
      var holder =
          statement.executeQuery("SELECT IS_USED_LOCK(CONCAT('dossier-etl:', DATABASE()))");
      holder.next();
      statement.execute("KILL CONNECTION " + holder.getLong(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
