package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;
import vn.dossier.wholenights.GateTest.Server;

/** Open dossiers by age are those of the last publish, and of the day that it reached. */
class BacklogAgeingTest {

  private static final LocalDate NIGHT = Nights.FIRST;

  private static final String AGES =
      """
      SELECT CONCAT(as_of, ': ', open_dossiers, ' = ', days_0_to_7, ' + ', days_8_to_30, ' + ',
        days_31_to_90, ' + ', days_over_90, ', ', overdue, ' overdue, ', oldest_accepted_date)
      FROM kpi_backlog_ageing
      """;

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  private void twoOpenDossiers(Server server) throws SQLException {
    nights = new Nights(server.databases());
    nights.dossier("d-1", "4", "2023-10-23 08:00:00").put("ngay_hen_tra", "2023-10-30 08:00:00");
    nights.dossier("d-2", "4", "2023-08-01 08:00:00");
    nights.dossier("d-3", "10", "2023-10-23 08:00:00");
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
  }

  private String ages() {
    return nights.warehouse().queryForObject(AGES, String.class);
  }

  /** On the 30th one is 7 days old and due that day, the other 90; on the 31st both are older. */
  @ParameterizedTest
  @EnumSource
  void theyGrowOlderThoughNothingChanges(Server server) throws SQLException {
    twoOpenDossiers(server);
    assertThat(ages()).isEqualTo("2023-10-30: 2 = 1 + 0 + 1 + 0, 0 overdue, 2023-08-01");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(ages()).isEqualTo("2023-10-31: 2 = 0 + 1 + 0 + 1, 1 overdue, 2023-08-01");
  }

  /** As a warehouse of an earlier version is, whose view counted facts. */
  @ParameterizedTest
  @EnumSource
  void aNewerVersionShowsThemBeforeItsFirstPublish(Server server) throws SQLException {
    twoOpenDossiers(server);
    String before = ages();
    nights.warehouse().update("DELETE FROM fact_backlog_ageing");
    nights
        .warehouse()
        .update(
            "DELETE FROM %s WHERE CAST(%s AS DECIMAL) >= 26"
                .formatted(history(server), version(server)));
    assertThat(Answer.to(nights.databases().settings(), "migrate").code()).isZero();
    assertThat(ages()).isEqualTo(before);
  }

  // H2 folds names that Flyway has quoted
  private static String history(Server server) {
    return server == Server.H2 ? "\"flyway_schema_history\"" : "flyway_schema_history";
  }

  private static String version(Server server) {
    return server == Server.H2 ? "\"version\"" : "version";
  }
}
