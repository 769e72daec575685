package vn.dossier.nightly.launch;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.stereotype.Component;
import vn.dossier.warehouse.fence.Fence;

/** Names the execution in the fence before anything else of the job; the launcher closes it. */
@Component
public final class FenceOpening implements JobExecutionListener {

  private final Fence fence;

  FenceOpening(Fence fence) {
    this.fence = fence;
  }

  @Override
  public void beforeJob(JobExecution execution) {
    fence.open(execution.getId());
  }
}
