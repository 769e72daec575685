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
    databases = Databases.server("utf8mb4_general_ci");
  }

  @Test
  void theServerThatWasVouchedForIsLetIn() throws Exception {
    Path certificate = ofTheServer();
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

  private static Path ofTheServer() throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT @@ssl_cert")) {
      row.next();
      return Path.of(row.getString(1));
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
