package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;
import vn.dossier.warehouse.sql.BulkInsert;

/** LOAD DATA LOCAL is a faster way for the same rows, and refuses what an INSERT refuses. */
class LocalDataTest {

  /** More than go in by a batch. */
  private static final int MANY = 120;

  // Whatever could end a field or a line, or begin an escape
  private static final List<String> CODES =
      List.of("a\\b", "a\tb", "a\nb", "\\N", "a\"b", "a'b", "NULL", "a\\", "Hồ sơ 🗂");

  private static Nights filled(Databases databases) {
    Nights nights = new Nights(databases);
    for (int i = 0; i < MANY; i++) {
      String code = CODES.get(i % CODES.size()) + i;
      nights
          .dossier("d-" + i, i % 3 == 0 ? "10" : "4", "2023-10-02 08:00:00")
          .put("ma_ho_so", code);
      nights.paid("p-" + i, "d-" + i, "2023-10-05 09:00:00").put("ma_ho_so", code);
    }
    return nights;
  }

  private static Databases without(Databases d) {
    return new Databases(
        d.sourceUrl(),
        d.warehouseUrl() + "?allowLoadLocalInfile=false",
        d.username(),
        d.password());
  }

  private static Map<String, List<Map<String, Object>>> rows(Nights nights) {
    Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    for (String table : List.of("fact_dossier", "stage_collection", "stage_e_receipt")) {
      rows.put(
          table, nights.warehouse().queryForList("SELECT * FROM %s ORDER BY 1".formatted(table)));
    }
    rows.put(
        "etl_fingerprint",
        nights
            .warehouse()
            .queryForList(
                """
                SELECT part, HEX(checksums) AS checksums, HEX(dossiers) AS dossiers
                FROM etl_fingerprint ORDER BY part
                """));
    return rows;
  }

  @Test
  void theSlowerWayGivesTheSameRows() throws SQLException {
    Databases taken = Databases.server("utf8mb4_general_ci");
    Databases refused = without(Databases.server("utf8mb4_general_ci"));
    try (Nights fast = filled(taken);
        Nights slow = filled(refused)) {
      assertThat(check(taken)).contains("new rows are loaded by LOAD DATA LOCAL");
      assertThat(check(refused)).contains("new rows are inserted in batches");
      assertThat(fast.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
      assertThat(slow.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
      assertThat(rows(fast)).isEqualTo(rows(slow));
      // One row for some of the buckets
      assertThat(rows(fast).get("etl_fingerprint")).hasSizeGreaterThan(BulkInsert.MANY);
      assertThat(
              fast.warehouse().queryForList("SELECT dossier_code FROM fact_dossier", String.class))
          .hasSize(MANY)
          .contains("a\\b0", "a\tb1", "a\nb2", "\\N3", "NULL6", "a\\7", "Hồ sơ 🗂8");
    }
  }

  @Test
  void aRowThatDoesNotFitStopsTheNightInsteadOfBeingLost() throws SQLException {
    try (Nights nights = filled(Databases.server("utf8mb4_general_ci").migrated())) {
      JdbcTemplate warehouse = nights.warehouse();
      warehouse.execute("ALTER TABLE fact_dossier MODIFY dossier_code VARCHAR(3)");
      Outcome outcome = nights.night(Nights.FIRST);
      assertThat(outcome.code()).as(outcome.message()).isNotEqualTo(ExitCode.OK);
      assertThat(outcome.message()).contains("dossier_code");
      assertThat(warehouse.queryForObject("SELECT COUNT(*) FROM fact_dossier", Long.class))
          .isZero();
    }
  }

  private static String check(Databases databases) {
    return Answer.to(databases.settings(), "check").out();
  }
}
