package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;

/**
 * Nights that share their partitions with workers, each in a process of its own, beside the same
 * nights in one process that nobody disturbs.
 */
public final class SharedNights implements AutoCloseable {

  private static final String COLLATION = "utf8mb4_general_ci";

  private static final String STATE =
      """
      SELECT CONCAT('unsettled ', code_bucket) FROM etl_unsettled_bucket
      UNION SELECT CONCAT('looked up ', dossier_id) FROM etl_pending_lookup
      UNION SELECT CONCAT(state, ' ', scope_from, ' ', scope_to, ' ', catalogue_checksum)
      FROM etl_fingerprint_set WHERE state = 'SETTLED'
      UNION SELECT CONCAT(state, ' ', part, ' ', HEX(checksums)) FROM etl_fingerprint
      WHERE state = 'SETTLED'
      """;

  private static final String AMID =
      """
      SELECT COUNT(*) FROM BATCH_STEP_EXECUTION s
      JOIN etl_partition_claim c ON c.step_execution_id = s.STEP_EXECUTION_ID
      JOIN etl_worker w ON w.worker_id = c.worker_id AND w.of_night = 0
      WHERE s.STATUS = 'STARTED' AND s.COMMIT_COUNT > 0 AND c.released = 0 AND c.revoked = 0
      """;

  private static final String TAKE =
      """
      UPDATE etl_partition_claim SET revoked = 1
      WHERE released = 0 AND worker_id IN (SELECT worker_id FROM etl_worker WHERE of_night = 0)
      """;

  private static final String OWN = "worker-password";

  private final Databases databases;
  private final Databases undisturbed = Databases.server(COLLATION);
  private final Twins twins;
  private final JdbcTemplate warehouse;
  private final JdbcTemplate other = jdbc(undisturbed);
  private final Random random;
  private final RandomSource source;
  private final Jar jar;
  private final List<String> settings;
  private final List<RunningJar> workers = new ArrayList<>();
  private LocalDate night;

  /**
   * @param millis that the source takes for each dossier, so that there is time for several
   * @param more settings of all processes
   */
  public SharedNights(Path folder, long seed, int millis, String... more)
      throws SQLException, IOException {
    this(Databases.server(COLLATION), folder, seed, millis, more);
  }

  /** The same over a source that lies elsewhere. */
  public SharedNights(Databases databases, Path folder, long seed, int millis, String... more)
      throws SQLException, IOException {
    this.databases = databases;
    this.twins = new Twins(databases, undisturbed);
    this.warehouse = jdbc(databases);
    this.random = new Random(seed);
    this.source = new RandomSource(seed, true);
    this.night = source.firstNight();
    this.jar = Jar.over(folder, databases);
    this.settings = new ArrayList<>(List.of(more));
    settings.add(SlowSource.setting(folder, databases, millis));
    settings.add("--dossier.workers.silence=3s");
    databases.migrated();
    // So that a test need not wait for the 40 seconds of the program
    warehouse.execute("SET GLOBAL wait_timeout = 10");
    twins.write(source.rows());
  }

  private static JdbcTemplate jdbc(Databases databases) {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            databases.warehouseUrl(), databases.username(), databases.password()));
  }

  /** The command of the night that comes next. */
  public List<String> night(String... more) {
    List<String> words = new ArrayList<>(List.of("nightly", "--date", night.toString()));
    words.addAll(List.of(more));
    return words;
  }

  /** Starts a command that shares its partitions. */
  public RunningJar start(List<String> command, String... more) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("--dossier.workers.enabled=true", "--dossier.nightly.partitions=1"));
    return start(words, List.of(more));
  }

  /** Starts a command that keeps its partitions to itself. */
  public RunningJar startAlone(List<String> command) {
    List<String> words = new ArrayList<>(command);
    words.add("--dossier.nightly.partitions=2");
    return start(words, List.of());
  }

  /** Ends the connection of the night's lock, as a network does. */
  public void loseTheLock() {
    warehouse.execute(
        "KILL CONNECTION %d"
            .formatted(number("SELECT IS_USED_LOCK(CONCAT('dossier-etl:', DATABASE()))")));
  }

  /** What a run that nobody continued leaves of its partitions. */
  public void leaveAnAbandonedRun() {
    warehouse.update(
        """
        INSERT INTO etl_partition_claim
          (step_execution_id, job_execution_id, worker_id, claimed_at, revoked, released)
        VALUES (900001, 900000, 1, CURRENT_TIMESTAMP, 0, 0)
        """);
    warehouse.update(
        """
        INSERT INTO etl_rows_read (step_execution_id, part, job_execution_id, rows_read)
        VALUES (900001, 1, 900000, 'rows')
        """);
  }

  /** Rows read that no night has taken in, and claims of runs before the last. */
  public long leftOver() {
    return number(
        """
        SELECT (SELECT COUNT(*) FROM etl_rows_read) + (SELECT COUNT(*) FROM etl_partition_claim
          WHERE job_execution_id <> (SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION))
        """);
  }

  /** Starts a worker of one thread. */
  public RunningJar worker(String... more) {
    RunningJar worker = start(List.of("worker", "--dossier.nightly.partitions=1"), List.of(more));
    workers.add(worker);
    return worker;
  }

  private RunningJar start(List<String> command, List<String> more) {
    List<String> words = new ArrayList<>(command);
    words.addAll(settings);
    words.addAll(more);
    return jar.startInSmallSteps(words.toArray(String[]::new));
  }

  /** Waits until so many workers wait for work. */
  public void waitForWorkers(int number) {
    until("SELECT COUNT(*) FROM etl_worker WHERE of_night = 0 AND ended_at IS NULL", number);
  }

  /** Waits until a count reaches a number. */
  public void until(String count, long number) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (number(count) < number) {
      assertThat(System.nanoTime()).as(count).isLessThan(deadline);
      LifeOfANight.sleep(20);
    }
  }

  public long number(String count) {
    return warehouse.queryForObject(count, Long.class);
  }

  public JdbcTemplate warehouse() {
    return warehouse;
  }

  public Random random() {
    return random;
  }

  public String warehouseUrl() {
    return databases.warehouseUrl();
  }

  /** Waits until a worker is in the middle of a partition. */
  public void untilAWorkerHasCommitted() {
    until(AMID, 1);
  }

  /** Starts a worker that may not read components. */
  public RunningJar workerWithoutComponents() {
    String reader = account();
    for (String table :
        List.of("ho_so", "yeu_cau_thanh_toan", "giay_to_so_hoa", "don_vi", "thu_tuc", "linh_vuc")) {
      warehouse.execute(
          "GRANT SELECT ON %s.%s TO '%s'@'%%'".formatted(sourceSchema(), table, reader));
    }
    return worker("--dossier.source.username=" + reader, "--dossier.source.password=" + OWN);
  }

  private String account() {
    String name = "w" + warehouseUrl().replaceFirst(".*_", "");
    warehouse.execute("CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(name, OWN));
    return name;
  }

  private String sourceSchema() {
    return databases.sourceUrl().replaceFirst(".*/", "");
  }

  /**
   * Takes the partition from a worker that is in the middle of it, as the night does; waits for its
   * chunk in flight.
   */
  public void takeAPartitionAmid() {
    do {
      untilAWorkerHasCommitted();
      // It may have been the worker's last chunk
    } while (warehouse.update(TAKE) == 0);
  }

  /**
   * Sends every message that waits once more.
   *
   * @param removable whether it can be taken out of the queue, else it stays before all others
   */
  public void doubleMessages(boolean removable) {
    warehouse.update(
        """
        INSERT INTO INT_CHANNEL_MESSAGE
          (MESSAGE_ID, GROUP_KEY, CREATED_DATE, MESSAGE_PRIORITY, MESSAGE_CONTENT, REGION)
        SELECT CONCAT('0', SUBSTRING(MESSAGE_ID, 2)), GROUP_KEY, CREATED_DATE - 1, MESSAGE_PRIORITY,
          IF(?, REPLACE(MESSAGE_CONTENT, MESSAGE_ID, CONCAT('0', SUBSTRING(MESSAGE_ID, 2))),
            MESSAGE_CONTENT), REGION
        FROM INT_CHANNEL_MESSAGE
        """,
        removable);
  }

  /** How many partitions of the last night workers have done. */
  public long doneByWorkers() {
    return number(
        """
        SELECT COUNT(*) FROM etl_partition_claim c JOIN etl_worker w ON w.worker_id = c.worker_id
        WHERE w.of_night = 0 AND c.released = 1
        """);
  }

  /** How many partitions of the last night workers have, or had. */
  public long claimedByWorkers() {
    return number(
        """
        SELECT COUNT(*) FROM etl_partition_claim c JOIN etl_worker w ON w.worker_id = c.worker_id
        WHERE w.of_night = 0
        """);
  }

  /** Runs the same undisturbed and compares: rows, counts, and what has settled. */
  public void compare(List<String> command, List<String> story, boolean settled)
      throws SQLException {
    assertThat(twins.undisturbed(command)).isZero();
    compareAgain(story);
    if (settled) {
      assertThat(warehouse.queryForList(STATE, String.class))
          .as("what has settled after %s", story)
          .containsExactlyInAnyOrderElementsOf(other.queryForList(STATE, String.class));
    }
  }

  /** The rows must be what they were. */
  public void compareAgain(List<String> story) throws SQLException {
    twins.compare(story);
  }

  /** The next day: the source changes, in both. */
  public void nextDay() throws SQLException {
    night = night.plusDays(1);
    source.mutate(random, night);
    twins.write(source.rows());
  }

  @Override
  public void close() {
    workers.forEach(RunningJar::kill);
    warehouse.execute("SET GLOBAL wait_timeout = DEFAULT");
    twins.close();
  }
}
