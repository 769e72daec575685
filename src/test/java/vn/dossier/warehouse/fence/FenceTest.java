package vn.dossier.warehouse.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Product;
import vn.dossier.warehouse.worker.ClaimStore;
import vn.dossier.warehouse.worker.SharedStep;
import vn.dossier.warehouse.worker.SharedStepStore;

/** Two processes over one warehouse on a server, of which one takes over from the other. */
class FenceTest {

  private static final String NAMED = "SELECT job_execution_id FROM etl_fence";

  private static Databases databases;
  private static Product early;
  private static Product late;

  @BeforeAll
  static void startTwoProcesses() throws SQLException {
    databases = Databases.server("utf8mb4_general_ci").migrated();
    early = new Product(databases.settings());
    late = new Product(databases.settings());
  }

  @AfterAll
  static void endThem() {
    early.close();
    late.close();
  }

  @AfterEach
  void bothStandBack() {
    // Who was refused stays so until it takes over
    for (Product process : List.of(early, late)) {
      fence(process).takeOver();
      fence(process).leave();
    }
  }

  @Test
  void theRowNamesTheExecutionWhileItRuns() {
    fence(early).takeOver();
    assertThat(number(early, NAMED)).isZero();
    fence(early).open(7);
    assertThat(number(early, NAMED)).isEqualTo(7);
    assertThat(written(early)).isEqualTo(7);
    fence(early).close();
    assertThat(number(early, NAMED)).isZero();
    assertThat(written(early)).as("between two nights of one command").isZero();
  }

  @Test
  void noTransactionBeginsAfterATakeover() {
    fence(early).takeOver();
    fence(early).open(7);
    fence(late).takeOver();

    assertThatThrownBy(() -> written(early))
        .isInstanceOf(FencedOutException.class)
        .hasMessageContaining("from run 7");

    assertThat(fence(early).refusal()).isNotNull();
    assertThat(pool(early).getHikariPoolMXBean().getActiveConnections()).isZero();
    fence(late).open(8);
    assertThat(written(late)).isEqualTo(8);
  }

  /** A partition may still be at work when the command that lost the warehouse ends. */
  @Test
  void noTransactionBeginsAfterATakeoverEvenWhenTheCommandHasEnded() {
    fence(early).takeOver();
    fence(early).open(7);
    fence(late).takeOver();
    fence(late).open(8);
    assertThatThrownBy(() -> written(early)).isInstanceOf(FencedOutException.class);

    fence(early).leave();

    assertThatThrownBy(() -> written(early)).isInstanceOf(FencedOutException.class);
  }

  @Test
  void nobodyNamesItselfAfterATakeover() {
    fence(early).takeOver();
    fence(late).takeOver();
    fence(late).open(8);

    assertThatThrownBy(() -> fence(early).open(7)).isInstanceOf(FencedOutException.class);
    assertThatThrownBy(() -> written(early)).isInstanceOf(FencedOutException.class);

    fence(early).close();
    assertThat(number(late, NAMED)).as("it closes only what it opened").isEqualTo(8);
  }

  /** A worker has no takeover of its own; it writes under its claim. */
  @Test
  void aClaimLetsWriteAsLongAsRunAndPartitionAreTheWorkers() {
    fence(late).takeOver();
    fence(late).open(8);
    claim(51, 8, 3);
    assertThat(writtenUnder(new Claim(8, 51, 3))).isEqualTo(8);

    assertThatThrownBy(() -> writtenUnder(new Claim(8, 51, 4)))
        .as("another worker's")
        .isInstanceOf(FencedOutException.class)
        .hasMessageContaining("partition was taken");
    assertThatThrownBy(() -> writtenUnder(new Claim(8, 52, 3)))
        .as("nobody's")
        .isInstanceOf(FencedOutException.class);
    sql(late, "UPDATE etl_partition_claim SET revoked = 1");
    assertThatThrownBy(() -> writtenUnder(new Claim(8, 51, 3)))
        .as("handed over")
        .isInstanceOf(FencedOutException.class);
    sql(late, "UPDATE etl_partition_claim SET revoked = 0");
    fence(late).takeOver();
    fence(late).open(9);
    assertThatThrownBy(() -> writtenUnder(new Claim(8, 51, 3)))
        .as("of a run that is over")
        .isInstanceOf(FencedOutException.class)
        .hasMessageContaining("run was taken");
    assertThat(fence(early).refusal()).as("it goes on with other partitions").isNull();
  }

  @Test
  void aPartitionIsTakenFromNoWorkerInTheMiddleOfATransaction() {
    fence(late).takeOver();
    fence(late).open(8);
    claim(51, 8, 3);
    sql(
        late,
        """
        INSERT INTO BATCH_JOB_INSTANCE VALUES (1, 0, 'nightly', 'x')
        """);
    sql(
        late,
        """
        INSERT INTO BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, CREATE_TIME)
        VALUES (8, 1, NOW())
        """);
    sql(
        late,
        """
        INSERT INTO BATCH_STEP_EXECUTION
          (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, CREATE_TIME, STATUS)
        VALUES (51, 0, 'classify-dossiers:1', 8, NOW(), 'STARTED')
        """);
    ClaimStore claims =
        new ClaimStore(late.get(JdbcTemplate.class), new JdbcTransactionManager(pool(late)));
    fence(early)
        .under(
            new Claim(8, 51, 3),
            () ->
                new TransactionTemplate(early.get(PlatformTransactionManager.class))
                    .executeWithoutResult(
                        status ->
                            assertThat(claims.revoke(51)).isEqualTo(ClaimStore.Revoked.NOT_YET)));
    assertThat(claims.revoke(51)).isEqualTo(ClaimStore.Revoked.DONE);
    assertThatThrownBy(() -> writtenUnder(new Claim(8, 51, 3)))
        .isInstanceOf(FencedOutException.class);
    sql(late, "DELETE FROM BATCH_STEP_EXECUTION");
    sql(late, "DELETE FROM BATCH_JOB_EXECUTION");
    sql(late, "DELETE FROM BATCH_JOB_INSTANCE");
  }

  @Test
  void aRunThatWasTakenOverTakesNothingBackThatTheNextShares() {
    fence(early).takeOver();
    fence(early).open(7);
    fence(late).takeOver();
    fence(late).open(8);
    SharedStep next = new SharedStep(8, "takes", "server", null);
    steps(late).begin(next);
    assertThatThrownBy(() -> steps(early).begin(new SharedStep(7, "takes", "server", null)))
        .isInstanceOf(FencedOutException.class);
    steps(early).end(7);
    assertThat(steps(late).active()).contains(next);
    steps(late).end(8);
    assertThat(steps(late).active()).isEmpty();
  }

  private static SharedStepStore steps(Product process) {
    return new SharedStepStore(
        process.get(JdbcTemplate.class), process.get(PlatformTransactionManager.class));
  }

  private static void claim(long partition, long execution, long worker) {
    sql(late, "DELETE FROM etl_partition_claim");
    late.get(JdbcTemplate.class)
        .update(
            "INSERT INTO etl_partition_claim VALUES (?, ?, ?, NOW(), 0, 0)",
            partition,
            execution,
            worker);
  }

  private static void sql(Product process, String statement) {
    process.get(JdbcTemplate.class).update(statement);
  }

  private static long writtenUnder(Claim claim) {
    AtomicLong seen = new AtomicLong();
    fence(early).under(claim, () -> seen.set(written(early)));
    return seen.get();
  }

  @Test
  void whoOnlyLooksIsNotStopped() {
    fence(late).takeOver();
    fence(late).open(8);
    assertThat(written(early)).isEqualTo(8);
  }

  @Test
  void aTakeoverWaitsForTheTransactionInFlight() throws SQLException {
    fence(early).takeOver();
    CompletableFuture<Void> takeover =
        transaction(early)
            .execute(
                status -> {
                  CompletableFuture<Void> begun =
                      CompletableFuture.runAsync(() -> fence(late).takeOver());
                  waitForALockWaitOf(begun);
                  assertThat(begun).isNotDone();
                  return begun;
                });

    takeover.join();
    assertThatThrownBy(() -> written(early)).isInstanceOf(FencedOutException.class);
  }

  /** Else the two would wait for each other: the server sees no deadlock. */
  @Test
  void aTransactionInsideAnotherGivesUpWhenATakeoverWaits() {
    fence(early).takeOver();
    CompletableFuture<?>[] takeover = new CompletableFuture<?>[1];
    TransactionTemplate inner = transaction(early);
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    assertThatThrownBy(
            () ->
                transaction(early)
                    .executeWithoutResult(
                        status -> {
                          takeover[0] = CompletableFuture.runAsync(() -> fence(late).takeOver());
                          waitForALockWaitOf(takeover[0]);
                          inner.executeWithoutResult(nested -> {});
                        }))
        .isInstanceOf(CannotCreateTransactionException.class);

    takeover[0].join();
    assertThat(pool(early).getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  /** What does not end by itself a person ends: one line, exit code 1. */
  @Test
  void aTakeoverThatCannotBeHadNamesTheConnectionToKill() throws SQLException {
    try (Connection stubborn = databases.warehouse();
        Statement statement = stubborn.createStatement()) {
      stubborn.setAutoCommit(false);
      statement.execute("SELECT * FROM etl_fence LOCK IN SHARE MODE");
      long id = id(statement);

      Answer answer = Answer.to(impatient(), "nightly");

      assertThat(answer.code()).as(answer.err()).isOne();
      assertThat(answer.err().lines())
          .filteredOn(line -> line.contains("has not ended"))
          .singleElement()
          .satisfies(
              line -> assertThat(line).contains("KILL " + id, "type the same command again"));
      long own = id(databases.warehouse().createStatement());
      for (long other = id + 1; other <= own; other++) {
        assertThat(answer.err()).doesNotContain("KILL " + other);
      }
    }
    assertThat(Answer.to(impatient(), "recover").code()).isZero();
  }

  private static Map<String, Object> impatient() {
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put(
        "spring.datasource.url",
        databases.warehouseUrl() + "?sessionVariables=wait_timeout=1,innodb_lock_wait_timeout=1");
    return settings;
  }

  private static Fence fence(Product process) {
    return process.get(Fence.class);
  }

  private static HikariDataSource pool(Product process) {
    return process.get(HikariDataSource.class);
  }

  private static TransactionTemplate transaction(Product process) {
    return new TransactionTemplate(process.get(PlatformTransactionManager.class));
  }

  /** Begins a transaction as a run does, and tells which execution it saw. */
  private static long written(Product process) {
    return transaction(process).execute(status -> number(process, NAMED));
  }

  private static long number(Product process, String sql) {
    return process.get(JdbcTemplate.class).queryForObject(sql, Long.class);
  }

  private static long id(Statement statement) throws SQLException {
    try (var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      return row.getLong(1);
    }
  }

  // InnoDB shows its transactions as they were a tenth of a second ago
  private static void waitForALockWaitOf(CompletableFuture<?> takeover) {
    String waiting =
        """
        SELECT COUNT(*) FROM information_schema.innodb_trx t
        JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
        WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()
        """;
    while (number(late, waiting) == 0 && !takeover.isDone()) {
      // InnoDB shows its transactions again only to who has not asked for a tenth of a second
      LockSupport.parkNanos(150_000_000);
    }
  }
}
