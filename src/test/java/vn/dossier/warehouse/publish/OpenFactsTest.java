package vn.dossier.warehouse.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.testing.database.Databases;
import vn.dossier.warehouse.run.WorkingState;
import vn.dossier.warehouse.sql.SqlFile;

/**
 * What a night asks about open facts it finds in an index: it never passes over all facts for it.
 */
class OpenFactsTest {

  private static final LocalDate DATE = LocalDate.of(2023, 10, 31);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aggregate/backlog_daily",
        "aggregate/backlog_ageing",
        "verify/backlog-equals-facts",
        "verify/ageing-equals-facts"
      })
  void areFoundInAnIndexAlone(String statement) throws SQLException {
    try (Connection connection = Databases.server("utf8mb4_general_ci").migrated().warehouse()) {
      NamedParameterJdbcTemplate warehouse =
          new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
      Map<String, Object> parameters =
          Map.of("businessDate", DATE, "reach", DATE, "asOf", DATE, "takesBacklog", 1);

      assertThat(
              warehouse.query(
                  "EXPLAIN " + SqlFile.read(StagedCells.class, statement).replaceAll("--.*", ""),
                  parameters,
                  (rs, n) ->
                      rs.getString("key") == null || !rs.getString("key").startsWith("ix_fact")
                          ? ""
                          : "%s %s %s"
                              .formatted(
                                  rs.getString("key"),
                                  rs.getString("type"),
                                  rs.getString("Extra"))))
          .filteredOn(found -> !found.isEmpty())
          .singleElement()
          .asString()
          .startsWith("ix_fact_dossier_finished ref ")
          .contains("Using index")
          .doesNotContain("Using index condition");
    }
  }

  /** What a night that reads only changes asks about all facts, it finds in an index too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "changes/unread-facts",
        "changes/not-seen-changed-dossiers",
        "publish/verify/facts-equal-loaded",
        "publish/verify/nothing-left-unmet"
      })
  void allOfThemAreLookedThroughInAnIndexAlone(String statement) throws SQLException {
    try (Connection connection = Databases.server("utf8mb4_general_ci").migrated().warehouse()) {
      NamedParameterJdbcTemplate warehouse =
          new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
      Map<String, Object> parameters = new HashMap<>();
      parameters.putAll(Map.of("from", DATE, "to", DATE, "scanId", 7, "runId", 7));
      parameters.putAll(
          Map.of("bucketsRead", 1, "packedMarks", CodeBucket.marks(new BitSet()), "limit", 10));
      parameters.put("after", null);
      String sql =
          SqlFile.read(WorkingState.class, "../" + statement)
              .replaceAll("--.*", "")
              .replaceFirst("/\\*M!.*\\*/", "");

      // Single facts it looks up by their keys
      assertThat(
              warehouse.query(
                  "EXPLAIN " + sql,
                  parameters,
                  (rs, n) ->
                      List.of("ALL", "index", "range").contains("" + rs.getString("type"))
                              && List.of("b", "f", "fact_dossier").contains(rs.getString("table"))
                          ? "%s %s".formatted(rs.getString("key"), rs.getString("Extra"))
                          : ""))
          .filteredOn(found -> !found.isEmpty())
          .singleElement()
          .asString()
          .matches("ix_fact_dossier_(finished|code_bucket) (Using where; )?Using index");
    }
  }

  /**
   * A server renews its statistics when it likes: they must not decide where a night looks first.
   */
  @ParameterizedTest
  @ValueSource(strings = {"changes/not-seen-changed-dossiers", "publish/verify/nothing-left-unmet"})
  void theOrderOfTablesIsNotLeftToStatistics(String statement) {
    assertThat(SqlFile.read(WorkingState.class, "../" + statement))
        .contains(
            "SELECT /*! STRAIGHT_JOIN */",
            "fact_dossier b /*! FORCE INDEX (ix_fact_dossier_code_bucket) */");
  }
}
