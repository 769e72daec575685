package vn.dossier.warehouse.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;

/** The server frees what a frozen process holds, and ends nothing that is only waiting. */
class KeepAliveTest {

  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration NEVER = Duration.ofDays(1);

  @Test
  void sessionsStandStillForLessThanATakeoverWaitsAndLongerThanSignsOfLifeTake()
      throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    try (Product product = new Product(databases.settings())) {
      JdbcTemplate warehouse = product.get(JdbcTemplate.class);
      Duration still = seconds(warehouse, "wait_timeout");

      assertThat(seconds(warehouse, "innodb_lock_wait_timeout"))
          .isGreaterThan(still)
          .isLessThan(Duration.ofMinutes(1));
      assertThat(seconds(warehouse, "net_write_timeout")).isLessThanOrEqualTo(still);
      assertThat(seconds(warehouse, "net_read_timeout")).isLessThanOrEqualTo(still);
      assertThat(Duration.ofMillis(product.get(HikariDataSource.class).getKeepaliveTime()))
          .isPositive()
          .isLessThan(still);
      assertThat(KeepAlive.EVERY.multipliedBy(4)).isLessThan(still);
    }
  }

  /** Such as one that waits for a page of the source. */
  @Test
  void aRunsTransactionIsWatchedUntilTheLockIsLost() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    try (Product product = new Product(databases.settings())) {
      Fence fence = product.get(Fence.class);
      fence.takeOver();
      assertThat(signsOfLifeInATransaction(product)).isOne();
      fence.standBack();
      assertThat(signsOfLifeInATransaction(product)).as("the lock is lost").isZero();
      fence.leave();
      assertThat(signsOfLifeInATransaction(product)).as("no run").isZero();
    }
  }

  private static long signsOfLifeInATransaction(Product product) {
    return new TransactionTemplate(product.get(PlatformTransactionManager.class))
        .execute(
            status ->
                product
                    .get(JdbcTemplate.class)
                    .execute(
                        (Statement statement) -> {
                          long before = pings(statement);
                          product.get(KeepAlive.class).ping();
                          return pings(statement) - before;
                        }));
  }

  @Test
  void aConnectionOfThePoolThatTheServerEndedIsReplacedSilently() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put(
        "spring.datasource.url", databases.warehouseUrl() + "?sessionVariables=wait_timeout=1");
    try (Product product = new Product(settings);
        Connection look = databases.warehouse();
        Statement statement = look.createStatement()) {
      JdbcTemplate warehouse = product.get(JdbcTemplate.class);
      long first = warehouse.queryForObject("SELECT CONNECTION_ID()", Long.class);
      while (number(
              statement, "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + first)
          > 0) {
        sleep();
      }

      assertThat(warehouse.queryForObject("SELECT CONNECTION_ID()", Long.class))
          .isNotEqualTo(first);
    }
  }

  @Test
  void whatIsWatchedGetsSignsOfLifeUntilItIsClosed() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    KeepAlive keepAlive = new KeepAlive(SOON);
    try (Connection connection = databases.warehouse();
        Statement statement = connection.createStatement()) {
      long before = pings(statement);
      keepAlive.watch(connection);
      while (pings(statement) < before + 2) {
        sleep();
      }

      keepAlive.stop();
      long after = pings(statement);
      keepAlive.ping();
      assertThat(pings(statement)).as("nothing stands still for a lost lock").isEqualTo(after);
    }
  }

  @Test
  void aStatementThatTakesLongIsNotWaitedFor() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    KeepAlive keepAlive = new KeepAlive(NEVER);
    try (Connection busy = databases.warehouse();
        Connection idle = databases.warehouse();
        Statement statement = idle.createStatement()) {
      number(statement, "SELECT GET_LOCK('keep-alive', 0)");
      CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> waitFor(busy));
      while (number(
              statement,
              "SELECT COUNT(*) FROM information_schema.processlist WHERE state = 'User lock'"
                  + " AND db = DATABASE()")
          == 0) {
        sleep();
      }
      long before = pings(statement);
      keepAlive.watch(busy);
      keepAlive.watch(idle);

      keepAlive.ping();

      assertThat(slow).isNotDone();
      assertThat(pings(statement)).isEqualTo(before + 1);
      number(statement, "SELECT RELEASE_LOCK('keep-alive')");
      slow.join();
    } finally {
      keepAlive.stop();
    }
  }

  private static void waitFor(Connection busy) {
    try (Statement statement = busy.createStatement()) {
      number(statement, "SELECT GET_LOCK('keep-alive', 600)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration seconds(JdbcTemplate warehouse, String variable) {
    return Duration.ofSeconds(warehouse.queryForObject("SELECT @@SESSION." + variable, Long.class));
  }

  private static long pings(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_admin_commands'")) {
      row.next();
      return row.getLong(2);
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
