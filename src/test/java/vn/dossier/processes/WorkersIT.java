package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.RunningJar;
import vn.dossier.testing.process.SharedNights;

/**
 * A night that shares its partitions with workers, each in a process of its own, leaves what a
 * night in one process leaves, whatever happens to them. Random blows, and what takes long, are in
 * {@link WorkersUnderAttack}.
 */
class WorkersIT {

  private static final String EIGHT = "--dossier.workers.ranges=8";

  /** Milliseconds that a dossier takes, so that what happens to a partition happens amid it. */
  private static final int SLOW = 15;

  @TempDir Path folder;

  @Test
  void anyNumberOfWorkersLeavesTheSameRows() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 1, 3, EIGHT)) {
      for (int workers = 0; workers <= 2; workers++) {
        if (workers > 0) {
          nights.worker();
          nights.waitForWorkers(workers);
        }
        List<String> night = workers == 2 ? nights.night("--full") : nights.night();
        nights.leaveAnAbandonedRun();
        loads(nights.start(night));
        assertThat(nights.leftOver()).as("left over of runs that are over").isZero();
        // A night that has little to read may be over before a worker looks
        assertThat(nights.doneByWorkers()).isGreaterThanOrEqualTo(workers == 2 ? 1 : 0);
        nights.compare(night, List.of("with %d workers".formatted(workers)), true);
        nights.nextDay();
      }
    }
  }

  /** Killed between two chunks or in one, while every request comes twice: no rerun is needed. */
  @Test
  void aWorkerThatIsKilledLosesNothing() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, SLOW, EIGHT)) {
      RunningJar worker = nights.worker();
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.untilAWorkerHasCommitted();
      nights.doubleMessages(true);
      worker.kill();
      assertThat(loads(night).err()).contains("no sign of life of its worker");
      nights.compare(command, List.of("killed"), true);
    }
  }

  /**
   * The attack: its partition is taken between two of its chunks, and it goes on as if it had it;
   * and a message that nobody can remove stands before all others, until the next night.
   */
  @Test
  void aWorkerWhosePartitionWasTakenWritesNothingMoreOfIt() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, SLOW, EIGHT)) {
      RunningJar worker = nights.worker();
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.takeAPartitionAmid();
      nights.doubleMessages(false);
      assertThat(worker.says("was taken from worker")).isTrue();
      // Else the night would rely on the worker, which gives signs of life
      worker.signal("STOP");
      loads(night);
      nights.compare(command, List.of("taken"), true);
      worker.signal("CONT");
      // It is none the worse for it
      nights.nextDay();
      List<String> next = nights.night("--full");
      loads(nights.start(next));
      assertThat(nights.doneByWorkers()).isPositive();
      nights.compare(next, List.of("taken, and woken"), true);
    }
  }

  /** What a person must change on a worker's host stops the night with the code that says so. */
  @Test
  void aWorkerThatFailsStopsTheNightWithItsCause() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, SLOW, EIGHT)) {
      RunningJar worker = nights.workerWithoutComponents();
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      Ended failed = nights.start(command).end();
      assertThat(failed.code()).as(failed.err()).isEqualTo(2);
      assertThat(failed.err()).contains("thanh_phan_ho_so", "on a worker", "type rerun");
      worker.kill();
      worker.end();
      loads(nights.start(List.of("rerun")));
      nights.compare(command, List.of("failed on a worker"), false);
    }
  }

  @Test
  void aNightThatIsStoppedContinuesAndOthersTakeNothing() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, SLOW, EIGHT)) {
      nights.worker();
      nights.worker("--dossier.source.zone=UTC");
      nights.waitForWorkers(2);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.untilAWorkerHasCommitted();
      nights.until("SELECT COUNT(*) FROM etl_worker WHERE idle_reason LIKE '%another version%'", 1);
      night.signal("TERM");
      assertThat(night.end().code()).isEqualTo(5);
      loads(nights.start(List.of("rerun")));
      assertThat(
              nights.number(
                  """
                  SELECT COUNT(*) FROM etl_worker w
                  JOIN etl_partition_claim c ON c.worker_id = w.worker_id
                  WHERE w.idle_reason IS NOT NULL
                  """))
          .isZero();
      nights.compare(command, List.of("stopped"), false);
    }
  }

  static Ended loads(RunningJar night) {
    Ended ended = night.end();
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended;
  }
}
