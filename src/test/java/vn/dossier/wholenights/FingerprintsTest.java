package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.setup.JobsFolder;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.RefusedPublish;

/** On a server a night reads what changed, and counts the rest as if it had read it. */
class FingerprintsTest {

  private static final SourceAdapter ONE_STOP =
      new SourceAdapter(new JobsFolder(null), "one-stop", Map.of());

  private static final LocalDate NIGHT = Nights.FIRST;

  private Nights nights;

  @TempDir Path jobs;

  @AfterEach
  void close() {
    nights.close();
  }

  private void thirtyDossiers(Object... settings) throws SQLException {
    nights = new Nights(Databases.server("utf8mb4_general_ci"), settings);
    for (int i = 10; i < 40; i++) {
      nights.dossier("d-" + i, "4", "2023-10-02 08:00:00");
    }
    nights.dossier("d-20").put("trang_thai_ho_so_id", "3");
    nights.dossier("d-21").put("trang_thai_ho_so_id", "77");
    nights.dossier("d-22").put("ma_tthc", "9.999999");
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
  }

  private void paper(String code) {
    nights
        .rows()
        .add(
            SourceTable.GIAY_TO_SO_HOA,
            "id",
            "g-1",
            "ma_ho_so",
            code,
            "loai_so_hoa",
            "1",
            "thoi_gian_so_hoa",
            "2023-10-20 09:00:00");
  }

  private long read(LocalDate night) {
    return nights
        .warehouse()
        .queryForObject(
            """
            SELECT COALESCE(SUM(t.tally), 0) FROM etl_run_tally t
            JOIN etl_run r ON r.job_execution_id = t.run_id
            WHERE r.business_date = ? AND r.job_name = 'nightly' AND t.kind = 'READ' AND t.partition_name NOT LIKE '%:unread'
            """,
            Long.class, night);
  }

  private String counts(LocalDate night) {
    return nights
        .warehouse()
        .queryForObject(
            """
            SELECT CONCAT(source_dossiers, ' = ', loaded, ' + ', excluded, ' + ', rejected, ', ',
              updated, ' updated, ', warnings, ' warnings')
            FROM etl_run WHERE business_date = ? AND job_name = 'nightly'
            ORDER BY job_execution_id DESC LIMIT 1
            """,
            String.class,
            night);
  }

  @Test
  void oneDossierChangedAndOneIsRead() throws SQLException {
    thirtyDossiers();
    assertThat(read(NIGHT)).isEqualTo(30);
    nights.dossier("d-15").put("trang_thai_ho_so_id", "5");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isEqualTo(1);
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("30 = 28 + 1 + 1, 1 updated, 1 warnings");
  }

  /** Most of what changes is new: halves of all ids would leave it to one partition. */
  @Test
  void partitionsShareWhatChanged() throws SQLException {
    thirtyDossiers();
    for (int i = 32; i < 40; i++) {
      nights.dossier("d-" + i).put("trang_thai_ho_so_id", "5");
    }
    long run = nights.night(NIGHT.plusDays(1)).jobExecutionId();
    assertThat(
            nights
                .warehouse()
                .queryForList(
                    """
                    SELECT read_count FROM BATCH_STEP_EXECUTION
                    WHERE job_execution_id = ? AND step_name LIKE 'classify-dossiers:%'
                    ORDER BY step_name
                    """,
                    Long.class, run))
        .containsExactly(5L, 3L);
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("30 = 28 + 1 + 1, 8 updated, 1 warnings");
  }

  @Test
  void nothingChangedAndNothingIsRead() throws SQLException {
    thirtyDossiers();
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isZero();
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("30 = 28 + 1 + 1, 0 updated, 1 warnings");
  }

  /** With the bucket of irregular codes, half of them are read, and one more than half. */
  @ParameterizedTest
  @ValueSource(ints = {CodeBucket.COUNT / 2 - 1, CodeBucket.COUNT / 2})
  void whereMostBucketsChangedEverythingIsRead(int changed) throws SQLException {
    thirtyDossiers();
    long among =
        IntStream.range(10, 40).filter(i -> CodeBucket.of("d-" + i, null) < changed).count();
    assertThat(among).isBetween(5L, 25L);
    baselineIsAnotherBelow(changed);
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isEqualTo(changed < CodeBucket.COUNT / 2 ? among : 30);
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("30 = 28 + 1 + 1, 0 updated, 1 warnings");
  }

  /** Gives each bucket before one another checksum than the source has. */
  private void baselineIsAnotherBelow(int bucket) {
    String baseline = "FROM etl_fingerprint WHERE state = 'SETTLED' AND part = ?";
    for (int part = 0; part * 1024 < bucket; part++) {
      byte[] sums = new byte[1024 * Long.BYTES];
      byte[] dossiers = new byte[1024 * Integer.BYTES];
      for (Map<String, Object> row :
          nights.warehouse().queryForList("SELECT checksums, dossiers " + baseline, part)) {
        sums = (byte[]) row.get("checksums");
        dossiers = (byte[]) row.get("dossiers");
      }
      for (int i = 0; i < Math.min(1024, bucket - part * 1024); i++) {
        sums[i * Long.BYTES]++;
      }
      nights.warehouse().update("DELETE " + baseline, part);
      nights
          .warehouse()
          .update(
              """
              INSERT INTO etl_fingerprint (state, part, checksums, dossiers)
              VALUES ('SETTLED', ?, ?, ?)
              """,
              part,
              sums,
              dossiers);
    }
  }

  @Test
  void anotherAgencyMakesTheNightReadEverything() throws SQLException {
    thirtyDossiers();
    nights.agency("G3", "Sở Tư pháp (mẫu)");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isEqualTo(30);
  }

  @Test
  void aBackfillMakesTheNextNightReadEverything() throws SQLException {
    thirtyDossiers();
    assertThat(
            nights
                .run(NIGHT.plusDays(1), "backfill", "--from", "2023-10-01", "--to", "2023-10-30")
                .code())
        .isEqualTo(ExitCode.OK);
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isEqualTo(30);
  }

  @Test
  void aCodeWithBlanksAroundIsReadWithItsChildren() throws SQLException {
    thirtyDossiers();
    nights.dossier("d-30").put("ma_ho_so", " d-30 ");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    // The request is in the bucket of d-30, the dossier in that of irregular codes
    nights.paid("p-1", "d-30", "2023-10-05 09:00:00");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(
            nights
                .warehouse()
                .queryForList(
                    "SELECT dossier_id FROM fact_dossier WHERE cashless = 1", String.class))
        .containsExactly("d-30");
    assertThat(
            nights
                .warehouse()
                .queryForObject("SELECT SUM(amount) FROM fact_collection_daily", Long.class))
        .isEqualTo(50_000);
  }

  @Test
  void anOlderDateMakesTheNextNightReadEverything() throws SQLException {
    thirtyDossiers();
    nights.paid("p-1", "d-15", "2023-10-29 09:00:00");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.run(NIGHT.plusDays(2), "nightly", "--date", "2023-10-20", "--force").code())
        .isEqualTo(ExitCode.OK);
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT SUM(amount) FROM fact_collection_daily")).isEqualTo(50_000);
  }

  @Test
  void aPaperIsNoLongerHistoricalWhenAnyDossierHasItsCode() throws SQLException {
    thirtyDossiers();
    paper("d-99");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    String historical = "SELECT SUM(historical_results) FROM fact_digitised_result_daily";
    assertThat(nights.number(historical)).isEqualTo(1);
    // Too old for the window, and written with a blank in front
    nights.dossier("d-99", "10", "2010-05-05 09:00:00").put("ma_ho_so", " d-99");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number(historical)).isZero();
    // And it is historical again when that dossier has gone
    nights.rows().rows(SourceTable.HO_SO).removeIf(row -> "d-99".equals(row.get("id")));
    assertThat(nights.night(NIGHT.plusDays(3)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number(historical)).isEqualTo(1);
  }

  /**
   * It is in the bucket of irregular codes, and so is the paper: nobody judges a dossier that is
   * too old.
   */
  @Test
  void theSameOfACodeWithALetterAtItsEnd() throws SQLException {
    thirtyDossiers();
    paper("Đ-99");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    String historical = "SELECT SUM(historical_results) FROM fact_digitised_result_daily";
    assertThat(nights.number(historical)).isEqualTo(1);
    nights.dossier("d-99", "10", "2010-05-05 09:00:00").put("ma_ho_so", "Đ-99");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number(historical)).isZero();
    nights.lose("d-99");
    assertThat(nights.night(NIGHT.plusDays(3)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number(historical)).isEqualTo(1);
  }

  /** Its days are counted by the month that is noted, and verified by that of the day itself. */
  @Test
  void aYearOfTwoDigitsIsAYear() throws SQLException {
    thirtyDossiers();
    nights.dossier("d-99", "4", "0023-10-05 08:00:00");
    assertThat(nights.night(NIGHT.plusDays(1), "--full").code()).isEqualTo(ExitCode.OK);
    nights.dossier("d-99").put("kenh_thuc_hien", "3");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(
            nights.number(
                "SELECT postal FROM fact_dossier_daily WHERE accepted_date = '0023-10-05'"))
        .isEqualTo(1);
  }

  /**
   * Read because its code is irregular, and not because its children's changed: it must not count
   * as unread as well.
   */
  @ParameterizedTest
  @ValueSource(strings = {" d-99", "Đ-99"})
  void aFactAheadOfTheDateIsCountedOnceByTheNightThatReachesIt(String code) throws SQLException {
    thirtyDossiers();
    Map<String, Object> ahead = nights.dossier("d-99", "10", "2023-10-02 08:00:00");
    ahead.put("ma_ho_so", code);
    ahead.put("ngay_ket_thuc_xu_ly", "2023-11-03 08:00:00");
    ahead.put("ngay_tra", "2023-11-03 08:00:00");
    LocalDate night = NIGHT.plusDays(1);
    LocalDate clock = NIGHT.plusDays(6);
    nights.run(clock, "nightly", "--date", night.toString());
    // Beyond the scope, and not beyond the day on which the night runs
    ahead.put("ngay_tiep_nhan", night.plusDays(2) + " 08:00:00");
    for (String changed : List.of("d-14", "d-15")) {
      nights.dossier(changed).put("trang_thai_ho_so_id", "5");
      assertThat(nights.run(clock, "nightly", "--date", night.toString(), "--force").code())
          .isEqualTo(ExitCode.OK);
    }
    nights.dossier("d-16").put("trang_thai_ho_so_id", "5");
    assertThat(nights.run(clock, "nightly", "--date", night.plusDays(3).toString()).code())
        .isEqualTo(ExitCode.OK);
  }

  /** It counts what it has not read by its own scope, and not by that of the later run. */
  @Test
  void aRunWhoseChecksumsALaterOneReplacedIsContinued() throws SQLException {
    thirtyDossiers();
    LocalDate failed = NIGHT.plusDays(1);
    nights.dossier("d-15").put("trang_thai_ho_so_id", "5");
    nights.warehouse().execute("RENAME TABLE stage_backlog_daily TO away");
    assertThat(nights.night(failed).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("RENAME TABLE away TO stage_backlog_daily");
    nights.dossier("d-50", "4", NIGHT.plusDays(2) + " 08:00:00");
    nights.warehouse().execute("RENAME TABLE stage_dim_agency TO away");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("RENAME TABLE away TO stage_dim_agency");
    assertThat(nights.night(failed).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(counts(NIGHT.plusDays(2))).startsWith("31 = 29 + 1 + 1, ");
  }

  /** What is staged already under another code must not keep the night from going on. */
  @Test
  void aPaperAndARequestMayFindAnotherDossierWhileTheNightIsDown() throws SQLException {
    thirtyDossiers();
    Map<String, Object> paper =
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
    Map<String, Object> request = nights.paid("p-1", "d-16", "2023-10-05 09:00:00");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    nights.dossier("d-15").put("trang_thai_ho_so_id", "5");
    nights.warehouse().execute("RENAME TABLE stage_collection TO away");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("RENAME TABLE away TO stage_collection");
    paper.put("ma_ho_so", "d-15");
    request.put("ma_ho_so", "d-15");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.night(NIGHT.plusDays(3)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT SUM(amount) FROM fact_collection_daily")).isEqualTo(50_000);
    assertThat(nights.number("SELECT SUM(historical_results) FROM fact_digitised_result_daily"))
        .isZero();
    assertThat(
            nights.number(
                "SELECT COUNT(*) FROM fact_dossier WHERE cashless = 1 AND dossier_id = 'd-15'"))
        .isEqualTo(1);
  }

  /** Nothing changes any more, but what no night has published yet must not be forgotten. */
  @Test
  void aQuietNightPublishesTheMoneyOfANightThatFailedBeforeItsPublish() throws SQLException {
    thirtyDossiers();
    nights.paid("p-1", "d-15", "2023-10-29 09:00:00");
    nights.warehouse().execute(RefusedPublish.ON_A_SERVER);
    nights.dossier("d-16").put("ngay_tiep_nhan", "2023-10-05 08:00:00");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.FAILED);
    nights.warehouse().execute("DROP TRIGGER refuse");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(2))).isZero();
    assertThat(nights.number("SELECT SUM(amount) FROM fact_collection_daily")).isEqualTo(50_000);
    assertThat(
            nights.number(
                "SELECT dossiers FROM fact_dossier_daily WHERE accepted_date = '2023-10-05'"))
        .isEqualTo(1);
  }

  /** Two rows of a bucket that change by the same difference: a linear checksum may not see it. */
  @Test
  void rowsThatChangeAlikeDoNotCancelEachOther() throws SQLException {
    thirtyDossiers();
    String[] ids = {"4bd47178-8b9a-2caa-8a87-55cb97c45b0c", "11efda44-43c0-2be1-acc3-870940cc6aac"};
    String[] days = {"2023-10-21 10:00:00", "2023-10-11 10:00:00"};
    for (int i = 0; i < ids.length; i++) {
      nights.paid(ids[i], "d-15", days[i]).put("so_tien", 100_000);
    }
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    nights.rows().rows(SourceTable.YEU_CAU_THANH_TOAN).forEach(row -> row.put("so_tien", 150_000));
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT SUM(amount_online) FROM fact_dossier")).isEqualTo(300_000);
  }

  /** Nothing that is read tells them apart, so they would cancel each other in an exclusive or. */
  @Test
  void componentsThatAreAlikeAndChangeAlikeAreSeen() throws SQLException {
    thirtyDossiers();
    for (String id : List.of("c-1", "c-2")) {
      nights.rows().add(SourceTable.THANH_PHAN_HO_SO, "id", id, "ho_so", "d-15");
    }
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    nights
        .rows()
        .rows(SourceTable.THANH_PHAN_HO_SO)
        .forEach(row -> row.put("trang_thai_so_hoa", "2"));
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT SUM(reused) FROM fact_dossier")).isEqualTo(1);
  }

  /** Behind each other, columns without their nulls would read the same. */
  @Test
  void aValueThatMovesIntoTheNextColumnIsSeen() throws SQLException {
    thirtyDossiers();
    Map<String, Object> row = nights.dossier("d-15");
    row.put("kenh_thuc_hien", "3");
    row.put("muc_do", null);
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier WHERE channel = 'POSTAL'"))
        .isEqualTo(1);
    row.put("kenh_thuc_hien", null);
    row.put("muc_do", "3");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier WHERE channel = 'POSTAL'"))
        .isZero();
  }

  /** Checksums that leave out a column, of what is read as well: here the status. */
  private void blindForTheStatus() throws IOException {
    Path adapter = Files.createDirectories(jobs.resolve("source/one-stop/own"));
    for (String statement :
        List.of(
            "fingerprint-dossiers",
            "bucket-dossiers",
            "page-of-dossiers",
            "changed-dossiers",
            "dossiers-by-id")) {
      String complete = ONE_STOP.sql(statement);
      String blind = complete.replace("d.status, d.accepted_at,", "d.accepted_at,");
      assertThat(blind).isNotEqualTo(complete);
      Files.writeString(adapter.resolve(statement + ".sql"), blind);
    }
  }

  @Test
  void whatChecksumsMissedRepairsItselfInTheNightThatReadsEverything()
      throws SQLException, IOException {
    blindForTheStatus();
    thirtyDossiers("dossier.jobs", jobs.toString());
    nights.dossier("d-15").put("trang_thai_ho_so_id", "5");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isZero();

    assertThat(nights.night(NIGHT.plusDays(2), "--full").code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier WHERE status_code = '5'"))
        .isEqualTo(1);
    assertThat(
            nights
                .warehouse()
                .queryForList(
                    """
                    SELECT CONCAT(c.check_name, ' ', c.severity, ' ', FLOOR(c.observed), ' ', d.explanation)
                    FROM etl_run_check c JOIN etl_run_check_detail d
                      ON d.job_execution_id = c.job_execution_id AND d.check_name = c.check_name
                    WHERE c.passed = 0
                    """,
                    String.class))
        .singleElement()
        .asString()
        .startsWith("fingerprints-missed WARN 1 ")
        .contains("d-15");
    assertThat(Answer.to(nights.databases().settings(), "status").out())
        .contains("check fingerprints-missed warns: observed 1, allowed 0: ")
        .contains("d-15");

    // Nobody relies on these checksums any more; then on new ones again
    assertThat(nights.night(NIGHT.plusDays(3)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(3))).isEqualTo(30);
    assertThat(nights.night(NIGHT.plusDays(4)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(4))).isZero();
  }

  /** As the statements of another adapter would be, with checksums or without. */
  private Path vendor(boolean withChecksums) throws IOException {
    Path adapter = Files.createDirectories(jobs.resolve("source/vendor"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("jobs/source/one-stop"))) {
      for (Path file : files) {
        Files.copy(file, adapter.resolve(file.getFileName()));
      }
    }
    if (!withChecksums) {
      Path said = adapter.resolve("adapter.yml");
      Files.writeString(
          said, Files.readString(said).replace("checksums: true", "checksums: false"));
    }
    Files.createDirectories(jobs.resolve("rules"));
    Files.copy(Path.of("jobs/rules/one-stop.yml"), jobs.resolve("rules/vendor.yml"));
    return adapter;
  }

  private String check() {
    Map<String, Object> settings = nights.databases().settings();
    settings.put("dossier.jobs", jobs.toString());
    settings.put("dossier.source.adapter", "vendor");
    return Answer.to(settings, "check").out();
  }

  @Test
  void anAdapterWithoutChecksumsReadsEverythingEveryNightAndCheckSaysSo()
      throws SQLException, IOException {
    vendor(false);
    thirtyDossiers("dossier.jobs", jobs.toString(), "dossier.source.adapter", "vendor");
    nights.dossier("d-15").put("trang_thai_ho_so_id", "5");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isEqualTo(30);
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("30 = 28 + 1 + 1, 1 updated, 1 warnings");
    assertThat(check())
        .contains(
            "every night reads everything: adapter vendor compares no checksums (adapter.yml)");
  }

  @Test
  void otherStatementsOfTheAdapterMakeTheNextNightReadEverything()
      throws SQLException, IOException {
    Path adapter = vendor(true);
    thirtyDossiers("dossier.jobs", jobs.toString(), "dossier.source.adapter", "vendor");
    assertThat(check()).contains("a night reads only buckets whose checksums changed");
    Files.writeString(
        adapter.resolve("components.sql"), "-- as before\n", StandardOpenOption.APPEND);
    nights.restart("dossier.jobs", jobs.toString(), "dossier.source.adapter", "vendor");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isEqualTo(30);
    // And the one after it what changed, again
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(2))).isZero();
  }

  @Test
  void theSourceAndTheProgramPutEachCodeIntoTheSameBucket() throws SQLException {
    nights = new Nights(Databases.server("utf8mb4_general_ci"));
    String statement = ONE_STOP.sql("fingerprint-dossiers");
    String bucket =
        statement.substring(statement.indexOf("    case\n"), statement.indexOf(" as bucket,"));
    assertThat(ONE_STOP.sql("fingerprint-papers"))
        .contains(bucket.replace("d.code", "g.link").replace("d.id", "g.id"));
    for (String code :
        List.of("H56-231031-0001", "d-1", " d-1", "d-1\u00A0", "Đ-1", "1-Đ-1", "1-Đ", "", "x")) {
      Integer found =
          nights
              .warehouse()
              .queryForObject(
                  "SELECT " + bucket + " FROM (SELECT ? AS code, 'id-1' AS id) d",
                  Integer.class,
                  code);
      assertThat(found).as("'%s'", code).isEqualTo(CodeBucket.ofStored(code, "id-1"));
      assertThat(bucketOfLink("components", "c", code))
          .as("link '%s'", code)
          .isEqualTo(CodeBucket.of(code, "id-1"));
      assertThat(bucketOfLink("payments", "p", code)).isEqualTo(CodeBucket.of(code, "id-1"));
    }
    assertThat(bucketOfLink("payments", "p", null)).isEqualTo(CodeBucket.of(null, "id-1"));
  }

  /** As a version with other buckets would have left them: what goes is found by its bucket. */
  @Test
  void aNewerVersionCountsTheBucketsOfWhatIsHeldAnew() throws SQLException {
    thirtyDossiers();
    nights.warehouse().update("UPDATE fact_dossier SET code_bucket = MOD(code_bucket, 7)");
    nights.warehouse().update("UPDATE etl_reject SET code_bucket = MOD(code_bucket, 7)");
    nights.warehouse().update("DELETE FROM flyway_schema_history WHERE version >= 25");
    nights.restart();
    nights
        .rows()
        .rows(SourceTable.HO_SO)
        .removeIf(row -> List.of("d-15", "d-21").contains(row.get("id")));
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(read(NIGHT.plusDays(1))).isEqualTo(2);
    assertThat(counts(NIGHT.plusDays(1))).isEqualTo("28 = 27 + 1 + 0, 0 updated, 1 warnings");
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(27);
    assertThat(nights.number("SELECT COUNT(*) FROM etl_reject")).isZero();
  }

  private int bucketOfLink(String table, String alias, String link) {
    String statement = ONE_STOP.sql("fingerprint-" + table);
    String bucket =
        statement.substring(statement.indexOf("    crc32("), statement.indexOf(" as bucket"));
    return nights
        .warehouse()
        .queryForObject(
            "SELECT %s FROM (SELECT ? AS link, 'id-1' AS id) %s".formatted(bucket, alias),
            Integer.class,
            link);
  }
}
