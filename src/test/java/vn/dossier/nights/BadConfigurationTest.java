package vn.dossier.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import vn.dossier.DossierEtl;
import vn.dossier.operate.CommandLineInterface;

/** What is configured wrongly ends in one line on standard error and the code of design.md 6. */
class BadConfigurationTest {

  private static final String LOG_LINE = "\\d\\d:\\d\\d:\\d\\d (INFO|WARN|ERROR) .*";

  private record Ended(int code, String out, List<String> err) {}

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nightly --fulll                                             | --fulll
          nightl                                                      | nightl
          nightly 2023-10-30                                          | 2023-10-30
          nightly --date                                              | --date
          nightly --date 2023-02-30                                   | 2023-02-30
          nightly --date 30/10/2023                                   | 30/10/2023
          nightly --date 2999-01-01                                   | 2999-01-01
          backfill --from 2023-10-01                                  | --to
          backfill --from 2023-10-02 --to 2023-10-01                  | nightly first
          report --month 2023-13                                      | 2023-13
          report --month 2023-10 --format pdf                         | pdf
          rerun --step publishing                                     | publishing
          rerun --execution one                                       | one
          nightly --dossier.nightly.partitions=many                   | partitions
          nightly --dossier.nightly.partitions=0                      | partitions
          nightly --dossier.nightly.chunk-size=-1                     | chunk-size
          nightly --dossier.nightly.zone=Asia/Atlantis                | Atlantis
          nightly --dossier.source.adapter=another                    | another
          nightly --dossier.jobs=/no/such/folder                      | /no/such/folder
          nightly --dossier.source.pool-size=1                        | pool-size
          nightly --spring.datasource.hikari.maximum-pool-size=1      | maximum-pool-size
          nightly --dossier.source.url=jdbc:h2:mem:x;NO_SUCH_OPTION=1 | NO_SUCH_OPTION
          nightly --dossier.source.url=jdbc:oracle:thin:@x            | jdbc:oracle
          nightly --spring.datasource.url=localhost:3306/warehouse    | localhost
          """)
  void wrongUsageAndSettings(String command, String named) throws SQLException {
    assertRefused(run(Databases.h2().settings(), command), 2, named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE thu_tuc                                | thu_tuc
          ALTER TABLE ho_so DROP COLUMN kenh_thuc_hien      | ho_so.kenh_thuc_hien
          ALTER TABLE don_vi RENAME COLUMN catalog TO level | don_vi.catalog
          """)
  void aSourceThatLacksATableOrAColumn(String change, String named) throws SQLException {
    Databases h2 = Databases.h2();
    execute(h2.source(), change);
    assertRefused(run(h2.settings(), "nightly --date 2023-10-30"), 2, named);
    Databases server = Databases.server("utf8mb4_general_ci");
    execute(server.source(), change);
    assertRefused(run(server.settings(), "nightly --date 2023-10-30"), 2, named);
  }

  @ParameterizedTest
  @CsvSource({"dossier.source", "spring.datasource"})
  void aServerThatDoesNotLetTheProgramIn(String database) throws SQLException {
    Databases server = Databases.server("utf8mb4_general_ci");
    Map<String, Object> settings = server.settings();

    settings.put(database + ".password", "wrong-one");
    assertRefused(run(settings, "nightly"), 2, "Access denied");
    settings.putAll(server.settings());
    settings.put(database + ".username", "nobody");
    assertRefused(run(settings, "nightly"), 2, "nobody");
    settings.putAll(server.settings());
    settings.put(database + ".url", settings.get(database + ".url") + "_gone");
    assertRefused(run(settings, "nightly"), 2, "_gone");
    settings.putAll(server.settings());
    settings.put(database + ".url", "jdbc:mysql://127.0.0.1:1/dossiers");
    assertRefused(run(settings, "nightly"), 1, "");
    settings.put(database + ".url", "jdbc:mysql://no-such-host.invalid/dossiers");
    assertRefused(run(settings, "nightly"), 1, "");
  }

  @Test
  void aWarehouseThatTheAccountMayOnlyRead() throws SQLException {
    Databases server = Databases.server("utf8mb4_general_ci");
    String warehouse = server.warehouse().getCatalog();
    String reader = "r_" + warehouse;
    execute(
        server.source(),
        "CREATE USER %s IDENTIFIED BY 'secret-of-the-reader'".formatted(reader),
        "GRANT SELECT ON %s.* TO %s".formatted(warehouse, reader));
    Map<String, Object> settings = server.settings();
    settings.put("spring.datasource.username", reader);
    settings.put("spring.datasource.password", "secret-of-the-reader");

    assertRefused(run(settings, "nightly --date 2023-10-30"), 2, "denied");
    assertThat(run(server.settings(), "nightly --date 2023-10-29").code()).isZero();
    assertRefused(run(settings, "nightly --date 2023-10-30"), 2, "denied");
    assertThat(run(server.settings(), "nightly --date 2023-10-30").code()).isZero();
  }

  @Test
  void anH2FileWhereNoFileCanBe() throws SQLException, IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    Map<String, Object> settings = Databases.h2().settings();
    settings.put("spring.datasource.url", "jdbc:h2:file:" + file + "/below/warehouse");
    assertRefused(run(settings, "nightly --date 2023-10-30"), 1, "below");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules/one-stop.yml | channel-missing: direct        | chanel-missing: direct       | chanel-missing
          rules/one-stop.yml | channel-missing: direct        | channel-missing: by-pigeon   | by-pigeon
          rules/one-stop.yml | paid: ["Đã thanh toán"]        | paid: ["Đã thanh toán"       | one-stop.yml
          rules/one-stop.yml | refused: ["3"]                 | refused: ["3", "2"]          | 2
          rules/one-stop.yml | refused: ["3"]                 | refused: 3                   | refused
          source/one-stop/fields.sql | ma as code             | mã as code                   | mã
          nightly.yml        | partitions: 2                  | partitions: [                | nightly.yml
          nightly.yml        | partitions: 2                  | partitions: two              | partitions
          """)
  void aFileOfTheJobsFolderThatIsNoGood(String file, String good, String bad, String named)
      throws SQLException, IOException {
    String text = new ClassPathResource("jobs/" + file).getContentAsString(StandardCharsets.UTF_8);
    assertThat(text).contains(good);
    Path changed = folder.resolve(file);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, text.replace(good, bad));
    Map<String, Object> settings = Databases.h2().settings();
    settings.put("dossier.jobs", folder.toString());
    assertRefused(run(settings, "nightly --date 2023-10-30"), 2, named);
  }

  @Test
  void oneDatabaseOfTwo() throws SQLException {
    Map<String, Object> settings = new HashMap<>(Databases.h2().settings());
    settings.remove("dossier.source.url");
    assertRefused(run(settings, "nightly"), 2, "dossier.source.url");
  }

  private static void assertRefused(Ended ended, int code, String named) {
    assertThat(ended.err().stream().filter(line -> !line.matches(LOG_LINE)).toList())
        .as("one line that is no log line, in %s", ended)
        .singleElement()
        .asString()
        .contains(named)
        .doesNotContain("secret", "wrong-one");
    assertThat(ended.err()).noneMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d (WARN|ERROR) .*"));
    assertThat(ended.code()).as("%s", ended).isEqualTo(code);
    assertThat(ended.out()).isEmpty();
  }

  private static Ended run(Map<String, Object> settings, String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    settings.forEach(
        (name, value) -> {
          if (arguments.stream().noneMatch(argument -> argument.startsWith("--" + name + "="))) {
            arguments.add("--%s=%s".formatted(name, value));
          }
        });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int code = CommandLineInterface.run(DossierEtl.class, arguments.toArray(String[]::new));
      return new Ended(
          code,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8).lines().toList());
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
  }

  private static void execute(Connection opened, String... statements) throws SQLException {
    try (Connection connection = opened;
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
