package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.checksum.Checksums;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.scope.Scope;
import vn.dossier.setup.JobsFolder;
import vn.dossier.source.ChecksumSource;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.OpenCpsRows;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Product;

/**
 * Nights over OpenCPS v2, whose dossiers have numbers for ids, codes that come late and are shared,
 * and rows that stand for the same dossier. Its datetimes are stored 7 hours behind local time.
 */
class OpenCpsTest {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 31);

  /** What each dossier of the source counts as; see {@link #dirtyCases()}. */
  private static final String EXPECTED =
      """
      -5  | LOADED 2023-10-05 DIRECT PROCESSING
      9   | LOADED 2023-10-05 DIRECT PROCESSING
      10  | LOADED 2023-10-05 DIRECT PROCESSING
      101 | LOADED 2023-10-05 POSTAL PROCESSING
      102 | LOADED 2023-10-05 DIRECT PROCESSING channel_missing
      103 | EXCLUDED NOT_YET_ACCEPTED
      104 | LOADED 2023-10-05 DIRECT PROCESSING obligation cashless non_cash 10000
      105 | LOADED 2023-10-05 DIRECT PROCESSING component_digitised obligation cashless non_cash 10000
      106 | LOADED 2023-10-05 DIRECT PROCESSING obligation 20000
      108 | LOADED 2023-10-05 ONLINE PROCESSING
      109 | EXCLUDED DELETED
      110 | EXCLUDED COPY
      111 | LOADED 2023-10-05 DIRECT PROCESSING
      112 | LOADED 2023-10-05 DIRECT PROCESSING
      113 | EXCLUDED COPY
      114 | EXCLUDED COPY
      115 | LOADED 2023-10-05 DIRECT PROCESSING
      116 | LOADED 2023-10-05 DIRECT 2023-10-12 EARLY result_due
      117 | LOADED 2023-10-05 DIRECT result_due, FINISHED_DATE_MISSING
      118 | REJECTED FINISHED_BEFORE_ACCEPTED
      119 | LOADED 2023-10-01 DIRECT PROCESSING
      120 | LOADED 2023-10-05 DIRECT PAUSED
      121 | LOADED 2023-10-05 DIRECT withdrawn
      122 | EXCLUDED REFUSED
      123 | LOADED 2023-10-05 DIRECT 2023-10-25 LATE result_due
      124 | LOADED 2023-10-05 DIRECT PROCESSING obligation 50000
      125 | LOADED 2023-10-05 DIRECT PROCESSING exempt
      126 | LOADED 2023-10-05 DIRECT PROCESSING obligation cashless non_cash 30000
      127 | LOADED 2023-10-05 DIRECT PROCESSING obligation 10000
      128 | LOADED 2023-10-05 DIRECT PROCESSING obligation 10000
      129 | LOADED 2023-10-05 DIRECT PROCESSING obligation cashless non_cash 10000
      130 | LOADED 2023-10-05 DIRECT PROCESSING
      131 | LOADED 2023-10-05 DIRECT PROCESSING
      132 | LOADED 2023-10-05 DIRECT PROCESSING
      133 | LOADED 2023-10-05 DIRECT 2023-10-20 ON_TIME result_due result_digitised
      134 | LOADED 2023-10-05 DIRECT 2023-10-20 ON_TIME result_due result_digitised
      135 | LOADED 2023-10-05 DIRECT PROCESSING, PROCEDURE_UNKNOWN
      136 | REJECTED VALUE_INVALID
      137 | LOADED 2023-10-05 DIRECT 2023-10-20 ON_TIME result_due
      139 | LOADED 2023-10-05 DIRECT 2023-10-20 ON_TIME result_due
      140 | LOADED 2023-10-05 DIRECT 2023-10-13 EARLY result_due
      141 | LOADED 2023-10-05 DIRECT PROCESSING component_digitised
      142 | LOADED 2023-10-05 DIRECT 2023-10-20 ON_TIME component_digitised result_due
      143 | EXCLUDED NOT_YET_ACCEPTED
      144 | LOADED 2023-10-05 DIRECT PROCESSING pending
      145 | LOADED 2023-10-05 DIRECT PROCESSING obligation 10000
      """;

  private static final String VERDICTS =
      """
      SELECT f.dossier_id, CONCAT('LOADED ', f.accepted_date, ' ', f.channel,
          CASE WHEN f.is_open = 1 THEN CONCAT(' ', f.open_state) ELSE '' END,
          CASE WHEN f.finished_date IS NULL THEN '' ELSE CONCAT(' ', f.finished_date, ' ', f.timeliness) END,
          CASE WHEN f.channel_missing = 1 THEN ' channel_missing' ELSE '' END,
          CASE WHEN f.component_digitised = 1 THEN ' component_digitised' ELSE '' END,
          CASE WHEN f.result_due = 1 THEN ' result_due' ELSE '' END,
          CASE WHEN f.result_digitised = 1 THEN ' result_digitised' ELSE '' END,
          CASE WHEN f.withdrawn = 1 THEN ' withdrawn' ELSE '' END,
          CASE WHEN f.obligation = 1 THEN ' obligation' ELSE '' END,
          CASE WHEN f.obligation_pending = 1 THEN ' pending' ELSE '' END,
          CASE WHEN f.exempt = 1 THEN ' exempt' ELSE '' END,
          CASE WHEN f.cashless = 1 THEN ' cashless' ELSE '' END,
          CASE WHEN f.non_cash = 1 THEN ' non_cash' ELSE '' END,
          CASE WHEN f.amount_due > 0 THEN CONCAT(' ', f.amount_due) ELSE '' END,
          CASE WHEN n.code IS NULL THEN '' ELSE CONCAT(', ', n.code) END) AS verdict
      FROM fact_dossier f
      LEFT JOIN etl_verdict_note n ON n.dossier_id = f.dossier_id AND n.kind = 'WARNING'
      UNION ALL
      SELECT dossier_id, CONCAT('REJECTED ', reason_code) FROM etl_reject
      UNION ALL
      SELECT dossier_id, CONCAT('EXCLUDED ', code) FROM etl_verdict_note WHERE kind = 'EXCLUDED'
      """;

  /** Received in October by the clock that the datetimes are stored in. */
  private static final String THEIRS =
      """
      SELECT d.dossierId FROM opencps_dossier d
      WHERE d.groupId IN (20, 30) AND d.originality BETWEEN 0 AND 4 AND d.dossierActionId <> 0
        AND COALESCE(d.originDossierId, 0) = 0 AND LOWER(d.dossierStatus) <> 'denied'
        AND d.receiveDate > '2023-10-01 00:00:00' AND d.receiveDate < '2023-11-01 00:00:00'
        AND EXISTS (SELECT 1 FROM opencps_serviceinfo s
          WHERE s.groupId = d.groupId AND s.serviceCode = d.serviceCode)
      """;

  private static final String RELEASED =
      """
      AND d.releaseDate < '2023-11-01 00:00:00' AND LOWER(d.dossierStatus) <> 'cancelled'
      """;

  private Databases databases;
  private JdbcTemplate source;
  private OpenCpsRows rows;
  private JdbcTemplate warehouse;
  private Product product;

  @AfterEach
  void close() {
    if (product != null) {
      product.close();
    }
  }

  /** The twenty dirty cases of such a source, by the numbers of their dossiers. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dirtyCases(boolean onServer) throws SQLException {
    open(onServer);
    fill();
    assertThat(night(NIGHT)).isZero();
    assertThat(verdicts()).containsExactlyEntriesOf(expected());

    // Money by dossier: of 128 nobody knows the method, of 125 nothing was collected in 1970
    assertThat(
            warehouse.queryForList(
                """
                SELECT CONCAT(dossier_id, ' ', collected_date, ' ', method, ' ', amount)
                FROM stage_collection ORDER BY CAST(dossier_id AS SIGNED), amount
                """,
                String.class))
        .containsExactly(
            "104 2023-10-06 ONLINE 10000",
            "105 2023-10-06 ONLINE 10000",
            "124 2023-10-06 CASH 50000",
            "126 2023-10-06 ONLINE 20000",
            "128 2023-10-06 UNKNOWN 10000",
            "129 2023-10-06 ONLINE 10000",
            "145 2023-10-06 CASH 10000");
    // Of 104 and 105: two einvoices are none, and eight are of dossiers that do not count
    assertThat(receipts()).isEqualTo(2);
    // One of dossier 134, one of none, one revoked
    assertThat(
            warehouse.queryForList(
                "SELECT CONCAT(results, ' ', historical_results) FROM fact_digitised_result_daily",
                String.class))
        .containsExactly("2 1");
    assertThat(number("SELECT COUNT(*) FROM dim_agency WHERE agency_code = 'H01'")).isOne();
    assertThat(
            warehouse.queryForList(
                "SELECT CONCAT(agency_code, ' ', level) FROM dim_agency WHERE agency_key > 0",
                String.class))
        .containsExactlyInAnyOrder("H01 PROVINCE", "H02 DISTRICT");
    // Nobody shares anything where files and payments name the id
    assertThat(
            number(
                "SELECT COUNT(*) FROM etl_run_warning WHERE warning_code = 'DOSSIER_CODE_SHARED'"))
        .isZero();

    // What the source cannot tell is not there, and not 0
    assertThat(number("SELECT COUNT(*) FROM kpi_monthly WHERE indicator = 'digitised'"))
        .isPositive();
    assertThat(number("SELECT COUNT(*) FROM kpi_monthly WHERE indicator = 'reused'")).isZero();
    assertThat(number("SELECT COUNT(*) FROM kpi_untold_indicator")).isEqualTo(2);
    assertThat(number("SELECT COUNT(*) FROM dossier WHERE component_digitised IS NOT NULL"))
        .isEqualTo(number("SELECT COUNT(*) FROM fact_dossier"));
    assertThat(number("SELECT COUNT(*) FROM dossier WHERE reused IS NOT NULL")).isZero();

    // Restored, and found to be a copy after all
    source.update("UPDATE opencps_dossier SET originality = 3 WHERE dossierId = 109");
    source.update("UPDATE opencps_dossier SET originDossierNo = 'X-1' WHERE dossierId = 104");
    assertThat(night(NIGHT.plusDays(1))).isZero();
    Map<Long, String> after = expected();
    after.put(109L, "LOADED 2023-10-05 DIRECT PROCESSING obligation cashless non_cash 20000");
    after.put(104L, "EXCLUDED COPY");
    assertThat(verdicts()).containsExactlyEntriesOf(after);
    // That of 104 went, two of 109 came
    assertThat(receipts()).isEqualTo(3);
    if (onServer) {
      assertThat(read(NIGHT.plusDays(1))).isEqualTo(2);
    }
    // Taken back a day, a dossier is in the night of its local day
    assertThat(
            product.run(
                NIGHT.plusDays(2), "backfill", "--from", "2023-10-01", "--to", "2023-10-01"))
        .isZero();
    assertThat(
            number(
                "SELECT source_dossiers FROM etl_run WHERE job_name = 'backfill' AND loaded = 1"))
        .isOne();
  }

  /** What lies in child tables, computed or not, changes the checksum of its dossier. */
  @Test
  void aNightReadsWhatChangedAndAQuietOneNothing() throws SQLException {
    open(true);
    fill();
    assertThat(night(NIGHT)).isZero();
    assertThat(read(NIGHT)).isEqualTo(expected().size());
    assertThat(night(NIGHT.plusDays(1))).isZero();
    assertThat(read(NIGHT.plusDays(1))).isZero();

    source.update("UPDATE opencps_dossierfile SET fileEntryId = 0 WHERE dossierId = 133");
    source.update("UPDATE opencps_paymentfile SET paymentMethod = 'Keypay' WHERE dossierId = 128");
    source.update("UPDATE opencps_dossierfile SET removed = 0 WHERE dossierId = 130");
    assertThat(night(NIGHT.plusDays(2))).isZero();
    assertThat(read(NIGHT.plusDays(2))).isEqualTo(3);
    Map<Long, String> after = expected();
    after.put(133L, "LOADED 2023-10-05 DIRECT 2023-10-20 ON_TIME result_due");
    after.put(128L, "LOADED 2023-10-05 DIRECT PROCESSING obligation cashless non_cash 10000");
    after.put(130L, "LOADED 2023-10-05 DIRECT PROCESSING component_digitised");
    assertThat(verdicts()).containsExactlyEntriesOf(after);

    // Another view upon the same rows makes no comparison: all is read
    product.close();
    product = new Product(settings(7, OpenCpsRows.SITE));
    assertThat(night(NIGHT.plusDays(3))).isZero();
    assertThat(read(NIGHT.plusDays(3))).isEqualTo(expected().size());
  }

  /**
   * What a night of changes must not miss: a change of any column that the contract names, but for
   * catalogues, which each night reads whole. Beside it stands the dossier whose bucket moves.
   */
  private static final String CHANGES =
      """
      opencps_dossier.dossierId              | 101 | dossierId = 1101
      opencps_dossier.groupId                | 102 | groupId = 40
      opencps_dossier.createDate             | 109 | createDate = '2023-10-05 01:00:01'
      opencps_dossier.modifiedDate           | 109 | modifiedDate = '2023-10-05 01:00:02'
      opencps_dossier.dossierNo              | 103 | dossierNo = 'H01-103'
      opencps_dossier.govAgencyCode          | 103 | govAgencyCode = 'H02'
      opencps_dossier.serviceCode            | 103 | serviceCode = '9.999'
      opencps_dossier.online_                | 103 | online_ = 1
      opencps_dossier.fromViaPostal          | 104 | fromViaPostal = 1
      opencps_dossier.originality            | 105 | originality = 1
      opencps_dossier.originDossierId        | 106 | originDossierId = 1
      opencps_dossier.originDossierNo        | 108 | originDossierNo = 'X-1'
      opencps_dossier.dossierStatus          | 108 | dossierStatus = 'waiting'
      opencps_dossier.lockState              | 111 | lockState = 'PAUSE_OVERDUE'
      opencps_dossier.receiveDate            | 111 | receiveDate = '2023-10-05 02:00:01'
      opencps_dossier.dueDate                | 111 | dueDate = NULL
      opencps_dossier.releaseDate            | 111 | releaseDate = '2023-10-05 02:00:01'
      opencps_dossier.finishDate             | 111 | finishDate = '2023-10-05 02:00:01'
      opencps_dossierfile.dossierId          | 112 | dossierId = 112 WHERE dossierId = 105
      opencps_dossierfile.removed            | 112 | removed = 1
      opencps_dossierfile.createDate         | 112 | createDate = '2023-10-05 01:00:01'
      opencps_dossierfile.modifiedDate       | 112 | modifiedDate = '2023-10-05 01:00:02'
      opencps_dossierfile.fileEntryId        | 112 | fileEntryId = 1
      opencps_dossierfile.dossierPartType    | 112 | dossierPartType = 3
      opencps_dossierfile.fileEntryId        | 133 | fileEntryId = 9 WHERE fileEntryId = 5005
      opencps_dossierfile.dossierPartType    | 133 | dossierPartType = 1
      opencps_dossierfile.removed            | 142 | removed = 0
      opencps_paymentfile_read.paymentFileId | 129 | paymentFileId = 9129
      opencps_paymentfile_read.approved      | 129 | approveDatetime = '2023-10-06 02:00:01'
      opencps_paymentfile_read.dossierId     | 130 | dossierId = 130 WHERE dossierId = 129
      opencps_paymentfile_read.govAgencyCode | 130 | govAgencyCode = 'H02'
      opencps_paymentfile_read.feeAmount     | 130 | feeAmount = 10001
      opencps_paymentfile_read.serviceAmount | 130 | serviceAmount = 1
      opencps_paymentfile_read.paymentMethod | 130 | paymentMethod = 'Tiền mặt'
      opencps_paymentfile_read.invoiceNumber | 130 | einvoice = '{"invoiceNo":"1"}'
      opencps_paymentfile_read.paymentStatus | 130 | paymentStatus = 5
      opencps_paymentfile_read.total         | 124 | advanceAmount = 50001
      opencps_paymentfile_read.modifiedDate  | 124 | modifiedDate = '2023-10-06 02:00:01'
      opencps_paymentfile_read.confirmed     | 124 | confirmDatetime = '2023-10-06 02:00:02'
      opencps_deliverable.deliverableState   | 134 | deliverableState = 4
      opencps_deliverable.createDate         | 134 | createDate = '2023-10-07 02:00:01'
      opencps_deliverable.govAgencyCode      | 134 | govAgencyCode = 'H02'
      opencps_deliverable.deliverableId      | 134 | deliverableId = 9
      opencps_deliverable.fileEntryId        | 134 | fileEntryId = 1
      opencps_deliverable.dossierId          | 135 | dossierId = 135 WHERE dossierId = 134
      opencps_deliverable.groupId            | 135 | groupId = 40
      opencps_serviceconfig.serviceLevel     | 9   | serviceLevel = 3 WHERE serviceConfigId = 1
      opencps_serviceconfig.govAgencyCode    | 9   | govAgencyCode = 'H02' WHERE serviceConfigId = 1
      opencps_serviceconfig.serviceInfoId    | 106 | serviceInfoId = 2 WHERE serviceConfigId = 1
      opencps_serviceconfig.serviceInfoId    | 106 | serviceInfoId = 1 WHERE serviceConfigId = 1
      opencps_serviceinfo.serviceCode        | 106 | serviceCode = '1.002' WHERE serviceInfoId = 1
      opencps_serviceinfo.serviceCode        | 106 | serviceCode = '1.001' WHERE serviceInfoId = 1
      opencps_serviceinfo.groupId            | 106 | groupId = 30 WHERE serviceInfoId = 1
      """;

  @Test
  void everyColumnThatDecidesMovesTheChecksumOfItsDossier() throws SQLException {
    open(true);
    fill();
    source.update(
        """
        INSERT INTO opencps_serviceconfig (serviceConfigId, serviceInfoId, govAgencyCode, serviceLevel)
        VALUES (1, 1, 'H01', 4)
        """);
    product = new Product(settings(7, OpenCpsRows.SITE, OpenCpsRows.OTHER_SITE));
    Set<String> changed = new TreeSet<>();
    Checksums before = checksums();
    for (String[] change : CHANGES.lines().map(line -> line.split("\\|")).toList()) {
      String[] column = change[0].strip().split("\\.");
      String dossier = change[1].strip();
      String assigned = change[2].strip();
      changed.add(change[0].strip());
      source.update(
          "UPDATE %s SET %s%s"
              .formatted(
                  column[0].replace("_read", ""),
                  assigned,
                  assigned.contains("WHERE") ? "" : " WHERE dossierId = " + dossier));
      Checksums after = checksums();
      assertThat(after.differing(before).get(CodeBucket.of(dossier, null)))
          .as(change[0].strip())
          .isTrue();
      before = after;
    }
    Map<String, Map<String, String>> contract =
        new SourceAdapter(new JobsFolder(null), "opencps", Map.of("sites", "20")).contract();
    Set<String> decide = new TreeSet<>();
    for (String table :
        List.of(
            "opencps_dossier",
            "opencps_dossierfile",
            "opencps_paymentfile_read",
            "opencps_deliverable")) {
      contract.get(table).keySet().forEach(column -> decide.add(table + "." + column));
    }
    assertThat(changed).containsAll(decide);
  }

  private Checksums checksums() {
    return product
        .get(ChecksumSource.class)
        .take(Scope.full(NIGHT, NIGHT.plusDays(1)), NIGHT.withDayOfMonth(1), NIGHT, false)
        .checksums();
  }

  /**
   * What OpenCPS's own statistics would show for October, by their rules
   * (src/docs/add-an-adapter.md), beside ours: the dossiers that one of both counts alone.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # counted  | theirs alone  | ours alone
          received   | 114, 118, 136 | 119, 135
          online     |               |
          postal     |               | 101
          released   | 118           | 116, 140
          late       | 139           |
          early      |               | 116, 140
          """)
  void thePeersStatisticsDifferByRulesAlone(String counted, String theirs, String ours)
      throws SQLException {
    open(false);
    fill();
    assertThat(night(NIGHT)).isZero();
    List<Long> theirIds = source.queryForList(THEIRS + theirRule(counted), Long.class);
    List<Long> ourIds =
        warehouse.queryForList(
            "SELECT dossier_id FROM fact_dossier WHERE " + ourRule(counted), Long.class);
    assertThat(theirIds.stream().filter(id -> !ourIds.contains(id)).sorted())
        .containsExactlyElementsOf(ids(theirs));
    assertThat(ourIds.stream().filter(id -> !theirIds.contains(id)).sorted())
        .containsExactlyElementsOf(ids(ours));
  }

  private static String theirRule(String counted) {
    return switch (counted) {
      case "received" -> "";
      case "online" -> "AND d.online_ = 1";
      case "postal" -> "AND d.online_ = 0 AND d.fromViaPostal = 1";
      case "released" -> RELEASED;
      case "late" -> RELEASED + "AND d.releaseDate > d.dueDate";
      default ->
          RELEASED
              + """
              AND (d.finishDate < d.dueDate OR d.releaseDate < d.dueDate AND d.extendDate IS NOT NULL)
              """;
    };
  }

  private static String ourRule(String counted) {
    return switch (counted) {
      case "received" -> "1 = 1";
      case "online" -> "online = 1";
      case "postal" -> "channel = 'POSTAL'";
      case "released" -> "finished_date IS NOT NULL AND withdrawn = 0";
      case "late" -> "timeliness = 'LATE'";
      default -> "timeliness = 'EARLY'";
    };
  }

  private static List<Long> ids(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).map(Long::valueOf).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theAdapterPassesItsCheck(boolean onServer) throws SQLException {
    open(onServer);
    fill();
    Map<String, Object> settings =
        new HashMap<>(settings(7, OpenCpsRows.SITE, OpenCpsRows.OTHER_SITE));
    settings.put("dossier.source.adapter", "one-stop");
    settings.remove("dossier.source.settings.sites");
    Answer none = Answer.to(settings, "adapter", "check", "jobs/source/opencps");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("dossier.source.settings.sites is missing");

    settings.put("dossier.source.settings.sites", "20,30");
    Answer answer = Answer.to(settings, "adapter", "check", "jobs/source/opencps");
    assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out())
        .contains("0 errors")
        .contains("dossiers.sql: 46 rows, each with its own")
        .contains("payments.sql: 12 links, each meets a dossier")
        .contains("payments.method unknown: ")
        .contains("excluded: COPY, copy reason 'interagency'")
        .contains("loaded: accepted 2023-10-05, direct, digitised, paid online, open (processing)");
    if (onServer) {
      assertThat(answer.out())
          .contains("the server reads the tables themselves in every statement");
    }
  }

  private void open(boolean onServer) throws SQLException {
    databases = Databases.of("opencps", onServer);
    source =
        new JdbcTemplate(
            new DriverManagerDataSource(
                databases.sourceUrl(), databases.username(), databases.password()));
    rows = new OpenCpsRows(source);
    warehouse =
        new JdbcTemplate(
            new DriverManagerDataSource(
                databases.warehouseUrl(), databases.username(), databases.password()));
  }

  private Map<String, Object> settings(int zoneHours, Long... sites) {
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put("dossier.source.adapter", "opencps");
    settings.put("dossier.source.settings.zoneHours", zoneHours);
    settings.put(
        "dossier.source.settings.sites",
        String.join(",", Arrays.stream(sites).map(String::valueOf).toList()));
    // So that pages end between -5, 9, 10 and 101
    settings.put("dossier.nightly.chunk-size", 1);
    return settings;
  }

  private int night(LocalDate date) {
    if (product == null) {
      product = new Product(settings(7, OpenCpsRows.SITE, OpenCpsRows.OTHER_SITE));
    }
    return product.run(date.plusDays(1), "nightly", "--date", date.toString());
  }

  private long number(String sql) {
    return warehouse.queryForObject(sql, Long.class);
  }

  private long receipts() {
    return number("SELECT COALESCE(SUM(receipts), 0) FROM fact_e_receipt_monthly");
  }

  private long read(LocalDate night) {
    return warehouse.queryForObject(
        """
        SELECT COALESCE(SUM(t.tally), 0) FROM etl_run_tally t
        JOIN etl_run r ON r.job_execution_id = t.run_id
        WHERE r.business_date = ? AND r.job_name = 'nightly' AND t.kind = 'READ' AND t.partition_name NOT LIKE '%:unread'
        """,
        Long.class, night);
  }

  private Map<Long, String> verdicts() {
    Map<Long, String> verdicts = new TreeMap<>();
    warehouse.query(
        VERDICTS,
        rs -> {
          verdicts.put(rs.getLong("dossier_id"), rs.getString("verdict"));
        });
    return verdicts;
  }

  private static Map<Long, String> expected() {
    Map<Long, String> expected = new TreeMap<>();
    EXPECTED
        .lines()
        .map(line -> line.split("\\|"))
        .forEach(cells -> expected.put(Long.valueOf(cells[0].strip()), cells[1].strip()));
    return expected;
  }

  private void receipted(long dossier) {
    rows.payment(
        dossier,
        "feeAmount",
        10_000,
        "paymentStatus",
        5,
        "paymentMethod",
        "Keypay",
        "einvoice",
        "{\"result\":{\"invoiceNo\": \"0001\"}}");
  }

  private void fill() {
    rows.catalogues();
    // Receipts of H01 are set up in the site whose row of the agency does not count
    source.update("UPDATE opencps_paymentconfig SET groupId = ?", OpenCpsRows.OTHER_SITE);
    for (long id : new long[] {-5, 9, 10, 104, 111, 112}) {
      rows.dossier(id);
    }
    rows.dossier(101, "online_", null, "fromViaPostal", 1);
    rows.dossier(102, "online_", null, "fromViaPostal", null);
    rows.dossier(103, "dossierStatus", "receiving", "dossierNo", null, "receiveDate", null);
    source.update("UPDATE opencps_dossier SET dossierStatus = 'new' WHERE dossierId = 104");
    // Two agencies with one number
    rows.dossier(105, "dossierNo", "X");
    rows.file(105, 1, 5001L, 0);
    receipted(105);
    rows.dossier(106, "dossierNo", "X", "govAgencyCode", "H02");
    rows.payment(106, "feeAmount", 20_000, "paymentStatus", 1);
    // The portal's row and its twin
    rows.dossier(
        107,
        "groupId",
        OpenCpsRows.PORTAL,
        "originality",
        1,
        "online_",
        1,
        "referenceUid",
        "r-1",
        "dossierNo",
        "T");
    rows.file(107, 1, 5002L, 0);
    receipted(107);
    rows.dossier(108, "originality", 2, "online_", 1, "referenceUid", "r-1", "dossierNo", "T");
    receipted(104);
    rows.dossier(109, "originality", -3);
    receipted(109);
    receipted(109);
    rows.dossier(110, "originality", 9);
    source.update("UPDATE opencps_dossier SET groupDossierId = 110 WHERE dossierId IN (111, 112)");
    receipted(110);
    rows.dossier(113, "originDossierId", 101);
    receipted(113);
    rows.dossier(114, "originDossierNo", "H01-101", "referenceUid", "xxx-cps-1");
    receipted(114);
    rows.dossier(115, "submitDate", "2023-10-09 02:00:00");
    rows.dossier(116, "dossierStatus", "done", "finishDate", "2023-10-12 02:00:00");
    rows.dossier(117, "dossierStatus", "done");
    rows.dossier(118, "dossierStatus", "releasing", "releaseDate", "2023-10-02 02:00:00");
    rows.dossier(119, "receiveDate", "2023-09-30 18:00:00");
    rows.dossier(120, "lockState", "PAUSE");
    rows.dossier(121, "dossierStatus", "cancelled");
    rows.dossier(122, "dossierStatus", "denied");
    rows.dossier(123, "dossierStatus", "unresolved", "releaseDate", "2023-10-25 02:00:00");
    rows.dossier(124);
    rows.payment(
        124,
        "paymentAmount",
        0,
        "advanceAmount",
        50_000,
        "paymentStatus",
        5,
        "paymentMethod",
        "Tiền mặt",
        "einvoice",
        "not JSON \"invoiceNo\":\"7\"");
    rows.dossier(125);
    rows.payment(
        125,
        "paymentStatus",
        5,
        "approveDatetime",
        "1970-01-01 00:00:00",
        "confirmDatetime",
        "1970-01-01 00:00:00");
    rows.dossier(126);
    rows.payment(126, "feeAmount", 10_000, "paymentStatus", 1);
    rows.payment(
        126,
        "serviceAmount",
        20_000,
        "paymentStatus",
        5,
        "paymentMethod",
        "Keypay",
        "einvoice",
        "{\"errorCode\":\"E1\",\"result\":null}");
    receipted(999);
    rows.dossier(138, "groupId", 40);
    receipted(138);
    rows.dossier(127);
    rows.payment(127, "feeAmount", 10_000, "paymentStatus", 3, "paymentMethod", "Chuyển khoản");
    rows.dossier(128);
    rows.payment(128, "feeAmount", 10_000, "paymentStatus", 5, "paymentMethod", "Ví lạ");
    rows.dossier(129);
    rows.payment(
        129,
        "feeAmount",
        10_000,
        "paymentStatus",
        2,
        "paymentMethod",
        "Keypay",
        "approveDatetime",
        "2023-10-06 02:00:00");
    rows.dossier(130);
    rows.file(130, 1, 5003L, 1);
    rows.dossier(131);
    rows.file(131, 3, 5004L, 0);
    rows.dossier(132);
    rows.file(132, 1, 0L, 0);
    rows.dossier(133, "dossierStatus", "done", "releaseDate", "2023-10-20 02:00:00");
    rows.file(133, 2, 0L, 0);
    rows.file(133, 2, 5005L, 0);
    rows.dossier(134, "dossierStatus", "done", "releaseDate", "2023-10-20 02:00:00");
    rows.deliverable(1, 134L, 1);
    rows.deliverable(2, null, 1);
    rows.deliverable(3, null, 4);
    rows.dossier(135, "serviceCode", "9.999");
    rows.dossier(136, "dossierNo", "N".repeat(60));
    rows.dossier(137, "dossierStatus", "DONE", "releaseDate", "2023-10-20 02:00:00");
    // Due and finished in the small hours of the next local day
    rows.dossier(
        139,
        "dossierStatus",
        "done",
        "releaseDate",
        "2023-10-20 02:00:00",
        "dueDate",
        "2023-10-19 18:00:00");
    rows.dossier(140, "dossierStatus", "done", "finishDate", "2023-10-12 18:00:00");
    rows.dossier(141);
    rows.file(141, null, 5006L, 0);
    // A result that was removed, and a paper of the citizen, which is none
    rows.dossier(142, "dossierStatus", "done", "releaseDate", "2023-10-20 02:00:00");
    rows.file(142, 2, 5007L, 1);
    rows.file(142, 1, 5008L, 0);
    rows.dossier(143, "dossierStatus", "RECEIVING", "receiveDate", null);
    rows.dossier(144);
    rows.payment(144, "paymentStatus", 1);
    rows.dossier(145);
    rows.payment(
        145,
        "feeAmount",
        10_000,
        "paymentStatus",
        5,
        "paymentMethod",
        "Tiền mặt",
        "confirmDatetime",
        "1970-01-01 00:00:00");
    rows.deliverable(4, null, 1);
    source.update("UPDATE opencps_deliverable SET fileEntryId = 0 WHERE deliverableId = 4");
  }
}
