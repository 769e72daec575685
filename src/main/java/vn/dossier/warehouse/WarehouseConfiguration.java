package vn.dossier.warehouse;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.fence.FencedTransactions;
import vn.dossier.warehouse.fence.KeepAlive;
import vn.dossier.warehouse.fence.KeptAliveDataSource;
import vn.dossier.warehouse.schema.JavaMigrations;
import vn.dossier.warehouse.schema.Vendor;

/** The warehouse is Spring's default data source: facts and batch metadata commit together. */
@Configuration(proxyBeanMethods = false)
class WarehouseConfiguration {

  @Bean(destroyMethod = "stop")
  KeepAlive keepAlive() {
    return new KeepAlive(KeepAlive.EVERY);
  }

  /** The only one, instead of Boot's: steps, job repository and whoever else writes share it. */
  @Bean
  JdbcTransactionManager transactionManager(DataSource warehouse, Fence fence) {
    return new FencedTransactions(warehouse, fence);
  }

  /** Migrates when a command asks for it, not when the program starts. */
  @Bean
  FlywayMigrationStrategy migrateOnDemand() {
    return flyway -> {};
  }

  /** The same tables everywhere; keys compare bytewise, with trailing blanks, on every server. */
  @Bean
  FlywayConfigurationCustomizer schemaOfVendor(DataSource warehouse, KeepAlive keepAlive) {
    return flyway -> {
      Vendor vendor = Vendor.of(warehouse);
      flyway
          .dataSource(new KeptAliveDataSource(warehouse, keepAlive))
          .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor.folder())
          .placeholders(Map.of("tableOptions", vendor.tableOptions()))
          .javaMigrations(JavaMigrations.of(vendor).toArray(JavaMigration[]::new));
    };
  }
}
