package vn.dossier.nightly.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.nightly.page.KeysetReader.Page;
import vn.dossier.scope.Scope;
import vn.dossier.testing.database.Databases;
import vn.dossier.warehouse.collect.HeldRequest;
import vn.dossier.warehouse.collect.StagedRequests;
import vn.dossier.warehouse.run.RunPlan;

/** Pages are read ahead; what they lead to is not. */
class ChangedPaymentPagesTest {

  private static final LocalDate DAY = LocalDate.of(2023, 10, 5);
  private static final int CHANGED = 7;

  private JdbcTemplate warehouse;
  private TransactionTemplate transaction;
  private ChangedPaymentPages pages;

  /**
   * The source has p-1 on a first page and p-3 on the last; staged are p-1, p-2 and p-3, and q-1 of
   * a bucket that has not changed.
   */
  @BeforeEach
  void twoPages() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    DriverManagerDataSource connections =
        new DriverManagerDataSource(
            databases.warehouseUrl(), databases.username(), databases.password());
    warehouse = new JdbcTemplate(connections);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
    for (String id : List.of("p-1", "p-2", "p-3")) {
      warehouse.update(
          """
          INSERT INTO stage_request_fault (request_id, code_bucket, collected_date)
          VALUES (?, ?, ?)
          """,
          id,
          CHANGED,
          DAY);
    }
    warehouse.update(
        "INSERT INTO stage_request_fault (request_id, code_bucket, collected_date) VALUES (?, ?, ?)",
        "q-1",
        CHANGED + 1,
        DAY);
    Scope scope = Scope.rolling(DAY, DAY.plusDays(1));
    RunPlan plan =
        new RunPlan(RunPlan.NIGHTLY, DAY, scope, DAY, false, false, true, 1, 1, "rules", "1");
    pages =
        new ChangedPaymentPages(
            new ReadAhead<>(ChangedPaymentPagesTest::page),
            new StagedRequests(warehouse, plan),
            changed());
  }

  private static BitSet changed() {
    BitSet changed = new BitSet();
    changed.set(CHANGED);
    return changed;
  }

  private static Page<HeldRequest> page(String key) {
    return key == null
        ? new Page<>(List.of(request("p-1")), "p-1")
        : new Page<>(List.of(request("p-3")), null);
  }

  private static HeldRequest request(String id) {
    return new HeldRequest(
        new RawPayment(id, "d-1", 1L, 1L, 0L, null, null, null, null, null, null, null, null, null),
        null);
  }

  private List<String> staged() {
    return warehouse.queryForList(
        "SELECT request_id FROM stage_request_fault ORDER BY request_id", String.class);
  }

  @Test
  void whatNoPageHadIsRemovedWithTheLast() {
    assertThat(pages.after(null).last()).isEqualTo("p-1");
    assertThat(staged()).containsExactly("p-1", "p-2", "p-3", "q-1");
    assertThat(pages.after("p-1").last()).isNull();
    assertThat(staged()).containsExactly("p-1", "p-3", "q-1");
  }

  /** A chunk that is rolled back leaves the rows to the next attempt. */
  @Test
  void itIsRemovedInTheTransactionOfWhoeverAsksForTheLast() {
    transaction.executeWithoutResult(
        status -> {
          pages.after(null);
          pages.after("p-1");
          assertThat(staged()).containsExactly("p-1", "p-3", "q-1");
          status.setRollbackOnly();
        });
    assertThat(staged()).containsExactly("p-1", "p-2", "p-3", "q-1");
  }
}
