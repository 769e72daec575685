package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.RunningJar;

/** The two commands that install the program, as src/docs/installation.md has them. */
class TrainIT {

  private static final Path PACKAGED = Path.of("target", "dossier-etl.jar").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void anUpdateIsTheSameTwoCommandsAndANightFindsItsClasses() throws IOException {
    Path program = folder.resolve("program");
    Path work = Files.createDirectory(folder.resolve("work"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    List<String> readme =
        Files.readAllLines(Path.of("src/docs/installation.md")).stream()
            .filter(
                line -> line.startsWith("java -Djarmode") || line.contains("ArchiveClassesAtExit"))
            .map(line -> line.replace("/opt/dossier-etl", program.toString()))
            .map(line -> line.replace("-jar dossier-etl.jar", "-jar '" + PACKAGED + "'"))
            .toList();
    assertThat(readme).hasSize(2);
    Map<String, String> settings =
        Map.of(
            "DOSSIER_SOURCE_URL", "jdbc:mysql://127.0.0.1:1/s",
            "SPRING_DATASOURCE_URL", "jdbc:mysql://127.0.0.1:1/w",
            // One compiler, as for all short lives here: an archive holds classes, not their code
            "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary);
    for (String command : readme) {
      Ended ended = run(work, settings, command);
      assertThat(ended.code()).as(ended.err()).isZero();
    }
    assertThat(run(work, settings, readme.get(0)).code()).as("update").isZero();
    Ended alone = run(work, settings, readme.get(1) + " --servers");
    assertThat(alone.code()).as("servers that do not answer").isEqualTo(1);
    assertThat(alone.err())
        .contains("then train --servers again:\n  ", "  warehouse connection: The warehouse: ");

    assertThat(work).as("where it is typed").isEmptyDirectory();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> !path.getFileName().toString().startsWith("hsperfdata")))
          .isEmpty();
    }
    String java =
        "java -XX:SharedArchiveFile='%1$s/dossier-etl.jsa' %2$s -jar '%1$s/dossier-etl.jar' ";
    Path loaded = folder.resolve("loaded");
    // No server is there: all that it needs until then is loaded
    run(work, settings, java.formatted(program, "-Xlog:class+load:file=" + loaded) + "nightly");
    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("vn.dossier.nightly.NightlyJob source: shared"))
        .anyMatch(line -> line.contains("com.mysql.cj.jdbc.ConnectionImpl source: shared"))
        .filteredOn(
            line -> line.contains("source: ") && line.matches(".*(vn\\.dossier|com\\.mysql)\\..*"))
        .filteredOn(line -> !line.contains("$$") && !line.contains("source: shared"))
        // It implements a class of picocli, whose format is older than archives
        .filteredOn(line -> !line.contains("vn.dossier.operate.Version "))
        .isEmpty();

    Files.setLastModifiedTime(
        program.resolve("dossier-etl.jar"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    Ended rejected =
        run(
            work,
            settings,
            java.formatted(program, "-Xlog:disable -Xlog:all=warning:stderr") + "--version");
    assertThat(rejected.code()).isZero();
    assertThat(rejected.out().lines()).singleElement().asString().startsWith("dossier-etl ");
    assertThat(rejected.err()).contains("[warning]");
  }

  private static Ended run(Path work, Map<String, String> settings, String command)
      throws IOException {
    assumeThat(Path.of("/bin/sh")).exists();
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", command));
    ProcessBuilder builder = new ProcessBuilder(words).directory(work.toFile());
    builder.environment().keySet().removeIf(Jar::isSetting);
    builder.environment().putAll(settings);
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().merge("PATH", java, (path, first) -> first + ":" + path);
    return new RunningJar(builder.start(), words).end();
  }
}
