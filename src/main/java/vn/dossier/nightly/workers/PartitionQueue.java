package vn.dossier.nightly.workers;

import java.util.OptionalLong;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.messaging.Message;
import org.springframework.messaging.PollableChannel;
import org.springframework.messaging.support.GenericMessage;

/**
 * The requests for partitions, over whatever channel there is. A message may get lost, or arrive
 * twice: a partition is had by its claim.
 */
public final class PartitionQueue {

  private final PollableChannel requests;
  private final Runnable removal;

  /**
   * @param removal removes what cannot be received, and would stand before all that comes
   */
  public PartitionQueue(PollableChannel requests, Runnable removal) {
    this.requests = requests;
    this.removal = removal;
  }

  void send(StepExecution partition) {
    requests.send(
        new GenericMessage<>(new StepExecutionRequest(partition.getStepName(), partition.getId())));
  }

  /**
   * The next partition that is asked for; empty when there is none now. Call outside of any
   * transaction: a chunk would join it.
   */
  OptionalLong receive() {
    try {
      Message<?> message = requests.receive(0);
      return message != null && message.getPayload() instanceof StepExecutionRequest request
          ? OptionalLong.of(request.getStepExecutionId())
          : OptionalLong.empty();
    } catch (PessimisticLockingFailureException e) {
      // Several reach for the same message
      return OptionalLong.empty();
    }
  }

  /** Drops what an earlier run has left. */
  void clear() {
    // First, or what cannot be read would end each night here
    removal.run();
    while (receive().isPresent()) {
      // Dropped
    }
  }
}
