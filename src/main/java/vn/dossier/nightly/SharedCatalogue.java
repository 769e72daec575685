package vn.dossier.nightly;

import java.lang.ref.WeakReference;
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
  private long jobExecutionId;

  SharedCatalogue(CatalogueStore store) {
    this.store = store;
  }

  /** That of the run of a step behind load-dimensions. */
  synchronized Catalogue of(StepExecution step) {
    Catalogue catalogue = step.getJobExecutionId() == jobExecutionId ? shared.get() : null;
    if (catalogue == null) {
      catalogue = store.read();
      shared = new WeakReference<>(catalogue);
      jobExecutionId = step.getJobExecutionId();
    }
    return catalogue;
  }
}
