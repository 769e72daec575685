package vn.dossier.operate;

import org.springframework.context.ApplicationContext;
import vn.dossier.source.SetupException;
import vn.dossier.warehouse.Migrations;

/** Commands that only read say what the schema lacks instead of changing it. */
final class Schema {

  private Schema() {}

  /**
   * @throws SetupException when the warehouse's schema is not up to date
   */
  static void require(ApplicationContext context) {
    require(context.getBean(Migrations.class));
  }

  /**
   * @throws SetupException when the warehouse's schema is not up to date
   */
  static void require(Migrations migrations) {
    int pending = migrations.pending();
    if (pending > 0) {
      throw new SetupException(
          "The warehouse schema lacks %d migrations: type migrate".formatted(pending));
    }
  }
}
