package vn.dossier.source.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.measure.Indicator;
import vn.dossier.measure.Measures;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.SetupException;

/** An adapter's folder: its SELECTs, adapter.yml, settings, and statements of its own. */
class SourceAdapterTest {

  private static final String SETTINGS =
      """
      settings:
        sites: {type: numbers}
        zoneHours: {type: number, default: 7}
      """;

  @TempDir private Path jobs;
  private Path folder;

  @BeforeEach
  void copy() throws IOException {
    folder = Files.createDirectories(jobs.resolve("source/vendor"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("jobs/source/one-stop"))) {
      for (Path file : files) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private SourceAdapter adapter(Map<String, String> settings) {
    return new SourceAdapter(new JobsFolder(jobs), "vendor", settings);
  }

  private void describe(String link, String more) throws IOException {
    write("adapter.yml", "link: %s\nchecksums: true\n%s".formatted(link, more));
  }

  @Test
  void settingsReachTheStatementsAsTheirTypes() throws IOException {
    describe("code", SETTINGS);
    write("fields.sql", "select ma as code, ten as name from linh_vuc where site in (:sites)");
    SourceAdapter adapter = adapter(Map.of("sites", "20121, 30121"));
    assertThat(adapter.sql("all-fields")).contains("where site in (:sites)");
    assertThat(adapter.parameters().getValue("sites")).isEqualTo(List.of(20121L, 30121L));
    assertThat(adapter.parameters().getValue("zoneHours")).isEqualTo(7L);
  }

  /** DOSSIER_SOURCE_SETTINGS_ZONEHOURS is one, too. */
  @ParameterizedTest
  @ValueSource(strings = {"zoneHours", "zonehours", "zone-hours", "ZONE_HOURS"})
  void aSettingIsKnownHoweverItIsSpelled(String key) throws IOException {
    describe("code", SETTINGS);
    assertThat(adapter(Map.of("sites", "1", key, "0")).parameters().getValue("zoneHours"))
        .isEqualTo(0L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zoneHours | 7    | dossier.source.settings.sites is missing
          sites     | ''   | dossier.source.settings.sites is missing
          sites     | ','  | dossier.source.settings.sites must hold at least one value, not ','
          sites     | a, 1 | dossier.source.settings.sites must be whole numbers with commas, not 'a, 1'
          sights    | 1    | dossier.source.settings.sites is missing
          """)
  void aSettingThatIsMissingOrOfAnotherTypeIsNamed(String key, String value, String message)
      throws IOException {
    describe("code", SETTINGS);
    assertRefused(Map.of(key, value), message);
  }

  @Test
  void aSettingThatNobodyAsksForIsNamed() {
    assertRefused(
        Map.of("sites", "1"),
        "dossier.source.settings.sites is unknown: adapter vendor has no such setting");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          checksums: true                                             | link must be id or code
          link: number\\nchecksums: true                              | link must be id or code
          link: id                                                    | checksums must be true or false
          link: id\\nchecksums: true\\nsetings: {}                    | setings is unknown
          link: id\\nchecksums: true\\ncannot-tell: [resued]          | cannot-tell: resued is none of
          link: id\\nchecksums: true\\nsettings: {a: {type: day}}     | settings.a.type must be number, numbers, text or texts
          link: id\\nchecksums: true\\nsettings: {a: {type: text, x: 1}} | settings.a.x is unknown
          """)
  void whatAdapterYmlSaysWrongIsNamed(String text, String message) throws IOException {
    write("adapter.yml", text.translateEscapes());
    assertRefused(Map.of(), "source/vendor/adapter.yml: " + message);
  }

  @Test
  void whatCannotBeToldIsAFigure() throws IOException {
    List<String> figures =
        new ArrayList<>(Measures.all().indicators().stream().map(Indicator::name).toList());
    figures.addAll(List.of("exempt", "refunds", "receipts", "historical_results"));
    assertThat(AdapterDescription.FIGURES).containsExactlyInAnyOrderElementsOf(figures);
    describe("id", "cannot-tell: [reused, refunds]");
    assertThat(adapter(Map.of()).untold().figures()).containsExactlyInAnyOrder("reused", "refunds");
  }

  @Test
  void otherSettingsMakeOtherChecksums() throws IOException {
    describe("code", SETTINGS);
    String one = adapter(Map.of("sites", "1")).statementsChecksum();
    assertThat(adapter(Map.of("sites", "1")).statementsChecksum()).isEqualTo(one);
    assertThat(adapter(Map.of("sites", "1,2")).statementsChecksum()).isNotEqualTo(one);
    assertThat(adapter(Map.of("sites", "1", "zoneHours", "0")).statementsChecksum())
        .isNotEqualTo(one);
  }

  /** A run reads by the texts that were there when it began, whatever the files say by now. */
  @Test
  void theChecksumIsOfWhatIsReadBy() throws IOException {
    describe("code", "");
    SourceAdapter code = adapter(Map.of());
    String before = code.selectsChecksum();
    assertThat(adapter(Map.of()).selectsChecksum()).isEqualTo(before);
    describe("id", "");
    assertThat(adapter(Map.of()).selectsChecksum()).isNotEqualTo(before);
    describe("code", "");
    write("fields.sql", "select ma as code, ten as name from linh_vuc where ma > ''");
    assertThat(code.selectsChecksum()).isEqualTo(before);
    assertThat(adapter(Map.of()).selectsChecksum()).isNotEqualTo(before);
  }

  /** Children hang on the code or on the id; nothing else of the statements differs. */
  @ParameterizedTest
  @CsvSource({"code, d.code", "id, d.id"})
  void theLinkIsTheCodeOrTheId(String said, String column) throws IOException {
    describe(said, "");
    SourceAdapter adapter = adapter(Map.of());
    assertThat(adapter.linkedBy().name()).isEqualToIgnoringCase(said);
    assertThat(adapter.sql("page-of-dossiers")).contains(column + " as link");
    assertThat(adapter.sql("dossier-links")).contains("where %s in (:links)".formatted(column));
    assertThat(adapter.sql("fingerprint-dossiers"))
        .contains("when %s is null".formatted(column))
        .contains("crc32(convert(%s using utf8mb4))".formatted(column));
  }

  @Test
  void anAdapterMayBringAStatementForOnePurpose() throws IOException {
    write("own/dossier-count.sql", "select count(*) from (\n[[dossiers]]\n) d");
    SourceAdapter adapter = adapter(Map.of());
    assertThat(adapter.sql("dossier-count"))
        .startsWith("select count(*) from (\n-- All dossiers")
        .endsWith("from ho_so\n) d");
    assertThat(adapter.sql("partition-bound"))
        .isEqualTo(
            new SourceAdapter(new JobsFolder(null), "one-stop", Map.of()).sql("partition-bound"));
  }

  /** A folder of before 1.5.0, or one file of it in a folder that goes first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fingerprint-dossiers",
        "dossiers-by-id",
        "digitised-papers",
        "collected-payments",
        "dossier-codes",
        "bucket-components",
        "labels-of-papers",
        "newest-change",
        "payment"
      })
  void aFileThatIsNoSelectIsRefused(String statement) throws IOException {
    write(statement + ".sql", "select 1");
    assertRefused(Map.of(), "source/vendor/%s.sql is no SELECT of an adapter".formatted(statement));
  }

  @Test
  void aStatementOfItsOwnThatTheProgramLacksIsRefused() throws IOException {
    write("own/dossier-codes.sql", "select 1");
    assertRefused(Map.of(), "source/vendor/own/dossier-codes.sql is no statement of the program");
  }

  /** What it looks into is packed now: it would find other buckets. */
  @Test
  void aStatementOfItsOwnThatLooksIntoUnpackedMarksIsRefused() throws IOException {
    write("own/changed-payments.sql", "select substring(cast(:bucketMarks as binary), 1, 1)");
    SourceAdapter adapter = adapter(Map.of());
    assertThatThrownBy(adapter::statementsChecksum)
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("source/vendor/own/changed-payments.sql names :bucketMarks")
        .hasMessageContaining("uncompress(:packedMarks)");
  }

  @Test
  void whatIsNoSqlMayLieBesideIt() throws IOException {
    write("notes.txt", "labels-of-papers.sql");
    assertThat(adapter(Map.of()).name()).isEqualTo("vendor");
  }

  @Test
  void aSelectThatPagesByItselfIsRefused() throws IOException {
    write("dossiers.sql", "select id from ho_so where id > :after order by id limit :limit");
    assertRefused(
        Map.of(), "source/vendor/dossiers.sql asks for :after, which is no setting of adapter.yml");
  }

  @Test
  void whatIsNoParameterStandsAsItIs() throws IOException {
    write("fields.sql", "-- a :b\nselect 'c :d' as code, /* :e */ '12:30' as name from linh_vuc");
    assertThat(adapter(Map.of()).sql("all-fields")).contains("'c :d' as code");
    assertThat(adapter(Map.of()).linkedBy()).isEqualTo(LinkedBy.CODE);
  }

  private void assertRefused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> adapter(settings))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(message);
  }
}
