package vn.dossier.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.ExitCode;
import vn.dossier.nightly.Outcome;
import vn.dossier.operate.Answer;
import vn.dossier.recalculation.SourceTable;

/**
 * What nobody has written since the night before is not read again, and is counted all the same.
 */
class LastWritesTest {

  private static final LocalDate NIGHT = Nights.FIRST;

  private Nights nights;

  @TempDir Path jobs;

  /** Three dossiers, with rows in all tables; writes count as finished at once. */
  @BeforeEach
  void threeDossiers() throws IOException, SQLException {
    Path statement = Path.of("source", "one-stop", "last-writes.sql");
    String patient = Files.readString(Path.of("jobs").resolve(statement));
    String hasty = patient.replace("now() - interval 1 minute", "now() + interval 1 minute");
    assertThat(hasty).isNotEqualTo(patient);
    Files.createDirectories(jobs.resolve(statement).getParent());
    Files.writeString(jobs.resolve(statement), hasty);
    nights = new Nights(Databases.server("utf8mb4_general_ci"), "dossier.jobs", jobs.toString());
    for (String id : new String[] {"d-1", "d-2", "d-3"}) {
      nights.dossier(id, "4", "2023-10-02 08:00:00");
    }
    // Of the first night alone, which reads without a lower bound
    nights.dossier("d-old", "10", "2010-05-05 09:00:00");
    nights.paid("p-1", "d-1", "2023-10-05 09:00:00");
    nights.rows().add(SourceTable.THANH_PHAN_HO_SO, "id", "c-1", "ho_so", "d-1");
    nights
        .rows()
        .add(
            SourceTable.GIAY_TO_SO_HOA,
            "id",
            "g-1",
            "loai_so_hoa",
            "1",
            "thoi_gian_so_hoa",
            "2023-10-20 09:00:00");
  }

  @AfterEach
  void close() {
    nights.close();
  }

  private void firstNight() {
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM etl_last_writes WHERE state = 'SETTLED'"))
        .isEqualTo(1);
    // The server knows the second of a write
    nights.source().queryForList("SELECT SLEEP(1.1)");
  }

  private Outcome nightOverTheSourceAsItIs(LocalDate date, String... options) {
    String[] words = {"nightly", "--date", date.toString()};
    String[] all = new String[words.length + options.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(options, 0, all, words.length, options.length);
    return nights.runOnly(date.plusDays(1), all);
  }

  private void loads(LocalDate date, String... options) {
    assertThat(nightOverTheSourceAsItIs(date, options).code()).isEqualTo(ExitCode.OK);
  }

  private boolean tookOver() {
    return nights.number(
            """
            SELECT COUNT(*) FROM etl_last_writes w
            JOIN etl_fingerprint_set p ON p.state = w.state
            WHERE w.state = 'PLANNED' AND w.dossiers IS NOT NULL
            """)
        > 0;
  }

  private String counts(LocalDate date) {
    return nights
        .warehouse()
        .queryForObject(
            """
            SELECT CONCAT(source_dossiers, ' = ', loaded, ', ', updated, ' updated') FROM etl_run
            WHERE business_date = ? ORDER BY job_execution_id DESC LIMIT 1
            """,
            String.class,
            date);
  }

  private String check(boolean hasty) {
    Map<String, Object> settings = nights.databases().settings();
    if (hasty) {
      settings.put("dossier.jobs", jobs.toString());
    }
    // As one line: the table wraps what is long
    return Answer.to(settings, "check").out().replaceAll("\\s+", " ");
  }

  @Test
  void checkSaysWhetherTheServerTells() {
    nights.save();
    assertThat(check(true)).contains("takes last night's over where nobody wrote since");
    assertThat(check(false)).contains("has all computed: the server does not tell who wrote");
  }

  @Test
  void nobodyWroteSoTheChecksumsOfTheNightBeforeStillHold() {
    firstNight();
    assertThat(tookOver()).isFalse();
    for (int day = 1; day <= 2; day++) {
      loads(NIGHT.plusDays(day));
      assertThat(tookOver()).isTrue();
      assertThat(counts(NIGHT.plusDays(day))).isEqualTo("3 = 3, 0 updated");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ho_so SET trang_thai_ho_so_id = '5' WHERE id = 'd-2'",
        "INSERT INTO thanh_phan_ho_so (id, ho_so, trang_thai_so_hoa) VALUES ('c-2', 'd-2', '2')",
        "UPDATE yeu_cau_thanh_toan SET ma_ho_so = 'd-2'"
      })
  void whatSomebodyWroteIsRead(String write) {
    firstNight();
    nights.source().execute(write);
    loads(NIGHT.plusDays(1));
    assertThat(tookOver()).isFalse();
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier WHERE job_execution_id > 1"))
        .isPositive();
    nights.source().queryForList("SELECT SLEEP(1.1)");
    loads(NIGHT.plusDays(2));
    assertThat(tookOver()).isTrue();
    assertThat(counts(NIGHT.plusDays(2))).isEqualTo("3 = 3, 0 updated");
  }

  @Test
  void aPaperThatSomebodyWroteIsRead() {
    firstNight();
    nights.source().execute("DELETE FROM giay_to_so_hoa");
    loads(NIGHT.plusDays(1));
    assertThat(tookOver()).isFalse();
    assertThat(nights.number("SELECT COUNT(*) FROM fact_digitised_result_daily")).isZero();
  }

  /** Nobody writes them any more, and the next date reaches them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ho_so SET ngay_tiep_nhan = '2023-10-31 00:00:00' WHERE id = 'd-2'",
        "UPDATE ho_so SET ngay_ket_thuc_xu_ly = '2023-11-01 23:59:59' WHERE id = 'd-2'",
        "UPDATE ho_so SET ngay_tra = '2023-11-01 08:00:00' WHERE id = 'd-2'",
        "UPDATE yeu_cau_thanh_toan SET ngay_thu_phi = '2023-10-31 08:00:00'",
        "UPDATE giay_to_so_hoa SET thoi_gian_so_hoa = '2023-10-31 23:59:59'",
        "UPDATE giay_to_so_hoa SET thoi_gian_so_hoa = NULL, created_on = '2023-10-31 08:00:00'"
      })
  void whatComesIntoReachIsRead(String ahead) {
    nights.save();
    nights.source().execute(ahead);
    loads(NIGHT);
    loads(NIGHT.plusDays(1));
    assertThat(tookOver()).isFalse();
    loads(NIGHT.plusDays(2));
    assertThat(tookOver()).isTrue();
    assertThat(counts(NIGHT.plusDays(2))).startsWith("3 = 3, ");
    assertThat(nights.number("SELECT SUM(amount) FROM fact_collection_daily")).isEqualTo(50_000);
    assertThat(nights.number("SELECT SUM(results) FROM fact_digitised_result_daily")).isEqualTo(1);
  }

  @Test
  void aNightThatTrustsNothingReadsEverything() {
    firstNight();
    loads(NIGHT.plusDays(1), "--full");
    assertThat(tookOver()).isFalse();
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("4 = 4, 0 updated");
  }

  @Test
  void whatHasToBeReadAgainIsCountedByItsChecksums() {
    firstNight();
    nights.warehouse().update("INSERT INTO etl_unsettled_bucket (code_bucket) VALUES (0)");
    loads(NIGHT.plusDays(1));
    assertThat(tookOver()).isFalse();
    loads(NIGHT.plusDays(2));
    assertThat(tookOver()).isTrue();
  }

  /** The night is planned, and dies; another one settles, and leaves something to be read again. */
  @Test
  void settledAnewBetweenPlanAndWritingMakesTheRunReadEverything() {
    firstNight();
    nights.warehouse().execute("RENAME TABLE stage_dim_agency TO away");
    assertThat(nightOverTheSourceAsItIs(NIGHT.plusDays(1)).code()).isNotEqualTo(ExitCode.OK);
    assertThat(tookOver()).isTrue();
    nights.warehouse().execute("RENAME TABLE away TO stage_dim_agency");
    nights.warehouse().update("INSERT INTO etl_unsettled_bucket (code_bucket) VALUES (0)");
    loads(NIGHT.plusDays(1));
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("3 = 3, 0 updated");
    assertThat(nights.number("SELECT SUM(amount) FROM fact_collection_daily")).isEqualTo(50_000);
  }

  /** Another transaction of the same second may still be under way. */
  @Test
  void withinAMinuteOfAWriteNothingIsBelieved() {
    nights.restart();
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM etl_last_writes")).isZero();
    loads(NIGHT.plusDays(1));
    assertThat(tookOver()).isFalse();
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("3 = 3, 0 updated");
  }
}
