package vn.dossier.nightly;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.Children;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.HeldId;
import vn.dossier.nightly.page.KeysetReader;
import vn.dossier.nightly.page.KeysetReader.Page;
import vn.dossier.nightly.page.LookedUp;
import vn.dossier.nightly.page.ReadAhead;
import vn.dossier.nightly.page.ScopePages;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.scope.Scope;
import vn.dossier.source.ChildrenPass;
import vn.dossier.source.DossierSource;
import vn.dossier.source.ReadDossier;
import vn.dossier.source.ScannedChildren;
import vn.dossier.warehouse.changes.ChangedBuckets;
import vn.dossier.warehouse.changes.ChecksumStore;
import vn.dossier.warehouse.changes.NotSeenDossiers;
import vn.dossier.warehouse.load.ClassifiedDossier;
import vn.dossier.warehouse.load.DossierLoad;
import vn.dossier.warehouse.run.RunCounters;
import vn.dossier.warehouse.run.RunPlan;

/** Readers, processors and the writer of classify-dossiers and retire-dossiers. */
@Configuration(proxyBeanMethods = false)
class DossierItems {

  private final JdbcTemplate warehouse;
  private final NightlyProperties properties;

  DossierItems(JdbcTemplate warehouse, NightlyProperties properties) {
    this.warehouse = warehouse;
    this.properties = properties;
  }

  /** The dossiers of a partition's range that are in scope. */
  @Bean
  @StepScope
  ItemStreamReader<ReadDossier<Children>> dossierReader(
      DossierSource source,
      ChildrenPass pass,
      ChangedBuckets changed,
      Rules rules,
      RunReading reading,
      ChildrenScan scan,
      @Value("#{stepExecution}") StepExecution step) {
    RunPlan plan = plan(step);
    BitSet buckets = plan.changesOnly() ? changed.ofDossiers() : null;
    // A worker writes down what it reads for the run, which another process compares
    WorkersReading elsewhere =
        reading.isElsewhere(step, plan) ? new WorkersReading(warehouse, step) : null;
    ReadRows read = elsewhere == null ? reading.of(step.getJobExecutionId()) : elsewhere.rows();
    KeysetReader.Query<ReadDossier<Children>> inScope =
        new ScopePages<>(
            source,
            plan.scope(),
            PlanContext.range(step.getExecutionContext(), DossierRanges.RANGE),
            buckets == null ? null : CodeBucket.marks(buckets),
            () -> new Children(rules),
            scanned(pass, scan, rules, read, buckets != null || elsewhere != null, step),
            read,
            properties.chunkSize());
    // What is written down is of the rows of one page at a time; a full read keeps the cores busy
    KeysetReader.Query<ReadDossier<Children>> pages =
        buckets == null || elsewhere != null
            ? inScope
            : buckets.isEmpty() ? after -> Page.empty() : new ReadAhead<>(inScope);
    return new KeysetReader<>(pages, dossier -> dossier.dossier().id(), readerCounters(step, plan))
        .keptIn(elsewhere);
  }

  private static Supplier<ScannedChildren<Children>> scanned(
      ChildrenPass pass,
      ChildrenScan scan,
      Rules rules,
      ReadRows read,
      boolean looksUp,
      StepExecution step) {
    long dossiers = PlanContext.pass(step.getExecutionContext());
    Scope scope = plan(step).scope();
    return looksUp || dossiers == 0
        ? () -> null
        : () ->
            scan.of(
                step.getJobExecution(),
                () ->
                    pass.isCheaper(scope, dossiers)
                        ? pass.read(dossiers, new ComponentJudge(rules), read)
                        : null);
  }

  private record ComponentJudge(Rules rules) implements ScannedChildren.Judge<Children> {

    @Override
    public int judge(RawComponent component) {
      return Children.judged(component, rules);
    }

    @Override
    public void add(Children children, int said) {
      children.addJudged(said);
    }
  }

  /** What the warehouse holds in scope and the scan did not see, looked up in the source. */
  @Bean
  @StepScope
  ItemStreamReader<LookedUp> notSeenReader(
      DossierSource source,
      ChangedBuckets changed,
      ChecksumStore checksums,
      Rules rules,
      RunReading reading,
      @Value("#{stepExecution}") StepExecution step) {
    RunPlan plan = plan(step);
    ReadRows read = reading.of(step.getJobExecutionId());
    // An execution that continues the run does not know what was read, and must leave notes as well
    NotSeenDossiers notSeen =
        new NotSeenDossiers(warehouse, plan, changed.ofDossiers(), checksums.settles(plan));
    int limit = properties.chunkSize();
    KeysetReader.Query<LookedUp> query =
        after -> {
          List<String> ids = notSeen.after(after, limit);
          List<ReadDossier<Children>> dossiers =
              source.withChildren(
                  source.byId(notSeen.inSource(ids), read), () -> new Children(rules), read);
          Map<String, ReadDossier<Children>> found =
              dossiers.stream().collect(toMap(d -> HeldId.of(d.dossier().id()), identity()));
          List<LookedUp> items = ids.stream().map(id -> new LookedUp(id, found.get(id))).toList();
          return Page.of(items, LookedUp::dossierId, items, limit);
        };
    return new KeysetReader<>(query, LookedUp::dossierId, readerCounters(step, plan));
  }

  @Bean
  @StepScope
  ItemProcessor<ReadDossier<Children>, ClassifiedDossier> dossierClassifier(
      Rules rules, SharedCatalogue catalogue, @Value("#{stepExecution}") StepExecution step) {
    Classifier classifier = new Classifier(rules, catalogue.of(step), plan(step).scope().asOf());
    return read -> {
      RawDossier dossier = read.dossier();
      return new ClassifiedDossier(
          dossier.id(), dossier, classifier.classify(dossier, read.children()));
    };
  }

  @Bean
  @StepScope
  ItemProcessor<LookedUp, ClassifiedDossier> notSeenClassifier(
      ItemProcessor<ReadDossier<Children>, ClassifiedDossier> dossierClassifier) {
    return notSeen ->
        notSeen.dossier() == null
            ? ClassifiedDossier.gone(notSeen.dossierId())
            : dossierClassifier.process(notSeen.dossier());
  }

  @Bean
  @StepScope
  ItemWriter<ClassifiedDossier> dossierWriter(
      @Value("#{stepExecution}") StepExecution step, Clock clock) {
    RunPlan plan = plan(step);
    RunCounters counters = RunCounters.ofWriter(warehouse, plan.runId(), step.getStepName());
    DossierLoad load =
        new DossierLoad(
            warehouse,
            counters,
            plan,
            step.getJobExecutionId(),
            step.getStepName(),
            step.getStepName().equals(StepName.RETIRE_DOSSIERS.text()),
            clock);
    return chunk -> load.write(chunk.getItems());
  }

  private RunCounters readerCounters(StepExecution step, RunPlan plan) {
    return RunCounters.ofReader(warehouse, plan.runId(), step.getStepName());
  }

  /** A partition finds the plan in its own context, another step in that of the job. */
  static RunPlan plan(StepExecution step) {
    ExecutionContext own = step.getExecutionContext();
    return PlanContext.plan(
        PlanContext.holdsPlan(own) ? own : step.getJobExecution().getExecutionContext());
  }
}
