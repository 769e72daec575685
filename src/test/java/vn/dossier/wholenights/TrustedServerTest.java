package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.ServerCertificate;
import vn.dossier.testing.night.Answer;

/** What jobs/schedule proposes for TLS lets in the server that was vouched for, and no other. */
class TrustedServerTest {

  private static final Path SETTINGS = Path.of("jobs", "schedule", "environment");

  @TempDir static Path folder;
  private static Databases databases;

  @BeforeAll
  static void begin() throws SQLException {
    databases = Databases.serverWithTls();
    assertThat(Answer.to(databases.settings(), "migrate").code()).isZero();
  }

  @Test
  void theServerThatWasVouchedForIsLetIn() throws Exception {
    Path certificate = Path.of(value("SELECT @@ssl_cert"));
    assumeThat(certificate).exists();
    Answer answer = Answer.to(trusting("this", certificate), "migrate");
    assertThat(answer.code()).as(answer.err()).isZero();
  }

  @Test
  void anotherIsNot() throws Exception {
    Path other = ServerCertificate.in(Files.createDirectory(folder.resolve("o"))).certificate();
    Answer answer = Answer.to(trusting("other", other), "migrate");
    assertThat(answer.code()).as(answer.err()).isEqualTo(1);
    assertThat(answer.err()).contains("The warehouse: ");
  }

  @Test
  void optionsForTlsReachTheServer() throws SQLException {
    assumeThat(value("SELECT @@have_ssl")).isEqualTo("YES");
    execute("CREATE USER over_tls IDENTIFIED BY 'Pw-1-' REQUIRE SSL");
    try {
      execute("GRANT ALL ON *.* TO over_tls");
      assertThat(overTls("REQUIRED").code()).isZero();
      Answer plain = overTls("DISABLED");
      assertThat(plain.code()).as(plain.err()).isEqualTo(2);
      assertThat(plain.err()).contains("Access denied").doesNotContain("Pw-1-");
    } finally {
      execute("DROP USER over_tls");
    }
  }

  private static Answer overTls(String mode) {
    Map<String, Object> settings = databases.settings();
    settings.put("spring.datasource.url", databases.warehouseUrl() + "?sslMode=" + mode);
    settings.put("spring.datasource.username", "over_tls");
    settings.put("spring.datasource.password", "Pw-1-");
    // The lock has a connection of its own
    return Answer.to(settings, "recover");
  }

  private static String value(String sql) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // The command and the options, as the file has them
  private static Map<String, Object> trusting(String name, Path certificate)
      throws IOException, InterruptedException {
    String store = folder.resolve(name + ".p12").toString();
    String text = Files.readString(SETTINGS);
    String command =
        text.lines().filter(line -> line.contains("keytool ")).findFirst().orElseThrow();
    run(
        command
            .substring(command.indexOf("keytool"))
            .replace(
                "keytool", Path.of(System.getProperty("java.home"), "bin", "keytool").toString())
            .replace("servers-ca.pem", certificate.toString())
            .replace("/etc/dossier-etl/servers.p12", store));
    String url =
        text.lines().filter(l -> l.startsWith("SPRING_DATASOURCE_URL=")).findFirst().orElseThrow();
    String options =
        url.substring(url.indexOf('?'), url.length() - 1)
            .replace("/etc/dossier-etl/servers.p12", store);
    Map<String, Object> settings = databases.settings();
    settings.put("spring.datasource.url", databases.warehouseUrl() + options);
    return settings;
  }

  private static void run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
