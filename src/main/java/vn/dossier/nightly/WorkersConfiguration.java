package vn.dossier.nightly;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.JsonChannelMessageStorePreparedStatementSetter;
import org.springframework.integration.jdbc.store.channel.JsonMessageRowMapper;
import org.springframework.integration.jdbc.store.channel.MySqlChannelMessageStoreQueryProvider;
import org.springframework.integration.store.MessageGroupQueue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.messaging.PollableChannel;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.nightly.launch.RunFields;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.nightly.plan.ProgramVersion;
import vn.dossier.nightly.workers.PartitionQueue;
import vn.dossier.nightly.workers.PartitionWork;
import vn.dossier.nightly.workers.SharedPartitions;
import vn.dossier.nightly.workers.Sharing;
import vn.dossier.nightly.workers.Worker;
import vn.dossier.nightly.workers.WorkersProperties;
import vn.dossier.source.ChecksumSource;
import vn.dossier.source.SourceServer;
import vn.dossier.source.connect.SourcePool;
import vn.dossier.source.connect.SourceProperties;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.worker.ClaimStore;
import vn.dossier.warehouse.worker.JournalStore;
import vn.dossier.warehouse.worker.SharedStepStore;
import vn.dossier.warehouse.worker.WorkerProcess;
import vn.dossier.warehouse.worker.WorkerStore;

/** Partitions that several processes share; nothing of it exists unless that is asked for. */
@Configuration(proxyBeanMethods = false)
@Conditional(WorkersConfiguration.Enabled.class)
@EnableConfigurationProperties(WorkersProperties.class)
class WorkersConfiguration {

  // Off is off in all of Spring's words: ConditionalOnProperty would know "false" alone
  static final class Enabled implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context
          .getEnvironment()
          .getProperty("dossier.workers.enabled", Boolean.class, Boolean.FALSE);
    }
  }

  private final JdbcTemplate jdbc;
  private final HikariDataSource warehouse;

  WorkersConfiguration(JdbcTemplate jdbc, HikariDataSource warehouse) {
    this.jdbc = jdbc;
    this.warehouse = warehouse;
  }

  /** The messages of the channel, in the warehouse. */
  @Bean
  JdbcChannelMessageStore partitionMessages() {
    JdbcChannelMessageStore store = new JdbcChannelMessageStore(warehouse);
    store.setChannelMessageStoreQueryProvider(new MySqlChannelMessageStoreQueryProvider());
    // By default any class would be taken out of a message
    store.setPreparedStatementSetter(new JsonChannelMessageStorePreparedStatementSetter());
    store.setMessageRowMapper(
        new JsonMessageRowMapper("org.springframework.batch.integration.partition"));
    // Its table may only be on its way
    store.setCheckDatabaseOnStart(false);
    return store;
  }

  /**
   * The channel of the requests. Whoever has a broker puts a channel of its own in this one's place
   * (src/docs/scaling.md).
   */
  @Bean
  PollableChannel partitionRequests(WorkerProcess self, JdbcChannelMessageStore partitionMessages) {
    return new QueueChannel(new MessageGroupQueue(partitionMessages, self.takes()));
  }

  /** This process, as it takes partitions. */
  @Bean
  WorkerProcess workerProcess(
      NightlyProperties nightly,
      SourceProperties sourceProperties,
      @Qualifier("source") SourcePool source,
      ChecksumSource checksums,
      ProgramVersion version,
      Rules rules) {
    String takes =
        String.join(
            "|",
            version.text(),
            rules.ruleSet(),
            checksums.statements(),
            sourceProperties.adapter(),
            source.zone(),
            nightly.zone().getId());
    return WorkerProcess.here(
        nightly.partitions(),
        true,
        version.text(),
        rules.ruleSet(),
        UUID.nameUUIDFromBytes(takes.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Bean
  PartitionQueue partitionQueue(
      PollableChannel partitionRequests,
      JdbcChannelMessageStore partitionMessages,
      WorkerProcess self) {
    return new PartitionQueue(
        partitionRequests, () -> partitionMessages.removeMessageGroup(self.takes()));
  }

  @Bean
  SourceServer sourceServer(
      @Qualifier("source") NamedParameterJdbcTemplate source, SourceProperties properties) {
    return new SourceServer(source.getJdbcOperations(), !properties.url().startsWith("jdbc:h2:"));
  }

  @Bean
  WorkerStore workerStore() {
    return new WorkerStore(jdbc);
  }

  @Bean
  SharedStepStore sharedStepStore(PlatformTransactionManager fenced) {
    return new SharedStepStore(jdbc, fenced);
  }

  @Bean
  ClaimStore claimStore() {
    return new ClaimStore(jdbc, unfenced());
  }

  @Lazy
  @Bean
  SharedPartitions sharedPartitions(
      WorkersProperties properties,
      WorkerProcess self,
      WorkerStore workers,
      SharedStepStore steps,
      SourceServer source,
      JobRepository jobRepository,
      ClaimStore claims,
      PartitionQueue queue,
      @Lazy @Qualifier("classifyRange") Step classifyRange,
      Fence fence,
      RunFields fields,
      RunReading reading,
      ChildrenScan scan,
      PlatformTransactionManager fenced) {
    Sharing.Means means =
        new Sharing.Means(
            jobRepository,
            new TransactionTemplate(fenced),
            claims,
            new JournalStore(jdbc),
            workers,
            queue,
            workerId ->
                new PartitionWork(
                    queue,
                    jobRepository,
                    classifyRange,
                    claims,
                    fence,
                    fields,
                    workerId,
                    true,
                    System::nanoTime),
            self.threads(),
            properties,
            jobExecutionId -> rows -> take(reading.of(jobExecutionId), rows),
            System::nanoTime);
    return new SharedPartitions(
        properties,
        self,
        workers,
        steps,
        source,
        (step, partitions, workerId) -> new Sharing(means, step, partitions, workerId),
        scan::alone);
  }

  private static void take(ReadRows read, byte[] journal) {
    if (read.isKept()) {
      read.scannedElsewhere(journal);
    }
  }

  @Lazy
  @Bean
  Worker worker(
      WorkersProperties properties,
      WorkerStore workers,
      SharedStepStore steps,
      SourceServer source,
      JobRepository jobRepository,
      ClaimStore claims,
      PartitionQueue queue,
      @Qualifier("classifyRange") Step classifyRange,
      Fence fence,
      RunFields fields,
      StopSignal stopSignal) {
    LongFunction<PartitionWork> work =
        workerId ->
            new PartitionWork(
                queue,
                jobRepository,
                classifyRange,
                claims,
                fence,
                fields,
                workerId,
                false,
                System::nanoTime);
    return new Worker(properties, workers, steps, source, work, stopSignal);
  }

  // A worker is at nobody's fence before it has a claim
  private JdbcTransactionManager unfenced() {
    return new JdbcTransactionManager(warehouse);
  }
}
