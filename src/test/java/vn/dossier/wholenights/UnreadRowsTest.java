package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.setup.JobsFolder;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/**
 * A bucket settles when the rows that a night has read account for its checksum; rows that no night
 * reads, or that several dossiers read, make no night read a bucket for ever.
 */
class UnreadRowsTest {

  private static final LocalDate NIGHT = Nights.FIRST;

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  private void dossiers(Object... settings) throws SQLException {
    nights = new Nights(Databases.server("utf8mb4_general_ci"), settings);
    for (int i = 10; i < 20; i++) {
      nights.dossier("d-" + i, "4", "2023-10-02 08:00:00");
      component("d-" + i, "k-" + i);
    }
    // Before every rolling window; closed, so that no night looks at it again
    Map<String, Object> old = nights.dossier("d-old", "9", "2018-03-01 08:00:00");
    old.put("ngay_ket_thuc_xu_ly", "2018-03-02 08:00:00");
    component("d-old", "k-old");
    nights.paid("p-old", "d-old", "2018-03-02 09:00:00");
    // Of nobody
    component("nobody", "k-1");
    component("nobody", "k-2");
    nights.paid("p-1", "nobody", "2023-10-05 09:00:00");
    nights.paid("p-2", null, "2023-10-05 09:00:00");
    // Of two, and of one with a blank behind its code
    nights.dossier("d-twin", "4", "2023-10-03 08:00:00").put("ma_ho_so", "d-15");
    nights.paid("p-3", "d-15", "2023-10-05 09:00:00");
    nights.dossier("d-blank", "4", "2023-10-03 08:00:00").put("ma_ho_so", "d-16 ");
  }

  private Map<String, Object> component(String code, String id) {
    return nights
        .rows()
        .add(SourceTable.THANH_PHAN_HO_SO, "id", id, "ho_so", code, "dinh_kem", "a.pdf");
  }

  private void night(int number, String... options) {
    assertThat(nights.night(NIGHT.plusDays(number), options).code()).isEqualTo(ExitCode.OK);
  }

  private long read(int number) {
    return nights.number(
        """
        SELECT COALESCE(SUM(t.tally), 0) FROM etl_run_tally t
        JOIN etl_run r ON r.job_execution_id = t.run_id
        WHERE r.business_date = ? AND t.kind = 'READ' AND t.partition_name NOT LIKE '%:unread'
        """,
        NIGHT.plusDays(number));
  }

  private List<Integer> unsettled() {
    return nights
        .warehouse()
        .queryForList("SELECT code_bucket FROM etl_unsettled_bucket", Integer.class);
  }

  @Test
  void afterTheFirstLoadNothingIsReadAgain() throws SQLException {
    dossiers();
    night(0);
    assertThat(unsettled()).isEmpty();
    night(1);
    assertThat(read(1)).isZero();
  }

  @Test
  void noBucketIsReadTwiceForOneChange() throws SQLException {
    dossiers();
    night(0);
    nights.dossier("d-15").put("trang_thai_ho_so_id", "5");
    night(1);
    // Both that share the code, and, since any change brings it, the one with the blank and its
    // bucket
    assertThat(read(1)).isEqualTo(4);
    assertThat(unsettled()).isEmpty();
    night(2);
    assertThat(read(2)).isZero();
  }

  @Test
  void oldDossiersOfABucketKeepNoNightFromSettlingIt() throws SQLException {
    dossiers("dossier.nightly.full-scan-every", 2);
    night(0);
    night(1);
    // Reads the whole window, and what is older no more
    night(2);
    assertThat(read(2)).isEqualTo(12);
    assertThat(unsettled()).isEmpty();
    component("d-old", "k-more");
    night(3);
    assertThat(unsettled()).isEmpty();
    // Again the whole window
    night(4);
    assertThat(unsettled()).isEmpty();
    night(5);
    assertThat(read(5)).isZero();
  }

  @Test
  void newChildrenOfNobodyAreLookedAtOnce() throws SQLException {
    dossiers();
    night(0);
    component("nobody", "k-3");
    component("d-19", "k-4");
    night(1);
    assertThat(unsettled()).isEmpty();
    night(2);
    assertThat(read(2)).isZero();
  }

  /** A pass over an index and look-ups; the reader may not read the ids of components. */
  @ParameterizedTest
  @ValueSource(strings = {"bucket-dossiers", "bucket-payments"})
  void rowsAreFoundInAnIndexAlone(String statement) throws SQLException {
    dossiers();
    nights.save();
    String sql = new SourceAdapter(new JobsFolder(null), "one-stop", Map.of()).sql(statement);
    Map<String, Object> parameters =
        Map.of(
            "packedMarks",
            CodeBucket.marks(new BitSet()),
            "from",
            NIGHT.atStartOfDay(),
            "until",
            NIGHT.plusDays(1).atStartOfDay(),
            "undated",
            1,
            "afterAsOf",
            NIGHT.plusDays(2).atStartOfDay());
    assertThat(
            new NamedParameterJdbcTemplate(nights.source())
                .query(
                    "EXPLAIN " + sql,
                    parameters,
                    (rs, n) -> "%s %s".formatted(rs.getString("type"), rs.getString("Extra"))))
        .satisfiesExactly(
            found -> assertThat(found).doesNotStartWith("ALL").contains("Using index"),
            read -> assertThat(read).startsWith("eq_ref "));
  }
}
