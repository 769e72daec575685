package vn.dossier.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dossier.benchmark.plain.PlainBatch;

/** Plain Spring Batch over the same source, in a process of its own. */
final class Peer {

  private final Server server;
  private final Watched watched;

  Peer(Settings settings, Server server) {
    this.server = server;
    this.watched = new Watched(settings.folder(), server);
  }

  /**
   * Loads everything and measures it.
   *
   * @param job which of them
   * @param target an empty schema, or that of its last night; those with all tables make none
   * @param asOf the day on which it reads
   */
  Measured night(
      Class<? extends PlainBatch> job,
      String source,
      String target,
      LocalDate businessDate,
      LocalDate asOf)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(Program.JAVA.toString(), "-cp", classPath(), PlainBatch.class.getName()));
    builder
        .environment()
        .putAll(
            Map.of(
                "PLAIN_SOURCE_URL", server.url() + source,
                "SPRING_DATASOURCE_URL",
                    server.url()
                        + target
                        + "?rewriteBatchedStatements=true&allowLoadLocalInfile=true",
                "PLAIN_USERNAME", server.username(),
                "PLAIN_PASSWORD", server.password(),
                "PLAIN_JOB", job.getName(),
                "PLAIN_UNTIL", businessDate.toString(),
                "PLAIN_AS_OF", asOf.toString()));
    return watched.run("plain Spring Batch", builder);
  }

  // Maven runs the benchmark inside itself: what is ours lies in a loader of its own
  private static String classPath() {
    if (Peer.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(URL::getPath)
          .map(path -> Path.of(path).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }
}
