package vn.dossier.nightly;

import java.util.BitSet;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import vn.dossier.checksum.ReadRows;
import vn.dossier.checksum.RowSums;
import vn.dossier.checksum.SourceReading;
import vn.dossier.checksum.SourceState;
import vn.dossier.checksum.UnreadRows;
import vn.dossier.source.ChecksumSource;
import vn.dossier.source.UnreadRowSource;
import vn.dossier.warehouse.publish.Aggregation;
import vn.dossier.warehouse.run.RunPlan;

/** Settles what the run has read, and computes the touched cells aside. */
@Component("aggregateFactsTasklet")
final class AggregateFacts implements Tasklet {

  private final Aggregation aggregation;
  private final ChecksumSource checksums;
  private final UnreadRowSource unreadRows;
  private final RunReading reading;

  AggregateFacts(
      Aggregation aggregation,
      ChecksumSource checksums,
      UnreadRowSource unreadRows,
      RunReading reading) {
    this.aggregation = aggregation;
    this.checksums = checksums;
    this.unreadRows = unreadRows;
    this.reading = reading;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    StepExecution step = contribution.getStepExecution();
    RunPlan plan = DossierItems.plan(step);
    ReadRows read = reading.of(step.getJobExecutionId());
    aggregation.compute(plan, step.getJobExecutionId(), compared(plan, read));
    reading.end();
    return RepeatStatus.FINISHED;
  }

  private SourceReading compared(RunPlan plan, ReadRows read) {
    return new SourceReading() {
      @Override
      public ReadRows read() {
        return read;
      }

      @Override
      public RowSums planned() {
        return reading.planned();
      }

      @Override
      public SourceState now() {
        return checksums.take(plan.scope(), plan.firstReceiptDay(), plan.lastReceiptDay(), true);
      }

      @Override
      public UnreadRows unread(BitSet buckets) {
        return unreadRows.of(plan.scope(), buckets, read);
      }
    };
  }
}
