package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.HoldPoints;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.PlainRows;
import vn.dossier.testing.night.Product;
import vn.dossier.wholenights.GateTest.Server;

/**
 * Agencies and procedures are in another state only while a run reads them: nothing is published by
 * that state, and one command heals it.
 */
class CatalogueOfAMomentTest {

  private static final LocalDate FIRST = Nights.FIRST;
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  private static final String TO_COMMUNE = "UPDATE don_vi SET catalog = 'xa-phuong'";
  private static final String TO_PROVINCE = "UPDATE don_vi SET catalog = 'so-ban-nganh'";
  private static final String AWAY = "UPDATE thu_tuc SET ma_tthc = 'elsewhere'";
  private static final String BACK = "UPDATE thu_tuc SET ma_tthc = '1.000001'";

  private static final String[] OF_2018 = "backfill --from 2018-01-01 --to 2018-12-31".split(" ");
  private static final String[] OF_2017 = "backfill --from 2017-01-01 --to 2017-12-31".split(" ");

  private final HoldPoints points = new HoldPoints();
  private Product product;
  private JdbcTemplate source;
  private JdbcTemplate warehouse;

  @AfterEach
  void close() {
    product.close();
  }

  private void open(Server server) throws SQLException {
    Databases databases = server.databases().migrated();
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.nightly.partitions", 1);
    product = new Product(settings, points);
    source = new JdbcTemplate(new SingleConnectionDataSource(databases.source(), true));
    warehouse = new JdbcTemplate(new SingleConnectionDataSource(databases.warehouse(), true));
    SourceRows rows = new SourceRows();
    PlainRows.department(rows, "G1");
    PlainRows.procedure(rows, "1.000001");
    add(rows, "d-new", "2023-10-02 08:00:00");
    add(rows, "d-old", "2018-05-02 08:00:00");
    rows.writeTo(source.getDataSource().getConnection());
  }

  private static void add(SourceRows rows, String id, String accepted) {
    PlainRows.dossier(rows, id, id, "2", "4", accepted).put("ma_tthc", "1.000001");
  }

  private static String[] nightly(LocalDate date, String... options) {
    String words = "nightly --date %s %s".formatted(date, String.join(" ", options));
    return words.trim().split(" ");
  }

  private Outcome run(LocalDate today, String... command) {
    return product.outcome(today, command);
  }

  private Outcome night(LocalDate date, String... options) {
    return run(date.plusDays(1), nightly(date, options));
  }

  private void load(LocalDate date, String... options) {
    Outcome outcome = night(date, options);
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
  }

  /** Runs a command whose load-dimensions alone sees the source in another state. */
  private Outcome inAMoment(String there, String back, LocalDate today, String... command) {
    points.hold(
        point -> {
          if (point.equals("before load-dimensions 1")) {
            source.update(there);
          } else if (point.equals("after load-dimensions 1")) {
            source.update(back);
          }
        });
    Outcome outcome = run(today, command);
    points.release();
    return outcome;
  }

  private void failAt(String step, String... command) {
    points.hold(
        point -> {
          if (point.equals("before " + step + " 1")) {
            throw new IllegalStateException("the network is down");
          }
        });
    assertThat(run(THIRD, command).code()).isEqualTo(ExitCode.FAILED);
    points.release();
  }

  private void assertRefused(Outcome outcome, String next) {
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.GATE);
    assertThat(outcome.message())
        .contains(
            "catalogue-stood-still", "agencies or procedures changed while", next + ", which");
    assertThat(product.get(NextCommand.class).after(outcome.jobExecutionId(), false))
        .containsExactly(next);
    assertThat(
            warehouse.queryForObject(
                "SELECT COUNT(*) FROM etl_run WHERE published_at IS NOT NULL"
                    + " AND job_execution_id = ?",
                Long.class,
                outcome.jobExecutionId()))
        .isZero();
  }

  private List<String> levels() {
    return warehouse.queryForList(
        "SELECT DISTINCT level FROM fact_dossier_monthly m"
            + " JOIN dim_agency a ON a.agency_key = m.agency_key",
        String.class);
  }

  private List<String> procedures() {
    return warehouse.queryForList(
        "SELECT DISTINCT procedure_code FROM fact_dossier_monthly m"
            + " JOIN dim_procedure p ON p.procedure_key = m.procedure_key",
        String.class);
  }

  /** The versions of the agency that are valid on some day. */
  private List<String> history() {
    return warehouse.queryForList(
        "SELECT CONCAT(level, ' from ', valid_from, CASE WHEN is_current = 1 THEN ' on' ELSE '' END)"
            + " FROM dim_agency WHERE agency_code = 'G1' AND valid_from < valid_to"
            + " ORDER BY valid_from",
        String.class);
  }

  @ParameterizedTest
  @EnumSource
  void anAgencyInTheFirstLoad(Server server) throws SQLException {
    open(server);

    assertRefused(
        inAMoment(TO_COMMUNE, TO_PROVINCE, SECOND, nightly(FIRST)), "nightly --date 2023-10-30");
    assertThat(levels()).isEmpty();

    load(FIRST);

    assertThat(levels()).containsExactly("PROVINCE");
    assertThat(history()).containsExactly("PROVINCE from 1900-01-01 on");
  }

  @Test
  void anAgencyInTheFirstLoadWhoseRetryHasALaterDate() throws SQLException {
    open(Server.H2);
    inAMoment(TO_COMMUNE, TO_PROVINCE, SECOND, nightly(FIRST));

    load(SECOND);

    assertThat(levels()).containsExactly("PROVINCE");
    assertThat(history()).containsExactly("PROVINCE from 1900-01-01 on");
  }

  @Test
  void aProcedureInTheFirstLoad() throws SQLException {
    open(Server.H2);

    assertRefused(inAMoment(AWAY, BACK, SECOND, nightly(FIRST)), "nightly --date 2023-10-30");

    load(FIRST);
    assertThat(procedures()).containsExactly("1.000001");
  }

  @Test
  void aLaterNightLeavesNoTraceInTheHistory() throws SQLException {
    open(Server.H2);
    load(FIRST);

    assertRefused(
        inAMoment(TO_COMMUNE, TO_PROVINCE, THIRD, nightly(SECOND)), "nightly --date 2023-10-31");
    // What it has read, it does not publish later either
    assertRefused(run(THIRD, "rerun"), "nightly --date 2023-10-31");

    load(SECOND);

    assertThat(levels()).containsExactly("PROVINCE");
    assertThat(history()).containsExactly("PROVINCE from 1900-01-01 on");
  }

  @Test
  void norWhenTheNextDateIsLoadedInstead() throws SQLException {
    open(Server.H2);
    load(FIRST);
    inAMoment(TO_COMMUNE, TO_PROVINCE, THIRD, nightly(SECOND));

    load(THIRD);

    assertThat(history()).containsExactly("PROVINCE from 1900-01-01 on");
  }

  /** Closed since, nobody looks the dossier up again: only a night that reads everything heals. */
  @Test
  void aDossierFromBeforeTheWindowIsJudgedAgain() throws SQLException {
    open(Server.H2);
    load(FIRST);
    source.update(
        "UPDATE ho_so SET trang_thai_ho_so_id = '9', ngay_ket_thuc_xu_ly = '2023-10-31'"
            + " WHERE id = 'd-old'");

    assertRefused(inAMoment(AWAY, BACK, THIRD, nightly(SECOND)), "nightly --date 2023-10-31");
    load(SECOND);

    assertThat(procedures()).containsExactly("1.000001");
  }

  @Test
  void aChangeBehindWhatIsPublishedAnywayWaitsForTheNextNight() throws SQLException {
    open(Server.H2);
    load(FIRST);
    points.hold(
        point -> {
          if (point.equals("after load-dimensions 1")) {
            source.update(TO_COMMUNE);
          }
        });
    load(SECOND);
    points.release();
    assertThat(history()).containsExactly("PROVINCE from 1900-01-01 on");

    load(THIRD);

    assertThat(history()).containsExactly("PROVINCE from 1900-01-01", "COMMUNE from 2023-11-01 on");
  }

  @Test
  void aRunThatIsContinuedComparesWhatItHadRead() throws SQLException {
    open(Server.H2);
    load(FIRST);
    source.update(TO_COMMUNE);
    failAt("load-collections", nightly(SECOND));
    source.update(TO_PROVINCE);

    assertRefused(night(SECOND), "nightly --date 2023-10-31");

    // The source has it again, and for good: what was read is right
    source.update(TO_COMMUNE);
    assertThat(run(THIRD, "rerun").code()).isEqualTo(ExitCode.OK);
    assertThat(history()).containsExactly("PROVINCE from 1900-01-01", "COMMUNE from 2023-10-31 on");
  }

  @Test
  void aStepThatIsRepeatedCompares() throws SQLException {
    open(Server.H2);
    load(FIRST);
    source.update(TO_COMMUNE);
    failAt("publish", nightly(SECOND));
    source.update(TO_PROVINCE);

    assertRefused(run(THIRD, "rerun", "--step", "verify-facts"), "nightly --date 2023-10-31");
  }

  @Test
  void aBackfillIsTypedAgainAndAnotherOneDoesNotPublishWhatItHasJudged() throws SQLException {
    open(Server.H2);
    load(FIRST);

    assertRefused(
        inAMoment(AWAY, BACK, SECOND, OF_2018), "backfill --from 2018-01-01 --to 2018-12-31");
    assertRefused(run(SECOND, OF_2017), "nightly --date 2023-10-30 --full --force");
    assertThat(procedures()).containsExactly("1.000001");

    assertThat(run(SECOND, OF_2018).code()).isEqualTo(ExitCode.OK);
    assertThat(procedures()).containsExactly("1.000001");
    assertThat(run(SECOND, OF_2017).code()).isEqualTo(ExitCode.OK);
    load(SECOND);
    assertThat(procedures()).containsExactly("1.000001");
  }

  @Test
  void aNightThatNeverCameToTheGateIsMadeUpForByOneThatReadsEverything() throws SQLException {
    open(Server.H2);
    load(FIRST);
    source.update(TO_COMMUNE);
    failAt("load-collections", nightly(SECOND));
    source.update(TO_PROVINCE);

    load(SECOND, "--force");

    assertThat(
            warehouse.queryForList("SELECT selection FROM etl_run ORDER BY run_id", String.class))
        .endsWith("ROLLING", "FULL");
    assertThat(history()).containsExactly("PROVINCE from 1900-01-01 on");
  }

  @Test
  void butNotByABackfill() throws SQLException {
    open(Server.H2);
    load(FIRST);
    source.update(TO_COMMUNE);
    failAt("load-collections", nightly(SECOND));
    source.update(TO_PROVINCE);

    assertRefused(run(THIRD, OF_2018), "nightly --date 2023-10-30 --full --force");
  }

  @Test
  void whatStoodStillIsNotDoubtedWhenTheSourceChangesLater() throws SQLException {
    open(Server.H2);
    load(FIRST);
    source.update(TO_COMMUNE);
    failAt("publish", OF_2018);
    source.update(TO_PROVINCE);

    assertThat(run(THIRD, OF_2017).code()).isEqualTo(ExitCode.OK);
  }

  /** What a replay has taken out of quarantine, the next one does not read. */
  @Test
  void aReplayIsHealedByANightThatReadsEverything() throws SQLException {
    open(Server.H2);
    source.update("UPDATE ho_so SET don_vi_id = 'G2' WHERE id = 'd-old'");
    source.update("UPDATE ho_so SET trang_thai_ho_so_id = '77' WHERE id = 'd-new'");
    load(FIRST);
    String full = "nightly --date 2023-10-30 --full --force";

    assertRefused(
        inAMoment(
            "INSERT INTO don_vi (group_code, catalog) VALUES ('G2', 'xa-phuong')",
            "DELETE FROM don_vi WHERE group_code = 'G2'",
            SECOND,
            "rejects",
            "replay"),
        full);
    assertRefused(run(SECOND, "rejects", "replay"), full);
    assertThat(warehouse.queryForList("SELECT dossier_id FROM fact_dossier", String.class))
        .containsExactly("d-old");

    assertThat(run(SECOND, full.split(" ")).code()).isEqualTo(ExitCode.OK);
    assertThat(warehouse.queryForList("SELECT dossier_id FROM fact_dossier", String.class))
        .isEmpty();
  }

  @Test
  void aDateThatIsLoadedAgainTakesBackAChangeThatWasPublished() throws SQLException {
    open(Server.H2);
    load(FIRST);
    source.update(TO_COMMUNE);
    load(SECOND);
    assertThat(history()).containsExactly("PROVINCE from 1900-01-01", "COMMUNE from 2023-10-31 on");
    source.update(TO_PROVINCE);

    load(SECOND, "--force");

    assertThat(history()).containsExactly("PROVINCE from 1900-01-01 on");
    assertThat(levels()).containsExactly("PROVINCE");
  }
}
