package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Difference;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.recalculation.WarehouseRows;
import vn.dossier.testing.database.Databases;

/**
 * A night on a server that is frozen in the middle of classify-dossiers, loses its lock, and is
 * woken when another has done its work.
 */
public final class Zombie implements AutoCloseable {

  private static final String COLLATION = "utf8mb4_general_ci";

  // So that the test need not wait for the 40 seconds of the program
  private static final String IMPATIENT = "SET GLOBAL wait_timeout = 10";
  private static final String PATIENT = "SET GLOBAL wait_timeout = DEFAULT";

  /** What ran before the takeover is in the counts, and in what left quarantine meanwhile. */
  private static final List<CanonicalTable> OF_THE_WAY =
      List.of(CanonicalTable.ETL_RUN, CanonicalTable.ETL_REJECT_HISTORY);

  private static final String IN_CHUNK =
      """
      CREATE TRIGGER hold BEFORE UPDATE ON BATCH_STEP_EXECUTION FOR EACH ROW
      IF NEW.STEP_NAME LIKE 'classify-dossiers:%' AND NEW.COMMIT_COUNT = 2 THEN
        DO GET_LOCK(CONCAT('gate:', DATABASE()), 600);
        DO RELEASE_LOCK(CONCAT('gate:', DATABASE()));
      END IF
      """;

  private static final String HELD =
      "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND state = 'User lock'";

  private static final String IN_TRANSACTION =
      """
      SELECT COUNT(*) FROM information_schema.processlist p
      LEFT JOIN information_schema.innodb_trx t ON t.trx_mysql_thread_id = p.id
      WHERE p.db = DATABASE() AND p.id <> CONNECTION_ID()
        AND (t.trx_id IS NOT NULL OR p.command <> 'Sleep')
      """;

  private static final String CLASSIFYING =
      """
      SELECT COUNT(*) FROM BATCH_STEP_EXECUTION
      WHERE STEP_NAME LIKE 'classify-dossiers:%' AND STATUS = 'STARTED'
      """;

  // InnoDB shows its transactions as they were at most so many milliseconds ago
  private static final int CACHED = 120;

  private final RandomSource source = new RandomSource(1, true);
  private final Random random = new Random(1);
  // Of their own: how many there are must not decide how the source changes
  private final Random pauses = new Random(2);
  private final Databases databases = Databases.server(COLLATION).migrated();
  private final Databases undisturbed = Databases.server(COLLATION);
  private final Twins twins = new Twins(databases, undisturbed);
  private final Connection look;
  private final Jar jar;
  private final List<String> night =
      List.of("nightly", "--date", source.firstNight().toString(), "--force");
  private final RunningJar running;

  /** Starts the night and freezes it in a chunk that it has written and not committed. */
  public Zombie(Path folder) throws SQLException {
    jar = Jar.over(folder, databases);
    twins.write(source.rows());
    look = databases.warehouse();
    execute(IMPATIENT);
    execute("DO GET_LOCK(CONCAT('gate:', DATABASE()), 0)");
    execute(IN_CHUNK);
    List<String> words = new ArrayList<>(night);
    words.add("--dossier.nightly.chunk-size=1");
    words.add("--dossier.nightly.partitions=1");
    running = jar.start(words.toArray(String[]::new));
    while (number(HELD) == 0) {
      assertThat(running.isAlive()).isTrue();
      LifeOfANight.sleep(20);
    }
    running.signal("STOP");
    execute("DO RELEASE_LOCK(CONCAT('gate:', DATABASE()))");
    while (number(HELD) > 0) {
      LifeOfANight.sleep(20);
    }
  }

  /** Lets it go on a little, until it is frozen where it has no transaction. */
  public void goesOnToBetweenTwoChunks() throws SQLException {
    do {
      running.goesOnFor(pauses.nextInt(4));
      LifeOfANight.sleep(CACHED);
      assertThat(number(CLASSIFYING)).as("is still in classify-dossiers").isOne();
    } while (number(IN_TRANSACTION) > 0);
  }

  /** Ends the connection of its lock, as a network does. */
  public void losesItsLock() throws SQLException {
    execute(
        "KILL CONNECTION %d"
            .formatted(number("SELECT IS_USED_LOCK(CONCAT('dossier-etl:', DATABASE()))")));
  }

  /** The source changes, another process reads it and publishes; then the source changes again. */
  public void isOvertaken() throws SQLException {
    source.mutate(random, source.firstNight());
    twins.write(source.rows());
    Ended other = jar.run(night.toArray(String[]::new));
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(twins.undisturbed(night)).isZero();
    source.mutate(random, source.firstNight().plusDays(1));
    twins.write(source.rows());
  }

  /** Wakes it and waits for its end. */
  public Ended wakes() {
    running.signal("CONT");
    return running.end();
  }

  /** The statuses of its execution in every table that has one. */
  public List<String> statuses() throws SQLException {
    List<String> statuses = new ArrayList<>();
    try (Statement statement = look.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT CONCAT('job ', STATUS) FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = 1
                UNION SELECT CONCAT('step ', STATUS) FROM BATCH_STEP_EXECUTION
                WHERE JOB_EXECUTION_ID = 1 AND STEP_NAME LIKE 'classify-dossiers%'
                UNION SELECT CONCAT('run ', status) FROM etl_run WHERE job_execution_id = 1
                """)) {
      while (rows.next()) {
        statuses.add(rows.getString(1));
      }
    }
    return statuses;
  }

  /** Facts and figures are those of a night that nobody disturbed. */
  public void hasLeftNoTrace() throws SQLException {
    assertThat(differences()).isEmpty();
  }

  /** The next night finds everything as it must be. */
  public void theNextNightIsLikeAnUndisturbedOne() throws SQLException {
    List<String> next = List.of("nightly", "--date", source.firstNight().plusDays(1).toString());
    Ended ended = jar.run(next.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(twins.undisturbed(next)).isZero();
    assertThat(differences()).isEmpty();
    assertThat(number("SELECT job_execution_id FROM etl_fence")).as("nobody may write").isZero();
  }

  private List<Difference> differences() throws SQLException {
    try (Connection one = undisturbed.warehouse();
        Connection other = databases.warehouse()) {
      return Differences.between(WarehouseRows.read(one), WarehouseRows.read(other)).stream()
          .filter(difference -> !OF_THE_WAY.contains(difference.table()))
          .toList();
    }
  }

  @Override
  public void close() throws SQLException {
    running.kill();
    running.end();
    execute(PATIENT);
    look.close();
    twins.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = look.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = look.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
