package vn.dossier.nightly;

import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.PartitionStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import vn.dossier.classify.Children;
import vn.dossier.nightly.end.ExhaustedMemory;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.nightly.launch.CauseRecorder;
import vn.dossier.nightly.launch.FenceOpening;
import vn.dossier.nightly.launch.JobFactory;
import vn.dossier.nightly.launch.RunFields;
import vn.dossier.nightly.launch.RunRecorder;
import vn.dossier.nightly.page.HeldPaper;
import vn.dossier.nightly.page.LookedUp;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.source.ReadDossier;
import vn.dossier.warehouse.collect.HeldRequest;
import vn.dossier.warehouse.load.ClassifiedDossier;

/** The steps of a night in their order; backfill, replay and withdrawal run the same ones. */
@Configuration(proxyBeanMethods = false)
class NightlyJob {

  private final JobRepository jobRepository;
  private final PlatformTransactionManager warehouse;
  private final NightlyProperties properties;
  private final RunFields fields;

  NightlyJob(
      JobRepository jobRepository,
      PlatformTransactionManager warehouse,
      NightlyProperties properties,
      RunFields fields) {
    this.jobRepository = jobRepository;
    this.warehouse = warehouse;
    this.properties = properties;
    this.fields = fields;
  }

  /** Builds the job of a run: all steps, or plan-night and those from a named one on. */
  @Bean
  JobFactory jobFactory(
      FenceOpening fence,
      CauseRecorder causes,
      RunRecorder recorder,
      StopSignal stopSignal,
      RunProgress progress,
      ExhaustedMemory memory,
      ObjectProvider<ObservationRegistry> observations,
      Step planNight,
      Step loadDimensions,
      Step classifyDossiers,
      Step retireDossiers,
      Step loadCollections,
      Step loadDigitisedResults,
      Step aggregateFacts,
      Step verifyFacts,
      Step publish) {
    // Their order is that of StepName
    Map<StepName, Step> steps =
        Map.of(
            StepName.PLAN_NIGHT, planNight,
            StepName.LOAD_DIMENSIONS, loadDimensions,
            StepName.CLASSIFY_DOSSIERS, classifyDossiers,
            StepName.RETIRE_DOSSIERS, retireDossiers,
            StepName.LOAD_COLLECTIONS, loadCollections,
            StepName.LOAD_DIGITISED_RESULTS, loadDigitisedResults,
            StepName.AGGREGATE_FACTS, aggregateFacts,
            StepName.VERIFY_FACTS, verifyFacts,
            StepName.PUBLISH, publish);
    return (name, from) -> {
      SimpleJobBuilder job =
          new JobBuilder(name, jobRepository)
              // Spring Batch finds steps, which are beans, by itself
              .observationRegistry(observations.getIfAvailable(() -> ObservationRegistry.NOOP))
              // Ends last of all, so that what the others log is the run's
              .listener((JobExecutionListener) fields)
              .listener(fence)
              // Ends last, when the exit code stands: listeners end in reverse order
              .listener(causes)
              .listener(recorder)
              .listener(stopSignal)
              .listener(progress)
              .listener(memory)
              .start(planNight);
      from.onwards().stream()
          .filter(step -> step != StepName.PLAN_NIGHT)
          .forEach(step -> job.next(steps.get(step)));
      return job.build();
    };
  }

  @Bean
  Step planNight(PlanNight tasklet) {
    return step(StepName.PLAN_NIGHT, tasklet);
  }

  @Bean
  Step loadDimensions(LoadDimensions tasklet) {
    return step(StepName.LOAD_DIMENSIONS, tasklet);
  }

  /**
   * The partitions, in this process.
   *
   * @param shared where they are shared with workers: only where workers are enabled
   */
  @Bean
  Step classifyDossiers(
      Partitioner dossierRanges,
      Step classifyRange,
      AsyncTaskExecutor partitionExecutor,
      ChildrenScan scan,
      ObjectProvider<PartitionHandler> shared) {
    String name = StepName.CLASSIFY_DOSSIERS.text();
    PartitionStepBuilder step =
        new StepBuilder(name, jobRepository)
            .partitioner(name, dossierRanges)
            .step(classifyRange)
            .gridSize(properties.partitions())
            .taskExecutor(partitionExecutor)
            .listener(scan)
            .listener(fields);
    shared.ifAvailable(step::partitionHandler);
    return step.build();
  }

  @Bean
  Step classifyRange(
      ItemStreamReader<ReadDossier<Children>> dossierReader,
      ItemProcessor<ReadDossier<Children>, ClassifiedDossier> dossierClassifier,
      ItemWriter<ClassifiedDossier> dossierWriter,
      ExhaustedMemory memory) {
    // Its executions are named classify-dossiers:0, classify-dossiers:1, ...
    return new StepBuilder(StepName.CLASSIFY_DOSSIERS.text(), jobRepository)
        .<ReadDossier<Children>, ClassifiedDossier>chunk(properties.chunkSize())
        .transactionManager(warehouse)
        .reader(dossierReader)
        .processor(dossierClassifier)
        .writer(dossierWriter)
        .listener((StepExecutionListener) memory)
        .listener((StepExecutionListener) fields)
        .build();
  }

  @Bean
  Step retireDossiers(
      ItemStreamReader<LookedUp> notSeenReader,
      ItemProcessor<LookedUp, ClassifiedDossier> notSeenClassifier,
      ItemWriter<ClassifiedDossier> dossierWriter) {
    return new StepBuilder(StepName.RETIRE_DOSSIERS.text(), jobRepository)
        .<LookedUp, ClassifiedDossier>chunk(properties.chunkSize())
        .transactionManager(warehouse)
        .reader(notSeenReader)
        .processor(notSeenClassifier)
        .writer(dossierWriter)
        .listener((StepExecutionListener) fields)
        .build();
  }

  @Bean
  Step loadCollections(
      ItemStreamReader<HeldRequest> paymentReader, ItemWriter<HeldRequest> paymentWriter) {
    return new StepBuilder(StepName.LOAD_COLLECTIONS.text(), jobRepository)
        .<HeldRequest, HeldRequest>chunk(properties.chunkSize())
        .transactionManager(warehouse)
        .reader(paymentReader)
        .writer(paymentWriter)
        .listener((StepExecutionListener) fields)
        .build();
  }

  @Bean
  Step loadDigitisedResults(
      ItemStreamReader<HeldPaper> paperReader, ItemWriter<HeldPaper> paperWriter) {
    return new StepBuilder(StepName.LOAD_DIGITISED_RESULTS.text(), jobRepository)
        .<HeldPaper, HeldPaper>chunk(properties.chunkSize())
        .transactionManager(warehouse)
        .reader(paperReader)
        .writer(paperWriter)
        .listener((StepExecutionListener) fields)
        .build();
  }

  @Bean
  Step aggregateFacts(AggregateFacts tasklet) {
    return step(StepName.AGGREGATE_FACTS, tasklet);
  }

  @Bean
  Step verifyFacts(VerifyFacts tasklet) {
    return step(StepName.VERIFY_FACTS, tasklet);
  }

  @Bean
  Step publish(Publish tasklet) {
    return step(StepName.PUBLISH, tasklet);
  }

  @Bean
  @StepScope
  Partitioner dossierRanges(@Value("#{stepExecution}") StepExecution step, RunReading reading) {
    return new DossierRanges(
        step.getJobExecution().getExecutionContext(),
        reading.of(step.getJobExecutionId()).isKept());
  }

  private Step step(StepName name, Tasklet tasklet) {
    return new StepBuilder(name.text(), jobRepository)
        .tasklet(tasklet, warehouse)
        .listener(fields)
        .build();
  }
}
