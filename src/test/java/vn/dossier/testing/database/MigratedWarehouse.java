package vn.dossier.testing.database;

import static java.util.stream.Collectors.partitioningBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.testing.night.Product;
import vn.dossier.warehouse.schema.Migrations;

/**
 * The warehouse as the migrations leave it: made once on each server and on H2, then copied, since
 * it is needed hundreds of times. That they make it is tested elsewhere (MigrationTest).
 */
final class MigratedWarehouse {

  private static final Map<TestServer, MigratedWarehouse> MADE = new HashMap<>();

  private final List<String> statements;

  private MigratedWarehouse(List<String> statements) {
    this.statements = statements;
  }

  /**
   * Does nothing where tables are already.
   *
   * @param server null for H2
   */
  static synchronized void into(Databases databases, TestServer server) throws SQLException {
    MigratedWarehouse made = MADE.get(server);
    if (made == null) {
      made = make(server);
      MADE.put(server, made);
    }
    try (Connection connection = databases.warehouse()) {
      JdbcTemplate warehouse = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      if (warehouse.queryForList("SHOW TABLES").isEmpty()) {
        made.statements.forEach(warehouse::execute);
      }
    }
  }

  private static MigratedWarehouse make(TestServer server) throws SQLException {
    Databases model = empty(server);
    try (Product product = new Product(model.settings())) {
      product.get(Migrations.class).migrate();
    }
    try (Connection connection = model.warehouse()) {
      JdbcTemplate warehouse = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      return new MigratedWarehouse(
          server == null
              ? script(warehouse)
              : statements(warehouse, connection.getCatalog(), server));
    }
  }

  private static Databases empty(TestServer server) throws SQLException {
    return server == null ? Databases.h2() : Databases.on(server, "utf8mb4_general_ci", "one-stop");
  }

  // All but the account, which is there; H2 writes views before the tables that came later
  private static List<String> script(JdbcTemplate h2) throws SQLException {
    Map<Boolean, List<String>> byView =
        h2.queryForList("SCRIPT NOSETTINGS", String.class).stream()
            .filter(statement -> !statement.startsWith("CREATE USER"))
            .map(statement -> statement.replaceFirst("^CREATE FORCE VIEW", "CREATE VIEW"))
            .collect(partitioningBy(statement -> statement.startsWith("CREATE VIEW")));
    List<String> statements = new ArrayList<>(byView.get(false));
    statements.addAll(inOrder(byView.get(true), statements, null));
    return statements;
  }

  private static List<String> statements(JdbcTemplate model, String name, TestServer server)
      throws SQLException {
    // The tables of Spring Batch know each other
    List<String> statements = new ArrayList<>(List.of("SET FOREIGN_KEY_CHECKS = 0"));
    List<String> views = new ArrayList<>();
    String objects =
        """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_type = ? ORDER BY table_name
        """;
    for (String table : model.queryForList(objects, String.class, "BASE TABLE")) {
      statements.add(created("TABLE", table, model));
      if (model.queryForObject("SELECT COUNT(*) FROM `%s`".formatted(table), Long.class) > 0) {
        statements.add("INSERT INTO `%1$s` SELECT * FROM `%2$s`.`%1$s`".formatted(table, name));
      }
    }
    for (String view : model.queryForList(objects, String.class, "VIEW")) {
      views.add(created("VIEW", view, model).replace("`%s`.".formatted(name), ""));
    }
    statements.addAll(inOrder(views, statements, server));
    return statements;
  }

  private static String created(String kind, String name, JdbcTemplate model) {
    return model.queryForObject(
        "SHOW CREATE %s `%s`".formatted(kind, name), (rs, n) -> rs.getString(2));
  }

  // A view comes behind those that it shows; which these are the server knows
  private static List<String> inOrder(List<String> views, List<String> tables, TestServer server)
      throws SQLException {
    List<String> order = new ArrayList<>();
    try (Connection connection = empty(server).warehouse()) {
      JdbcTemplate trial = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      tables.forEach(trial::execute);
      while (order.size() < views.size()) {
        int before = order.size();
        for (String view : views) {
          if (!order.contains(view) && isMade(view, trial)) {
            order.add(view);
          }
        }
        if (order.size() == before) {
          throw new IllegalStateException("No order for the views in " + views);
        }
      }
    }
    return order;
  }

  private static boolean isMade(String view, JdbcTemplate trial) {
    try {
      trial.execute(view);
      return true;
    } catch (DataAccessException e) {
      return false;
    }
  }
}
