package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Difference;
import vn.dossier.recalculation.Differences;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.CorruptedCell;
import vn.dossier.testing.night.Nights;
import vn.dossier.warehouse.schema.Migrations;

/**
 * While nothing has ever been published, the cells of dossiers, completions and collections are
 * counted where they will be published: no view shows them before, and the rows are those that a
 * publish would have put there.
 */
class FirstLoadTest {

  private static final LocalDate FIRST = Nights.FIRST;
  private static final LocalDate SECOND = FIRST.plusDays(1);

  static final List<String> COUNTED_IN_PLACE =
      List.of(
          "fact_dossier_daily",
          "fact_dossier_monthly",
          "fact_completion_daily",
          "fact_collection_daily",
          "fact_agency_monthly",
          "fact_collection_monthly");

  /**
   * Of dossiers that wait, and not of cells: what is in quarantine is shown when it comes there.
   */
  private static final Set<String> OF_WORKING_STATE = Set.of("kpi_quarantine");

  private static final Set<CanonicalTable> OF_EACH_RUN =
      Set.of(CanonicalTable.ETL_RUN, CanonicalTable.ETL_RUN_EXCLUSION);

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  @ParameterizedTest
  @EnumSource
  void noViewShowsCellsThatTheGateHasStoppedAndTheNextNightCountsThemAnew(GateTest.Server server)
      throws SQLException {
    nights = new Nights(server.databases());
    fill(nights);
    nights.product().get(Migrations.class).migrate();
    nights.warehouse().execute(CorruptedCell.creation(server == GateTest.Server.H2));
    Outcome stopped = nights.night(FIRST);
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
    assertThat(stopped.message()).contains("facts-equal-daily");
    nights.warehouse().execute("DROP TRIGGER corrupt");
    assertThat(COUNTED_IN_PLACE).allMatch(table -> rows(table) > 0);
    assertThat(shown()).isEmpty();

    // Its cell, in which it was alone, must go
    nights.lose("d-05");
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.OK);

    assertThat(shown()).contains("etl_freshness", "kpi_monthly", "kpi_collection_monthly");
    try (Nights undisturbed = new Nights(Databases.h2())) {
      undisturbed.use(nights.rows());
      undisturbed.night(SECOND);
      assertThat(differences(undisturbed, nights)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rerun",
        "rerun --step aggregate-facts",
        "rerun --step verify-facts",
        "rerun --step publish"
      })
  void cellsWhosePublishFailedArePublishedAndSignedByTheExecutionThatDoes(String command)
      throws SQLException {
    nights = new Nights(Databases.h2());
    fill(nights);
    nights.product().get(Migrations.class).migrate();
    // As a first load of an earlier version left it
    nights
        .warehouse()
        .execute(
            "INSERT INTO stage_completion_daily VALUES (DATE '2023-10-01', 0, 0, 1, 1, 0, 0, 0, 1)");
    nights.warehouse().execute("ALTER TABLE etl_open_at_old_agency RENAME TO away");
    assertThat(nights.night(FIRST).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("ALTER TABLE away RENAME TO etl_open_at_old_agency");
    assertThat(shown()).isEmpty();

    Outcome published = nights.runOnly(SECOND, command.split(" "));

    assertThat(published.code()).as(published.message()).isEqualTo(ExitCode.OK);
    for (String table : COUNTED_IN_PLACE) {
      assertThat(nights.rowsOf("SELECT DISTINCT job_execution_id AS e FROM " + table))
          .as(table)
          .containsExactly("{E=%d}".formatted(published.jobExecutionId()));
    }
    try (Nights undisturbed = new Nights(Databases.h2())) {
      fill(undisturbed);
      undisturbed.night(FIRST);
      assertThat(differences(undisturbed, nights)).isEmpty();
    }
  }

  /** A night after it counts aside, and so may fail without a trace. */
  @Test
  void aNightAfterThePublishCountsAside() throws SQLException {
    nights = new Nights(Databases.h2());
    fill(nights);
    nights.night(FIRST);
    List<String> before = nights.rowsOf("SELECT * FROM fact_dossier_daily");
    nights.lose("d-05");
    nights.warehouse().execute(CorruptedCell.creation(true));
    nights.dossier("d-03").put("ngay_tiep_nhan", "2023-10-05 08:00:00");
    assertThat(nights.night(SECOND, "--full").code()).isEqualTo(ExitCode.GATE);
    assertThat(nights.rowsOf("SELECT * FROM fact_dossier_daily")).isEqualTo(before);
  }

  private static void fill(Nights nights) {
    nights.dossier("d-03", "4", "2023-10-03 08:00:00");
    nights.dossier("d-05", "4", "2023-10-05 08:00:00");
    nights
        .dossier("d-06", "9", "2023-10-06 08:00:00")
        .put("ngay_ket_thuc_xu_ly", "2023-10-09 10:00:00");
    nights.dossier("d-07", "77", "2023-10-06 08:00:00");
    nights.paid("p-1", "d-03", "2023-10-04 09:00:00");
  }

  private long rows(String table) {
    return nights.number("SELECT COUNT(*) FROM " + table);
  }

  /** The views that show anything. */
  private List<String> shown() throws SQLException {
    List<String> shown = new ArrayList<>();
    try (Connection connection = nights.databases().warehouse();
        ResultSet views =
            connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, "%", new String[] {"VIEW"})) {
      while (views.next()) {
        String view = views.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if ((view.startsWith("kpi_") || view.equals("etl_freshness"))
            && !OF_WORKING_STATE.contains(view)
            && rows(view) > 0) {
          shown.add(view);
        }
      }
    }
    return shown;
  }

  private static List<Difference> differences(Nights expected, Nights found) {
    return Differences.between(expected.canonical(), found.canonical()).stream()
        .filter(difference -> !OF_EACH_RUN.contains(difference.table()))
        .toList();
  }
}
