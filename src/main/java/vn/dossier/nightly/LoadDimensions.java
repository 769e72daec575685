package vn.dossier.nightly;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import vn.dossier.classify.catalogue.CatalogueChecksum;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.catalogue.ResolvedProcedure;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.nightly.reference.ReferenceFiles;
import vn.dossier.warehouse.changes.CatalogueReads;
import vn.dossier.warehouse.changes.ChecksumStore;
import vn.dossier.warehouse.changes.ReadMode;
import vn.dossier.warehouse.dimension.DimensionStore;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.RunStore;
import vn.dossier.warehouse.run.WorkingState;
import vn.dossier.warehouse.succession.ReferenceStore;

/**
 * Reads the catalogues once and keeps them for every later step of the run. The first step that
 * writes: from here on, runs planned earlier are superseded and their working state is gone.
 */
@Component("loadDimensionsTasklet")
final class LoadDimensions implements Tasklet {

  private static final Logger log = LoggerFactory.getLogger(LoadDimensions.class);

  private final CatalogueReading catalogue;
  private final CatalogueReads reads;
  private final DimensionStore dimensions;
  private final ReferenceFiles files;
  private final ReferenceStore references;
  private final ChecksumStore checksums;
  private final WorkingState working;
  private final RunStore runs;
  private final RunLookup lookup;
  private final JobRepository jobRepository;

  LoadDimensions(
      CatalogueReading catalogue,
      CatalogueReads reads,
      DimensionStore dimensions,
      ReferenceFiles files,
      ReferenceStore references,
      ChecksumStore checksums,
      WorkingState working,
      RunStore runs,
      RunLookup lookup,
      JobRepository jobRepository) {
    this.catalogue = catalogue;
    this.reads = reads;
    this.dimensions = dimensions;
    this.files = files;
    this.references = references;
    this.checksums = checksums;
    this.working = working;
    this.runs = runs;
    this.lookup = lookup;
    this.jobRepository = jobRepository;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    JobExecution execution = contribution.getStepExecution().getJobExecution();
    RunPlan planned = PlanContext.plan(execution.getExecutionContext());
    RunPlan plan = planned.begun(execution.getId(), lookup.publishedDate().orElse(null));
    List<ResolvedAgency> agencies = catalogue.agencies();
    List<ResolvedProcedure> procedures = catalogue.procedures();
    reads.keep(
        execution.getId(),
        new CatalogueChecksum().agencies(agencies).procedures(procedures).text());
    working.forgetSeen();
    if (plan.comparesAll()) {
      working.disown(plan.scanId());
    }
    if (plan.verifyAll()) {
      working.touchEverything();
    }
    if (plan.isWithdrawal()) {
      dimensions.takeBack(plan.businessDate());
    }
    dimensions.take(plan.businessDate(), agencies, procedures);
    files.refuse(references.unknown(files.agencies()));
    references.take(files.successors(), files.portal());
    runs.wrote(plan);
    ReadMode reading = checksums.begin(plan);
    log.info("The run reads {}", reading.text());
    PlanContext.put(plan.reading(reading.changesOnly()), execution.getExecutionContext());
    // With what it speaks of: the framework stores the context only when the step has ended
    jobRepository.updateExecutionContext(execution);
    return RepeatStatus.FINISHED;
  }
}
