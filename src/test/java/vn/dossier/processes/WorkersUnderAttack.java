package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.KillableServer;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.LifeOfANight;
import vn.dossier.testing.process.Proxy;
import vn.dossier.testing.process.RunningJar;
import vn.dossier.testing.process.SharedNights;
import vn.dossier.testing.process.WorkerBlows;

/**
 * What is too long for every build; no pattern of the build finds this class. With 100 kills and 50
 * freezes:
 *
 * <pre>
 * mvn -B verify -Dit.test=WorkersUnderAttack -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dworkers.kills=100 -Dworkers.freezes=50
 * </pre>
 *
 * {@code -Dworkers.seed=7} plays other sources and instants.
 */
class WorkersUnderAttack {

  private static final int KILLS = Integer.getInteger("workers.kills", 12);
  private static final int FREEZES = Integer.getInteger("workers.freezes", 6);
  private static final long SEED = Long.getLong("workers.seed", 1);

  private static final String EIGHT = "--dossier.workers.ranges=8";

  private static final String COMMITTED =
      """
      SELECT COUNT(*) FROM BATCH_STEP_EXECUTION
      WHERE STEP_NAME LIKE 'classify-dossiers:%' AND STATUS = 'STARTED' AND COMMIT_COUNT > 0
      """;

  @TempDir Path folder;

  /** Many more partitions than rows to go with them: hundreds of requests, claims and journals. */
  @Test
  void fourHundredRanges() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 3, 1, "--dossier.workers.ranges=400")) {
      nights.worker();
      nights.worker();
      nights.waitForWorkers(2);
      List<String> night = nights.night();
      WorkersIT.loads(nights.start(night));
      nights.compare(night, List.of("400 ranges"), true);
    }
  }

  /** As many as take locks from each other; the second night is read as a whole. */
  @Test
  void fiveWorkers() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 4, 3)) {
      for (int worker = 0; worker < 5; worker++) {
        nights.worker();
      }
      nights.waitForWorkers(5);
      List<String> first = nights.night();
      WorkersIT.loads(nights.start(first));
      nights.compare(first, List.of("5 workers"), true);
      nights.nextDay();
      List<String> second = nights.night("--full");
      WorkersIT.loads(nights.start(second));
      assertThat(
              nights.number(
                  """
                  SELECT COUNT(DISTINCT c.worker_id) FROM etl_partition_claim c
                  JOIN etl_worker w ON w.worker_id = c.worker_id AND w.of_night = 0
                  WHERE c.released = 1
                  """))
          .isEqualTo(5);
      nights.compare(second, List.of("5 workers, all"), true);
    }
  }

  @Test
  void aWorkerThatIsStoppedHandsItsPartitionsBack() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, 20, "--dossier.workers.ranges=3")) {
      RunningJar worker = nights.worker();
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.untilAWorkerHasCommitted();
      worker.signal("TERM");
      assertThat(worker.end().code()).isZero();
      assertThat(WorkersIT.loads(night).err()).contains("was handed back");
      nights.compare(command, List.of("stopped"), true);
    }
  }

  /** It wakes up when its partition is done elsewhere, its connection ended, and the run over. */
  @Test
  void aWorkerThatWasFrozenInAChunkWritesNothingWhenItWakesUp() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, 20, "--dossier.workers.ranges=3")) {
      RunningJar worker = nights.worker();
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.untilAWorkerHasCommitted();
      worker.signal("STOP");
      WorkersIT.loads(night);
      nights.compare(command, List.of("frozen"), true);
      worker.signal("CONT");
      assertThat(worker.says("was taken from worker")).isTrue();
      nights.compareAgain(List.of("woken"));
    }
  }

  /**
   * The fence alone stops this one: Spring Batch lets a chunk of a run that was stopped commit, so
   * that rows would be counted by the worker and by the rerun.
   */
  @Test
  void aWorkerThatWasFrozenWhileTheNightStoppedWritesNothingIntoTheRerun()
      throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, 20, "--dossier.workers.ranges=3")) {
      // Else the server may end the worker's transaction before it wakes up
      nights.warehouse().execute("SET GLOBAL wait_timeout = 30");
      RunningJar worker = nights.worker();
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.untilAWorkerHasCommitted();
      worker.signal("STOP");
      night.signal("TERM");
      assertThat(night.end().code()).isEqualTo(5);
      RunningJar rerun = nights.start(List.of("rerun"));
      nights.until(
          """
          SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME LIKE 'classify-dossiers:%'
            AND JOB_EXECUTION_ID > (SELECT MIN(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION)
          """,
          1);
      worker.signal("CONT");
      WorkersIT.loads(rerun);
      nights.compare(command, List.of("woken"), false);
    }
  }

  @Test
  void aWorkerWhoseNetworkIsCutLosesItsPartitionAndGoesOnLater() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, 20, EIGHT);
        Proxy network = new Proxy(nights.warehouseUrl(), 0)) {
      RunningJar worker =
          nights.worker("--spring.datasource.url=" + network.through(nights.warehouseUrl()));
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.untilAWorkerHasCommitted();
      network.cut();
      WorkersIT.loads(night);
      nights.compare(command, List.of("cut"), true);
      network.restore();
      LifeOfANight.sleep(3000);
      nights.nextDay();
      List<String> next = nights.night("--full");
      WorkersIT.loads(nights.start(next));
      assertThat(worker.isAlive()).isTrue();
      nights.compare(next, List.of("cut, and back"), true);
    }
  }

  /** Its partitions are those of another by then: there is nothing to wait for. */
  @Test
  void aNightThatWasFrozenAndOvertakenEnds() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, 20, EIGHT)) {
      nights.worker();
      nights.waitForWorkers(1);
      List<String> command = nights.night();
      RunningJar night = nights.start(command);
      nights.untilAWorkerHasCommitted();
      night.signal("STOP");
      nights.loseTheLock();
      WorkersIT.loads(nights.start(List.of("rerun")));
      nights.compare(command, List.of("overtaken"), false);
      night.signal("CONT");
      Ended ended = night.end();
      assertThat(ended.code()).as(ended.err()).isOne();
      assertThat(ended.err()).contains("taken over the warehouse");
      nights.compareAgain(List.of("woken"));
    }
  }

  /** The plan of one is the other's: how many ranges there are stands in it. */
  @Test
  void aRunGoesOnWithWorkersAndWithoutThem() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, 2, 20, EIGHT)) {
      nights.worker();
      nights.waitForWorkers(1);
      List<String> first = nights.night();
      RunningJar alone = nights.startAlone(first);
      nights.until(COMMITTED, 1);
      alone.kill();
      alone.end();
      RunningJar shared = nights.start(List.of("rerun"));
      nights.untilAWorkerHasCommitted();
      WorkersIT.loads(shared);
      nights.compare(first, List.of("killed alone, shared"), false);
      nights.nextDay();
      List<String> second = nights.night("--full");
      shared = nights.start(second);
      nights.untilAWorkerHasCommitted();
      shared.kill();
      shared.end();
      WorkersIT.loads(nights.startAlone(List.of("rerun")));
      nights.compare(second, List.of("killed shared, alone"), false);
    }
  }

  /** It reads a server of its own, which stands still while the source of the night changes. */
  @Test
  void aWorkerWhoseReplicaLagsTakesNothingUntilItHasCaughtUp() throws SQLException, IOException {
    String log = "--log-bin=log";
    try (KillableServer primary = server("primary", "--server-id=1", log);
        KillableServer replica = server("replica", "--server-id=2", log)) {
      replica.replicate(primary);
      Databases both = Databases.server("utf8mb4_general_ci");
      Databases source = primary.databases();
      Databases mixed =
          new Databases(source.sourceUrl(), both.warehouseUrl(), both.username(), both.password());
      String behind = source.sourceUrl().replace(primary.url(), replica.url());
      try (SharedNights nights = new SharedNights(mixed, folder, 2, 60, EIGHT)) {
        JdbcTemplate lagging = new JdbcTemplate(new DriverManagerDataSource(replica.url()));
        await(lagging, new JdbcTemplate(new DriverManagerDataSource(primary.url())));
        lagging.execute("STOP SLAVE SQL_THREAD");
        nights.nextDay();
        nights.worker("--dossier.source.url=" + behind);
        nights.waitForWorkers(1);
        List<String> command = nights.night();
        RunningJar night = nights.start(command);
        nights.until(
            "SELECT COUNT(*) FROM etl_worker WHERE idle_reason LIKE '%has not come as far%'", 1);
        assertThat(nights.claimedByWorkers()).isZero();
        lagging.execute("START SLAVE SQL_THREAD");
        nights.untilAWorkerHasCommitted();
        WorkersIT.loads(night);
        assertThat(nights.doneByWorkers()).isPositive();
        nights.compare(command, List.of("read from a replica that lagged"), true);
      }
    }
  }

  private KillableServer server(String name, String... options) throws IOException {
    return new KillableServer(Files.createDirectory(folder.resolve(name)), options);
  }

  private static void await(JdbcTemplate replica, JdbcTemplate primary) {
    String position = primary.queryForObject("SELECT @@GLOBAL.gtid_current_pos", String.class);
    assertThat(replica.queryForObject("SELECT MASTER_GTID_WAIT(?, 60)", Integer.class, position))
        .isZero();
  }

  @Test
  void blowsAtRandomInstants() throws SQLException, IOException {
    try (SharedNights nights = new SharedNights(folder, SEED, 8, EIGHT)) {
      Map<String, Integer> hits = new WorkerBlows(nights, SEED).play(KILLS, FREEZES);
      System.out.printf("Blows of seed %d: %s%n", SEED, hits);
    }
  }
}
