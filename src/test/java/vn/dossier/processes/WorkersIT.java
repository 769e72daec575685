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

/** A night that shares its partitions with workers, each in a process of its own. */
class WorkersIT {

  @TempDir Path folder;

  @Test
  void anyNumberOfWorkersLeavesTheSameRows() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 1, 3, "--dossier.workers.ranges=8")) {
      for (int workers = 0; workers <= 2; workers++) {
        if (workers > 0) {
          nights.worker();
          nights.waitForWorkers(workers);
        }
        List<String> night = nights.night(workers == 2 ? new String[] {"--full"} : new String[0]);
        Ended ended = nights.start(night).end();
        assertThat(ended.code()).as(ended.err()).isZero();
        System.out.println("done by workers " + nights.doneByWorkers());
        nights.compare(night, List.of("with %d workers".formatted(workers)), true);
        nights.nextDay();
      }
    }
  }

  @Test
  void killed() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, 20, "--dossier.workers.ranges=8")) {
      RunningJar worker = nights.worker();
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.until(
          """
          SELECT COUNT(*) FROM BATCH_STEP_EXECUTION s
          JOIN etl_partition_claim c ON c.step_execution_id = s.STEP_EXECUTION_ID
          JOIN etl_worker w ON w.worker_id = c.worker_id AND w.of_night = 0
          WHERE s.STATUS = 'STARTED' AND s.COMMIT_COUNT > 0
          """,
          1);
      worker.kill();
      Ended ended = night.end();
      System.out.println(ended.err());
      assertThat(ended.code()).as(ended.err()).isZero();
      nights.compare(command, List.of("killed"), true);
    }
  }
}
