package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Installation;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.RunningJar;

/** Where the umask gives everybody everything, the program's files are still its account's. */
class PrivateFilesIT {

  @TempDir private static Path folder;

  private static Path temporary;

  @BeforeAll
  static void runTheDemoAndWriteItsReports() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    temporary = Files.createDirectory(folder.resolve("tmp"));
    run("--logging.logback.rollingpolicy.max-file-size=1KB", "--logging.level.root=info");
    run("report", "--month", "2023-10", "--format", "html", "--output", "bulletin.html");
    run("report", "--month", "2023-10", "--format", "xlsx", "--output", "bulletin.xlsx");
    run("export", "--table", "kpi_dossier", "--month", "2023-10", "--output", "dossiers.csv");
    run("status", "--format", "html", "--output", "status.html");
  }

  private static void run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
    command.addAll(Installation.command(List.of("-Djava.io.tmpdir=" + temporary)));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(Jar::isSetting);
    Ended ended = new RunningJar(builder.start(), List.of(arguments)).end();
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private static Map<String, String> permissions() throws IOException {
    Map<String, String> permissions = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path :
          all.filter(found -> !found.equals(folder) && !found.startsWith(temporary)).toList()) {
        permissions.put(
            folder.relativize(path).toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      }
    }
    return permissions;
  }

  @Test
  void nobodyElseMayReadOrWriteThem() throws IOException {
    assertThat(permissions())
        .containsKeys(
            "bulletin.html",
            "bulletin.xlsx",
            "dossiers.csv",
            "status.html",
            "var",
            "var/demo",
            "var/demo/source.mv.db",
            "var/demo/warehouse.mv.db",
            "var/log",
            "var/log/dossier-etl.log")
        .allSatisfy(
            (name, permissions) ->
                assertThat(permissions)
                    .isEqualTo(
                        Files.isDirectory(folder.resolve(name)) ? "rwxr-x---" : "rw-r-----"));
    assertThat(permissions().keySet())
        .as("a rolled log")
        .anyMatch(name -> name.matches("var/log/dossier-etl\\.log\\.\\d{4}-\\d\\d-\\d\\d\\.\\d+"));
  }

  @Test
  void nothingIsLeftWhereAllAccountsWrite() throws IOException {
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> !path.getFileName().toString().startsWith("hsperfdata")))
          .isEmpty();
    }
  }
}
