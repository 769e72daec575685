package vn.dossier.nightly.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.GenericMessage;

class PartitionQueueTest {

  private static final Message<?> READABLE =
      new GenericMessage<>(new StepExecutionRequest("classify-dossiers:0", 51L));

  /** None of them can be received past one that cannot be read. */
  private final Queue<Message<?>> stored = new ArrayDeque<>();

  private final QueueChannel channel =
      new QueueChannel() {
        @Override
        protected Message<?> doReceive(long timeout) {
          if (stored.peek() instanceof Unreadable) {
            throw new MessagingException("No such class");
          }
          return stored.poll();
        }
      };

  private static final class Unreadable extends GenericMessage<String> {
    Unreadable() {
      super("?");
    }
  }

  @Test
  void aMessageThatCannotBeReadIsCleared() {
    stored.addAll(List.of(READABLE, new Unreadable(), READABLE));
    new PartitionQueue(channel, stored::clear).clear();
    assertThat(stored).isEmpty();
  }

  /** A broker's channel holds what the warehouse does not. */
  @Test
  void whatRemovalDoesNotReachIsReceived() {
    stored.addAll(List.of(READABLE, READABLE));
    new PartitionQueue(channel, () -> {}).clear();
    assertThat(stored).isEmpty();
  }
}
