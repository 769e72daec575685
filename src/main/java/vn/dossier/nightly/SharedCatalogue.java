package vn.dossier.nightly;

import java.lang.ref.WeakReference;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.warehouse.dimension.CatalogueStore;

/**
 * The catalogue of a run, of which all partitions use the same one, for as long as somebody does.
 */
@Component
final class SharedCatalogue {

  private final CatalogueStore store;
  private WeakReference<Catalogue> shared = new WeakReference<>(null);
  private Of run;

  // A warehouse that was restored gives a number again
  record Of(long jobExecutionId, LocalDateTime created) {

    static Of execution(JobExecution execution) {
      // The row knows it less exactly than who wrote it
      LocalDateTime created = execution.getCreateTime().truncatedTo(ChronoUnit.SECONDS);
      return new Of(execution.getId(), created);
    }
  }

  SharedCatalogue(CatalogueStore store) {
    this.store = store;
  }

  /** That of the run of a step behind load-dimensions. */
  synchronized Catalogue of(StepExecution step) {
    Of now = Of.execution(step.getJobExecution());
    Catalogue catalogue = now.equals(run) ? shared.get() : null;
    if (catalogue == null) {
      catalogue = store.read();
      shared = new WeakReference<>(catalogue);
      run = now;
    }
    return catalogue;
  }
}
