package vn.dossier.nightly.workers;

import org.springframework.batch.core.step.StepExecution;
import vn.dossier.warehouse.worker.PartitionState;

/** A partition on its way to its end, under the number that it has now. */
final class SharedPartition {

  private StepExecution execution;
  private int handOvers;
  private boolean ended;
  private long unclaimedSince;
  private boolean sentAgain;

  SharedPartition(StepExecution execution) {
    this.execution = execution;
  }

  StepExecution execution() {
    return execution;
  }

  long id() {
    return execution.getId();
  }

  String name() {
    return execution.getStepName();
  }

  boolean hasEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }

  int handOvers() {
    return handOvers;
  }

  /** The hand-over that comes is not counted. */
  void wasDrained() {
    handOvers--;
  }

  /** It goes on under another number. */
  void continueAs(StepExecution next) {
    execution = next;
    handOvers++;
    unclaimedSince = 0;
    sentAgain = false;
  }

  /**
   * Since when it was seen without a worker.
   *
   * @param now as nanoTime counts
   */
  long unclaimedSince(long now) {
    if (unclaimedSince == 0) {
      unclaimedSince = now;
    }
    return unclaimedSince;
  }

  /**
   * Somebody is asked for it once more.
   *
   * @return whether that is so for the first time
   */
  boolean sendAgain() {
    boolean first = !sentAgain;
    unclaimedSince = 0;
    sentAgain = true;
    return first;
  }

  /** Takes over what the row says: progress is shown, and the step summed, by what is in memory. */
  void show(PartitionState state) {
    execution.setVersion(state.version());
    execution.setStatus(state.status());
    execution.setExitStatus(state.exitStatus());
    execution.setReadCount(state.read());
    execution.setWriteCount(state.written());
    execution.setCommitCount(state.commits());
    execution.setRollbackCount(state.rollbacks());
    execution.setStartTime(state.startedAt());
    execution.setEndTime(state.endedAt());
  }
}
