package vn.dossier.benchmark;

import com.mysql.cj.jdbc.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import vn.dossier.benchmark.plain.PlainBatch;

/** Spark SQL over the same source, in a process of its own, as src/test/spark was built. */
final class SparkPeer {

  private static final Path BUILT = Path.of("target", "spark").toAbsolutePath();
  private static final Path CLASS_PATH = BUILT.resolve("classpath");

  /** What Spark's own scripts open to it. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar",
          "java.security.jgss/sun.security.krb5");

  private final Server server;
  private final Watched watched;

  SparkPeer(Settings settings, Server server) {
    this.server = server;
    this.watched = new Watched(settings.folder(), server);
  }

  static boolean isBuilt() {
    return Files.exists(CLASS_PATH);
  }

  /**
   * Loads everything into an empty schema and measures it.
   *
   * @param facts whether the facts are written, too
   * @param asOf the day on which it reads
   */
  Measured night(
      String source, String target, LocalDate businessDate, LocalDate asOf, boolean facts)
      throws IOException, InterruptedException, SQLException {
    tables(target);
    List<String> command = new ArrayList<>(List.of(Program.JAVA.toString()));
    OPENED.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath(), "vn.dossier.benchmark.spark.SparkSql"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "PEER_SOURCE_URL", server.url() + source,
                "PEER_TARGET_URL", server.url() + target + "?rewriteBatchedStatements=true",
                "PEER_USERNAME", server.username(),
                "PEER_PASSWORD", server.password(),
                "PEER_FACTS", Boolean.toString(facts),
                "PEER_UNTIL", businessDate.toString(),
                "PEER_AS_OF", asOf.toString()));
    return watched.run("Spark SQL", builder);
  }

  // Spark would make some without keys
  private void tables(String schema) throws SQLException {
    try (Connection connection = server.connect(schema)) {
      ScriptUtils.executeSqlScript(
          connection,
          new EncodedResource(
              new ClassPathResource("tables.sql", PlainBatch.class), StandardCharsets.UTF_8));
    }
  }

  private static String classPath() throws IOException {
    // The driver is ours, so that all measure the same one
    return String.join(
        File.pathSeparator,
        BUILT.resolve("classes").toString(),
        Files.readString(CLASS_PATH),
        Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString());
  }
}
