package vn.dossier.warehouse;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import vn.dossier.warehouse.changes.CatalogueReads;
import vn.dossier.warehouse.changes.ChangedBuckets;
import vn.dossier.warehouse.changes.ChecksumStore;
import vn.dossier.warehouse.collect.PaddedCodes;
import vn.dossier.warehouse.dimension.CatalogueStore;
import vn.dossier.warehouse.dimension.DimensionStore;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.fence.FencedTransactions;
import vn.dossier.warehouse.fence.KeepAlive;
import vn.dossier.warehouse.fence.KeptAliveDataSource;
import vn.dossier.warehouse.inspect.StoredDossiers;
import vn.dossier.warehouse.publish.Aggregation;
import vn.dossier.warehouse.publish.Publication;
import vn.dossier.warehouse.publish.RetiredFacts;
import vn.dossier.warehouse.publish.Verification;
import vn.dossier.warehouse.run.RejectCounts;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunMeasures;
import vn.dossier.warehouse.run.RunStore;
import vn.dossier.warehouse.run.StartStore;
import vn.dossier.warehouse.run.WorkingState;
import vn.dossier.warehouse.schema.CodeBucketMigration;
import vn.dossier.warehouse.schema.Dictionary;
import vn.dossier.warehouse.schema.DictionaryMigration;
import vn.dossier.warehouse.schema.Migrations;
import vn.dossier.warehouse.schema.OpenFactsMigration;
import vn.dossier.warehouse.schema.Vendor;
import vn.dossier.warehouse.succession.ReferenceStore;

/** The warehouse is Spring's default data source: facts and batch metadata commit together. */
@Configuration(proxyBeanMethods = false)
class WarehouseConfiguration {

  @Bean(destroyMethod = "stop")
  KeepAlive keepAlive() {
    return new KeepAlive(KeepAlive.EVERY);
  }

  @Bean
  Fence fence(HikariDataSource warehouse, KeepAlive keepAlive) {
    return new Fence(warehouse, keepAlive);
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
          .placeholders(Map.of("tableOptions", vendor.tableOptions()));
    };
  }

  /** The data dictionary, behind the migrations that have a version. */
  @Bean
  JavaMigration dataDictionary(DataSource warehouse) {
    return new DictionaryMigration(Dictionary.read(), Vendor.of(warehouse));
  }

  @Bean
  JavaMigration codeBuckets() {
    return new CodeBucketMigration();
  }

  @Bean
  JavaMigration openFacts(DataSource warehouse) {
    return new OpenFactsMigration(Vendor.of(warehouse));
  }

  @Bean
  Migrations migrations(Flyway flyway) {
    return new Migrations(flyway);
  }

  @Bean
  RunStore runStore(JdbcTemplate warehouse, Clock clock) {
    return new RunStore(warehouse, clock);
  }

  @Bean
  StartStore startStore(JdbcTemplate warehouse) {
    return new StartStore(warehouse);
  }

  @Bean
  RunLookup runLookup(JdbcTemplate warehouse) {
    return new RunLookup(warehouse);
  }

  @Bean
  WorkingState workingState(JdbcTemplate warehouse) {
    return new WorkingState(warehouse);
  }

  @Bean
  DimensionStore dimensionStore(JdbcTemplate warehouse) {
    return new DimensionStore(warehouse);
  }

  @Bean
  ReferenceStore referenceStore(JdbcTemplate warehouse) {
    return new ReferenceStore(warehouse);
  }

  @Bean
  CatalogueStore catalogueStore(JdbcTemplate warehouse) {
    return new CatalogueStore(warehouse);
  }

  @Bean
  CatalogueReads catalogueReads(JdbcTemplate warehouse, Clock clock) {
    return new CatalogueReads(warehouse, clock);
  }

  @Bean
  ChecksumStore checksumStore(
      JdbcTemplate warehouse, CatalogueStore catalogue, ChangedBuckets changedBuckets) {
    return new ChecksumStore(warehouse, catalogue, changedBuckets);
  }

  @Bean
  ChangedBuckets changedBuckets(JdbcTemplate warehouse) {
    return new ChangedBuckets(warehouse);
  }

  @Bean
  PaddedCodes paddedCodes(JdbcTemplate warehouse, ChangedBuckets changedBuckets) {
    return new PaddedCodes(warehouse, changedBuckets);
  }

  @Bean
  StoredDossiers holdings(JdbcTemplate warehouse) {
    return new StoredDossiers(warehouse);
  }

  @Bean
  RejectCounts rejectCounts(JdbcTemplate warehouse) {
    return new RejectCounts(warehouse);
  }

  @Bean
  RunMeasures runMeasures(JdbcTemplate warehouse) {
    return new RunMeasures(warehouse);
  }

  @Bean
  RetiredFacts retiredFacts(JdbcTemplate warehouse) {
    return new RetiredFacts(warehouse);
  }

  @Bean
  Aggregation aggregation(
      JdbcTemplate warehouse,
      PlatformTransactionManager transactions,
      RunLookup runs,
      ChecksumStore checksums,
      Clock clock) {
    return new Aggregation(warehouse, transactions, runs, checksums, clock);
  }

  @Bean
  Verification verification(JdbcTemplate warehouse, Aggregation aggregation) {
    return new Verification(warehouse, aggregation);
  }

  @Bean
  Publication publication(
      JdbcTemplate warehouse,
      RunStore runs,
      RunLookup lookup,
      Aggregation aggregation,
      Clock clock) {
    return new Publication(warehouse, runs, lookup, aggregation, clock);
  }
}
