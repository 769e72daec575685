package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.RefusedFact;

/** Facts, quarantine and the job's own tables change together, chunk by chunk. */
class ChunkTest {

  private static final LocalDate NIGHT = Nights.FIRST;

  enum Server {
    H2,
    MARIADB;

    Nights nights() throws SQLException {
      return new Nights(
          this == H2 ? Databases.h2() : Databases.server("utf8mb4_unicode_ci"),
          "dossier.nightly.chunk-size",
          3,
          "dossier.nightly.partitions",
          1);
    }
  }

  private Nights nights;
  private LocalDate date = NIGHT;

  @AfterEach
  void close() {
    nights.close();
  }

  /** More than a statement of the driver holds. */
  @Test
  void aChunkMayLoseMoreThanAThousandFacts() throws SQLException {
    nights =
        new Nights(
            Databases.h2(), "dossier.nightly.chunk-size", 2000, "dossier.nightly.partitions", 1);
    for (int i = 0; i < 1001; i++) {
      nights.dossier("d-" + i, "4", "2023-10-02 08:00:00");
    }
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    for (int i = 0; i < 1001; i++) {
      nights.dossier("d-" + i).put("deleted_on", "2023-10-03 08:00:00");
    }
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.GATE);
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aChunkThatFailsInItsMiddleLeavesNothingOfItself(Server server) throws SQLException {
    nights = server.nights();
    // The first night recounts everything and need not note what it touches
    assertThat(nights.night(NIGHT.minusDays(1)).code()).isEqualTo(ExitCode.OK);
    for (int i = 1; i <= 7; i++) {
      nights.dossier("d-" + i, "4", "2023-10-0" + i + " 08:00:00");
    }
    nights.dossier("d-5").put("trang_thai_ho_so_id", "77");
    // Quarantine is written behind the facts: those of d-4 and d-6 are there when it refuses
    nights
        .warehouse()
        .execute(
            server == Server.H2
                ? RefusedFact.onH2("etl_reject")
                : RefusedFact.onAServer("etl_reject"));

    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.FAILED);

    // The chunk of d-4, d-5 and d-6 is gone whole: facts, quarantine, touched cells and counts
    assertThat(column("SELECT dossier_id FROM fact_dossier ORDER BY dossier_id"))
        .containsExactly("d-1", "d-2", "d-3");
    assertThat(column("SELECT dossier_id FROM etl_reject")).isEmpty();
    assertThat(column("SELECT accepted_date FROM etl_touched_cell ORDER BY accepted_date"))
        .containsExactly("2023-10-01", "2023-10-02", "2023-10-03");
    assertThat(
            column(
                "SELECT CONCAT(kind, tally) FROM etl_run_tally WHERE run_id = 2"
                    + " AND partition_name LIKE 'classify-dossiers%' ORDER BY kind"))
        .containsExactly("INSERTED3", "READ3");

    nights.warehouse().execute("DROP TRIGGER refuse");
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);

    assertThat(column("SELECT CONCAT(dossier_id, ' ', job_execution_id) FROM fact_dossier"))
        .containsExactlyInAnyOrder("d-1 2", "d-2 2", "d-3 2", "d-4 3", "d-6 3", "d-7 3");
    assertThat(column("SELECT dossier_id FROM etl_reject")).containsExactly("d-5");
    assertThat(
            column(
                "SELECT CONCAT(inserted, ' ', updated, ' ', rejected) FROM etl_run WHERE run_id = 2"))
        .containsExactly("3 0 0", "6 0 1");
  }

  @Test
  void theWarehouseHoldsTheRuns() throws SQLException {
    nights = Server.H2.nights();
    Outcome first = nights.night(NIGHT);
    Outcome second = nights.night(NIGHT.plusDays(1));
    assertThat(
            column("SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION WHERE STATUS = 'COMPLETED'"))
        .containsExactly(first.jobExecutionId().toString(), second.jobExecutionId().toString());
    assertThat(column("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = 'publish'"))
        .containsExactly("2");
  }

  @ParameterizedTest
  @EnumSource
  void whatDidNotChangeIsNotWritten(Server server) throws SQLException {
    nights = server.nights();
    nights.dossier("d-1", "4", "2023-10-01 08:00:00");
    nights.dossier("d-2", "4", "2023-10-02 08:00:00");
    nights.night(NIGHT);
    nights.dossier("d-2").put("kenh_thuc_hien", "1");
    nights.dossier("d-2").put("last_modified_on", null);
    nights.dossier("d-1").put("last_modified_on", "2023-10-31 01:00:00");
    nights.dossier("d-1").put("chu_ho_so", "Người mẫu");

    nights.night(NIGHT.plusDays(1));

    assertThat(column("SELECT job_execution_id FROM fact_dossier ORDER BY dossier_id"))
        .containsExactly("1", "2");
    assertThat(column("SELECT job_execution_id FROM fact_dossier_daily ORDER BY accepted_date"))
        .containsExactly("1", "2");
    assertThat(
            column(
                "SELECT CONCAT(inserted, ' ', updated, ' ', unchanged) FROM etl_run"
                    + " ORDER BY job_execution_id"))
        .containsExactly("2 0 0", "0 1 1");
  }

  @Test
  void aDossierIsInOnePlaceAtATimeAndLeavesATraceWhenItLeavesQuarantine() throws SQLException {
    nights = Server.H2.nights();
    nights.dossier("d-1", "4", "2023-10-01 08:00:00");
    nights.dossier("d-2", "4", "2023-10-01 08:00:00");
    becomes("4", "fact", "");
    becomes("77", "quarantine", "");
    becomes("4", "fact", "LOADED");
    becomes(null, "quarantine", "LOADED");
    becomes("1", "nowhere", "EXCLUDED LOADED");
    becomes("78", "quarantine", "EXCLUDED LOADED");
    nights.lose("d-1");
    becomes(null, "nowhere", "EXCLUDED GONE LOADED");
    nights.dossier("d-1", "4", "2023-10-01 08:00:00");
    becomes("4", "fact", "EXCLUDED GONE LOADED");
    nights.lose("d-1");
    becomes(null, "nowhere", "EXCLUDED GONE LOADED");
  }

  /** Gives d-1 a status, and plays the next night. */
  private void becomes(String status, String place, String traces) {
    nights.rows().rows(SourceTable.HO_SO).stream()
        .filter(row -> row.get("id").equals("d-1"))
        .forEach(row -> row.put("trang_thai_ho_so_id", status));
    assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
    date = date.plusDays(1);
    long facts = nights.number("SELECT COUNT(*) FROM fact_dossier WHERE dossier_id = 'd-1'");
    long rejects = nights.number("SELECT COUNT(*) FROM etl_reject WHERE dossier_id = 'd-1'");
    assertThat(facts + " " + rejects)
        .isEqualTo(place.equals("fact") ? "1 0" : place.equals("quarantine") ? "0 1" : "0 0");
    assertThat(String.join(" ", column("SELECT resolution FROM etl_reject_history ORDER BY 1")))
        .isEqualTo(traces);
    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(1 + facts);
  }

  @Test
  void quarantineRemembersTheRunThatPutTheRowThereWhateverTheReasonBecomes() throws SQLException {
    nights = Server.H2.nights();
    nights.dossier("d-1", "77", "2023-10-01 08:00:00");
    nights.night(NIGHT);
    nights.night(NIGHT.plusDays(1));
    nights.dossier("d-1").put("trang_thai_ho_so_id", "4");
    nights.dossier("d-1").put("don_vi_id", "nobody");
    nights.night(NIGHT.plusDays(2));
    assertThat(rejects()).containsExactly("AGENCY_UNKNOWN 1 3");
    nights.dossier("d-1").put("don_vi_id", "G1");
    nights.night(NIGHT.plusDays(3));
    assertThat(rejects()).isEmpty();
    nights.dossier("d-1").put("ngay_tiep_nhan", null);
    nights.night(NIGHT.plusDays(4));
    assertThat(rejects()).containsExactly("ACCEPTED_DATE_MISSING 5 5");
    assertThat(
            column(
                "SELECT CONCAT(reason_code, ' ', first_seen_run, ' ', last_seen_run, ' ',"
                    + " resolved_by_run, ' ', resolution) FROM etl_reject_history"))
        .containsExactly("AGENCY_UNKNOWN 1 3 4 LOADED");
  }

  private List<String> rejects() {
    return column(
        "SELECT CONCAT(reason_code, ' ', first_seen_run, ' ', last_seen_run) FROM etl_reject");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptySourceAndAnEmptyWindowAreNights(Server server) throws SQLException {
    nights = server.nights();
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(column("SELECT source_dossiers FROM etl_run")).containsExactly("0");
    assertThat(column("SELECT business_date FROM etl_freshness")).containsExactly("2023-10-30");
    nights.dossier("d-1", "9", "2021-12-31 23:59:59");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(
            nights
                .run(NIGHT.plusDays(2), "backfill --from 2020-01-01 --to 2020-12-31".split(" "))
                .code())
        .isEqualTo(ExitCode.OK);
    assertThat(column("SELECT source_dossiers FROM etl_run")).containsExactly("0", "0", "0");
    assertThat(column("SELECT COUNT(*) FROM fact_dossier")).containsExactly("0");
  }

  private List<String> column(String sql) {
    return nights.warehouse().queryForList(sql, String.class);
  }
}
