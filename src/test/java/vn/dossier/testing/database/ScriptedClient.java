package vn.dossier.testing.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** A client of another language, as far as the machine has it; .ci/run fetches them. */
public enum ScriptedClient {
  /** The driver under Superset. */
  PYMYSQL(List.of("python3", "/usr/bin/python3"), "import pymysql", "pymysql-client.py"),
  /** The usual driver of Node. */
  MYSQL2(List.of("node", "nodejs"), "require('mysql2')", "mysql2-client.js");

  /** Where .ci/run puts packages of Node. */
  private static final Path NODE_MODULES = Path.of("target", "clients", "node_modules");

  private final List<String> interpreters;
  private final String importing;
  private final String script;

  ScriptedClient(List<String> interpreters, String importing, String script) {
    this.interpreters = interpreters;
    this.importing = importing;
    this.script = script;
  }

  /**
   * A question.
   *
   * @param parameters in place of each ? in it; empty when its text says all
   */
  public record Question(String sql, List<String> parameters) {}

  public boolean isThere() {
    return interpreter().isPresent();
  }

  private Optional<String> interpreter() {
    return interpreters.stream()
        .filter(
            command -> {
              try {
                return start(command, this == PYMYSQL ? "-c" : "-e", importing).waitFor() == 0;
              } catch (IOException e) {
                return false;
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            })
        .findFirst();
  }

  private static Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NODE_PATH", NODE_MODULES.toAbsolutePath().toString());
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    return builder.start();
  }

  /**
   * What it says to each question about the warehouse: the value of a single column, else how many
   * rows; or the error.
   *
   * @param collation of its connection; null for what it takes by itself
   */
  public List<String> answers(Databases databases, String collation, List<Question> questions)
      throws IOException {
    Path file = Files.createTempFile("client", script);
    try {
      Files.write(
          file, new ClassPathResource(script, ScriptedClient.class).getContentAsByteArray());
      Process process = start(interpreter().orElseThrow(), file.toString());
      Thread asking = new Thread(() -> ask(process, databases, collation, questions));
      asking.start();
      return new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    } finally {
      Files.delete(file);
    }
  }

  private static void ask(
      Process process, Databases databases, String collation, List<Question> questions) {
    JsonMapper json = JsonMapper.shared();
    URI url = URI.create(databases.warehouseUrl().substring("jdbc:".length()));
    Map<String, Object> where = new HashMap<>();
    where.put("host", url.getHost());
    where.put("port", url.getPort());
    where.put("user", databases.username());
    where.put("password", databases.password());
    where.put("database", url.getPath().substring(1));
    where.put("collation", collation);
    try (var out = process.outputWriter(UTF_8)) {
      out.write(json.writeValueAsString(where) + "\n");
      for (Question question : questions) {
        out.write(json.writeValueAsString(question) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
