package vn.dossier.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar as a scheduler starts it, watched from outside. */
final class Program {

  private static final Path PACKAGED = Path.of("target", "dossier-etl.jar").toAbsolutePath();
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Settings settings;
  private final Server server;
  private final Watched watched;
  private final Path jar;
  private final Path archive;

  Program(Settings settings, Server server) {
    this.settings = settings;
    this.server = server;
    this.watched = new Watched(settings.folder(), server);
    Path installed = settings.folder().resolve("installed");
    this.jar = installed.resolve(PACKAGED.getFileName());
    this.archive = installed.resolve("dossier-etl.jsa");
  }

  /** Unpacks the program, as src/docs/installation.md says. */
  void extract() throws IOException, InterruptedException {
    Files.deleteIfExists(archive);
    start(
        builder(
            List.of("-Djarmode=tools", "-jar", PACKAGED.toString(), "extract", "--force"),
            List.of("--destination", jar.getParent().toString())));
  }

  /** Makes the archive of its classes, as src/docs/installation.md says. */
  void archive(String source, String warehouse) throws IOException, InterruptedException {
    List<String> java =
        List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-jar", jar.toString());
    start(with(builder(java, List.of("train", "--servers")), source, warehouse));
  }

  private void start(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = settings.folder().resolve("out.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.join(" ", builder.command()) + ": " + Files.readString(out));
    }
  }

  /** Runs a command over a source and a warehouse, and measures it; fails unless it exits 0. */
  Measured run(String source, String warehouse, String... command)
      throws IOException, InterruptedException {
    return watched.run(String.join(" ", command), builder(source, warehouse, command));
  }

  /** Runs a night and reads where its time went. */
  Measured night(String source, String warehouse, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("nightly"));
    command.addAll(List.of(options));
    Measured measured = run(source, warehouse, command.toArray(String[]::new));
    run(source, warehouse, "status", "--json", "--last", "1");
    JsonNode status =
        new JsonMapper().readTree(Files.readString(settings.folder().resolve("out.txt")));
    Map<String, Double> steps = new LinkedHashMap<>();
    for (JsonNode step : status.findValue("steps")) {
      String name = step.get("name").asString();
      // Partitions are part of their step
      if (!name.contains(":") && !step.get("seconds").isNull()) {
        steps.put(name, step.get("seconds").asDouble());
      }
    }
    return measured.withSteps(steps);
  }

  /** Starts a command that goes on until it is told to stop. */
  Process begin(String sourceUrl, String warehouse, String... command) throws IOException {
    ProcessBuilder builder = builder("", warehouse, command);
    builder.environment().put("DOSSIER_SOURCE_URL", sourceUrl);
    Path log = Files.createTempFile(settings.folder(), "begun-", ".txt");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private ProcessBuilder builder(String source, String warehouse, String... command) {
    List<String> java = new ArrayList<>(settings.javaOptions());
    java.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-jar", jar.toString()));
    return with(builder(java, List.of(command)), source, warehouse);
  }

  private ProcessBuilder builder(List<String> java, List<String> command) {
    List<String> line = new ArrayList<>(List.of(JAVA.toString()));
    line.addAll(java);
    line.addAll(command);
    return new ProcessBuilder(line).directory(settings.folder().toFile());
  }

  private ProcessBuilder with(ProcessBuilder builder, String source, String warehouse) {
    Map<String, String> environment = builder.environment();
    environment.put("DOSSIER_SOURCE_URL", server.url() + source);
    environment.put("DOSSIER_SOURCE_USERNAME", server.username());
    environment.put("DOSSIER_SOURCE_PASSWORD", server.password());
    environment.put("SPRING_DATASOURCE_URL", server.url() + warehouse);
    environment.put("SPRING_DATASOURCE_USERNAME", server.username());
    environment.put("SPRING_DATASOURCE_PASSWORD", server.password());
    environment.put("DOSSIER_GENERATE_PASSWORD", server.password());
    return builder;
  }
}
