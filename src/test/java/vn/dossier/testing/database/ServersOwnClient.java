package vn.dossier.testing.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line client that comes with the server of the tests. */
public final class ServersOwnClient {

  private final List<String> command;
  private final String password;

  /**
   * @param options such as --default-character-set=utf8mb4
   */
  public ServersOwnClient(Databases databases, String... options) {
    URI url = URI.create(databases.warehouseUrl().substring("jdbc:".length()));
    command =
        new ArrayList<>(
            List.of(
                ServerBinaries.unpacked().resolve("bin").resolve("mariadb").toString(),
                // Of no configuration that this machine may have
                "--no-defaults",
                "--skip-ssl",
                "--skip-column-names",
                "--batch",
                "--host=" + url.getHost(),
                "--port=" + url.getPort(),
                "--user=" + databases.username(),
                "--database=" + url.getPath().substring(1)));
    command.addAll(List.of(options));
    password = databases.password();
  }

  /** The lines that it prints for a script; it ends at the first error. */
  public List<String> lines(String script) throws IOException, InterruptedException {
    Path input = Files.createTempFile("script", ".sql");
    try {
      Files.writeString(input, script);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectInput(input.toFile()).redirectErrorStream(true);
      builder.environment().put("MYSQL_PWD", password);
      Process process = builder.start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join("\n", lines));
      }
      return lines;
    } finally {
      Files.delete(input);
    }
  }
}
