package vn.dossier.nightly;

import java.time.Clock;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.dossier.checksum.SourceState;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.gate.MeasuredCheck;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.nightly.plan.ProgramVersion;
import vn.dossier.nightly.plan.RulesChanged;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.rows.SideBySide;
import vn.dossier.scope.Scope;
import vn.dossier.source.ChecksumSource;
import vn.dossier.source.DossierSource;
import vn.dossier.source.IdRange;
import vn.dossier.source.RangeSource;
import vn.dossier.source.adapter.SourceContract;
import vn.dossier.warehouse.changes.CatalogueReads;
import vn.dossier.warehouse.changes.ChecksumStore;
import vn.dossier.warehouse.publish.UntoldIndicators;
import vn.dossier.warehouse.publish.Verification;
import vn.dossier.warehouse.run.RejectCounts;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.RunStore;
import vn.dossier.warehouse.run.WorkingState;

/**
 * Freezes in the job's execution context what a restart must not change, and inserts the run. A run
 * that repeats later steps takes over another's plan ({@link PlanRepetition}).
 */
@Component("planNightTasklet")
final class PlanNight implements Tasklet {

  private static final Logger log = LoggerFactory.getLogger(PlanNight.class);

  private final NightlyProperties properties;
  private final DossierSource source;
  private final RangeSource ranges;
  private final SourceContract contract;
  private final ChecksumSource checksums;
  private final ChecksumStore store;
  private final RunReading reading;
  private final RunStore runs;
  private final RunLookup lookup;
  private final WorkingState working;
  private final RejectCounts rejects;
  private final Verification verification;
  private final UntoldIndicators untold;
  private final PlanRepetition repetition;
  private final JobRepository jobRepository;
  private final CatalogueReading catalogue;
  private final CatalogueReads reads;
  private final Rules rules;
  private final ProgramVersion version;
  private final ObjectProvider<AbstractPartitionHandler> shared;
  private final Clock clock;

  /**
   * @param shared who shares partitions with workers: only where workers are enabled
   */
  PlanNight(
      NightlyProperties properties,
      DossierSource source,
      RangeSource ranges,
      SourceContract contract,
      ChecksumSource checksums,
      ChecksumStore store,
      RunReading reading,
      RunStore runs,
      RunLookup lookup,
      WorkingState working,
      RejectCounts rejects,
      Verification verification,
      UntoldIndicators untold,
      PlanRepetition repetition,
      JobRepository jobRepository,
      CatalogueReading catalogue,
      CatalogueReads reads,
      Rules rules,
      ProgramVersion version,
      ObjectProvider<AbstractPartitionHandler> shared,
      Clock clock) {
    this.properties = properties;
    this.source = source;
    this.ranges = ranges;
    this.contract = contract;
    this.checksums = checksums;
    this.store = store;
    this.reading = reading;
    this.runs = runs;
    this.lookup = lookup;
    this.working = working;
    this.rejects = rejects;
    this.verification = verification;
    this.untold = untold;
    this.repetition = repetition;
    this.jobRepository = jobRepository;
    this.catalogue = catalogue;
    this.reads = reads;
    this.rules = rules;
    this.version = version;
    this.shared = shared;
    this.clock = clock;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    JobExecution execution = contribution.getStepExecution().getJobExecution();
    if (PlanContext.holdsPlan(execution.getExecutionContext())) {
      // The process died between the plan's commit and the step's: what is planned stands
      return RepeatStatus.FINISHED;
    }
    forgetUnlessCommitted(execution);
    RunParameters parameters = RunParameters.of(execution);
    if (parameters.fromStep() == null) {
      plan(parameters, execution);
    } else {
      repetition.plan(StepName.of(parameters.fromStep()).orElseThrow(), execution);
    }
    // With the row of the run: the framework stores the context only when the step has ended
    jobRepository.updateExecutionContext(execution);
    return RepeatStatus.FINISHED;
  }

  // Else Spring Batch would store a plan whose row was rolled back, and a restart would take it up
  private static void forgetUnlessCommitted(JobExecution execution) {
    ExecutionContext unplanned = new ExecutionContext(execution.getExecutionContext());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status != STATUS_COMMITTED) {
              execution.setExecutionContext(unplanned);
            }
          }
        });
  }

  private void plan(RunParameters parameters, JobExecution execution) {
    Optional<LocalDate> published = lookup.publishedDate();
    LocalDate asOf = LocalDate.now(clock);
    LocalDate businessDate = parameters.businessDate();
    boolean broken = verification.isBroken();
    // What broke an identity, was retired and is back, was judged by a catalogue that is gone, or
    // holds a 0 of what the source tells anew may lie before the window
    boolean full =
        parameters.full()
            || published.isEmpty()
            || broken
            || verification.failedSincePublish(MeasuredCheck.ofWhatVanishes())
            || parameters.jobName().equals(RunPlan.NIGHTLY)
                && (untold.tellMore() || reads.asksForEverything(catalogue::checksum));
    Scope scope = scope(parameters, asOf, full);
    LocalDate reach =
        isWithdrawal(parameters)
            ? businessDate
            : published.filter(businessDate::isBefore).orElse(businessDate);
    RunPlan plan =
        new RunPlan(
            parameters.jobName(),
            businessDate,
            scope,
            reach,
            verifiesAll(parameters, full),
            parameters.full() || broken,
            false,
            execution.getId(),
            execution.getId(),
            rules.ruleSet(),
            version.text());
    reading.end();
    boolean compares = plan.isNightly() && comparesChecksums();
    SourceState taken = compares ? take(plan) : null;
    if (plan.isNightly() && taken == null) {
      // Other SELECTs always lead to such a night, and it can afford a look
      contract
          .doubtfulLinks()
          .forEach(doubt -> log.warn("{}; if that cannot be, type adapter check", doubt));
    }
    long count = taken == null ? count(scope) : taken.checksums().dossiers();
    BitSet toRead = taken == null ? new BitSet() : store.toRead(taken.checksums());
    // The source looks for the bounds while the warehouse takes the checksums
    List<IdRange> cut =
        SideBySide.run(
            () ->
                toRead.isEmpty()
                    ? ranges.ofAll(scope, count, wantedRanges(scope))
                    : ranges.ofBuckets(
                        scope,
                        toRead,
                        count - taken.checksums().dossiersOutside(toRead),
                        wantedRanges(scope)),
            () -> {
              if (compares) {
                keep(plan, taken);
              }
            });
    runs.begin(plan, execution.getId(), null);
    ExecutionContext context = execution.getExecutionContext();
    PlanContext.put(plan, context);
    PlanContext.putSelects(checksums.selects(), context);
    PlanContext.putRanges(cut, context);
    if (scope.takesOpen()) {
      PlanContext.putPass(count, context);
    }
    log.info(
        "Planned {} for {}: {} from {} to {}, as of {}, about {} dossiers",
        plan.jobName(),
        businessDate,
        scope.selection(),
        scope.from(),
        scope.to(),
        asOf,
        count);
    lookup
        .otherRulesSince(plan.runId(), plan.ruleSet())
        .ifPresent(run -> log.info(RulesChanged.line(run, scope.selection())));
  }

  private boolean comparesChecksums() {
    Optional<String> hindrance = checksums.hindrance().or(store::hindrance);
    hindrance.ifPresent(reason -> log.info("No checksums are compared: {}", reason));
    return hindrance.isEmpty();
  }

  // Null where the run asks when it has read
  private SourceState take(RunPlan plan) {
    return store.readsEverything(plan, checksums.statements())
        ? null
        : checksums.take(plan.scope(), plan.firstReceiptDay(), plan.lastReceiptDay(), false);
  }

  private void keep(RunPlan plan, SourceState taken) {
    store.plan(plan, taken == null ? null : taken.checksums(), checksums.statements());
    // Of an older date than is published, nothing settles
    if (plan.readsUpToReach()) {
      reading.begin(plan.runId(), taken == null ? null : taken.rows());
    }
  }

  private static Scope scope(RunParameters parameters, LocalDate asOf, boolean full) {
    LocalDate date = parameters.businessDate();
    return switch (parameters.jobName()) {
      case RunPlan.BACKFILL -> Scope.range(parameters.from(), parameters.to(), asOf);
      case RunPlan.REPLAY -> Scope.replay(date, asOf, parameters.reason());
      // Any fact may have been classified with the date of the nights that are withdrawn
      case RunPlan.WITHDRAWAL -> Scope.full(date, asOf);
      default -> full ? Scope.full(date, asOf) : Scope.rolling(date, asOf);
    };
  }

  private static boolean isWithdrawal(RunParameters parameters) {
    return parameters.jobName().equals(RunPlan.WITHDRAWAL);
  }

  private boolean verifiesAll(RunParameters parameters, boolean full) {
    if (working.isEverythingTouched() || isWithdrawal(parameters)) {
      return true;
    }
    return parameters.jobName().equals(RunPlan.NIGHTLY)
        && (full || lookup.publishedNights() % properties.fullScanEvery() == 0);
  }

  private long count(Scope scope) {
    return scope.scans() ? source.count(scope) : rejects.standing(scope.reason());
  }

  // A replay scans nothing: one range of nobody
  private int wantedRanges(Scope scope) {
    AbstractPartitionHandler workers = shared.getIfAvailable();
    return !scope.scans() ? 1 : workers == null ? properties.partitions() : workers.getGridSize();
  }
}
