package vn.dossier.nightly.workers;

import java.util.OptionalLong;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.messaging.Message;
import org.springframework.messaging.PollableChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The requests for partitions, over whatever channel there is. A message may get lost, or arrive
 * twice: a partition is had by its claim.
 */
public final class PartitionQueue {

  private final PollableChannel requests;
  private final TransactionTemplate receiving;

  /**
   * @param transactions a message is received in one of its own, never in that of a chunk
   */
  public PartitionQueue(PollableChannel requests, PlatformTransactionManager transactions) {
    this.requests = requests;
    this.receiving = new TransactionTemplate(transactions);
  }

  void send(StepExecution partition) {
    requests.send(
        new GenericMessage<>(new StepExecutionRequest(partition.getStepName(), partition.getId())));
  }

  /** The next partition that is asked for; empty when there is none now. */
  OptionalLong receive() {
    Message<?> message = receiving.execute(status -> requests.receive(0));
    return message != null && message.getPayload() instanceof StepExecutionRequest request
        ? OptionalLong.of(request.getStepExecutionId())
        : OptionalLong.empty();
  }

  /** Drops what an earlier run has left. */
  void clear() {
    while (receive().isPresent()) {
      // Dropped
    }
  }
}
