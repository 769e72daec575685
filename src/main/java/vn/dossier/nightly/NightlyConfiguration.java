package vn.dossier.nightly;

import java.time.Clock;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import vn.dossier.classify.Rules;
import vn.dossier.source.CatalogueSource;
import vn.dossier.source.DossierSource;
import vn.dossier.warehouse.Aggregation;
import vn.dossier.warehouse.DimensionStore;
import vn.dossier.warehouse.Publication;
import vn.dossier.warehouse.RunStore;
import vn.dossier.warehouse.Verification;
import vn.dossier.warehouse.WorkingState;

/** The parts of the job that {@link NightlyJob} puts in order. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NightlyProperties.class)
class NightlyConfiguration {

  @Bean
  ProgramVersion programVersion(BuildProperties build) {
    return new ProgramVersion(build.getVersion());
  }

  @Bean
  AsyncTaskExecutor partitionExecutor() {
    return new SimpleAsyncTaskExecutor("partition-");
  }

  @Bean
  StopSignal stopSignal() {
    return new StopSignal();
  }

  @Bean
  Progress progress() {
    return new Progress();
  }

  @Bean
  RunRecorder runRecorder(RunStore runs) {
    return new RunRecorder(runs);
  }

  @Bean
  PlanNight planNightTasklet(
      NightlyProperties properties,
      DossierSource source,
      RunStore runs,
      WorkingState working,
      JobRepository jobRepository,
      Rules rules,
      ProgramVersion version,
      Clock clock) {
    return new PlanNight(properties, source, runs, working, jobRepository, rules, version, clock);
  }

  @Bean
  LoadDimensions loadDimensionsTasklet(
      CatalogueSource source,
      Rules rules,
      DimensionStore dimensions,
      WorkingState working,
      RunStore runs,
      JobRepository jobRepository) {
    return new LoadDimensions(source, rules, dimensions, working, runs, jobRepository);
  }

  @Bean
  AggregateFacts aggregateFactsTasklet(Aggregation aggregation) {
    return new AggregateFacts(aggregation);
  }

  @Bean
  VerifyFacts verifyFactsTasklet(
      Verification verification, DossierSource source, PlatformTransactionManager warehouse) {
    return new VerifyFacts(verification, source, warehouse);
  }

  @Bean
  Publish publishTasklet(Publication publication) {
    return new Publish(publication);
  }

  @Bean
  RunHistory runHistory(JobRepository jobRepository, JdbcTemplate warehouse) {
    return new RunHistory(jobRepository, warehouse);
  }

  @Bean
  Recovery recovery(
      JobRepository jobRepository, RunStore runs, PlatformTransactionManager warehouse) {
    return new Recovery(jobRepository, runs, warehouse);
  }

  @Bean
  Supersession supersession(RunStore store, Rules rules, ProgramVersion version) {
    return new Supersession(store, rules, version);
  }

  @Bean
  NextCommand nextCommand(RunHistory history, Supersession supersession) {
    return new NextCommand(history, supersession);
  }

  @Bean
  Runs runs(
      JobOperator jobOperator,
      JobFactory jobs,
      RunHistory history,
      Recovery recovery,
      RunStore store,
      Supersession supersession) {
    return new Runs(jobOperator, jobs, history, recovery, store, supersession);
  }
}
