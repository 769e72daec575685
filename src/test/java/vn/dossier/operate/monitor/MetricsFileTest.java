package vn.dossier.operate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file as node_exporter meets it. */
class MetricsFileTest {

  /** A umask of 077 would leave the half-written file like this. */
  @Test
  void everybodyMayReadItWhateverTheUmask(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.prom");
    Path half = folder.resolve(".a.prom." + ProcessHandle.current().pid());
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

    new MetricsFile(file).replace(new Exposition().gauge("a", "A.", 1));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    assertThat(half).doesNotExist();
  }

  /** Who has it open reads what it was, to its end. */
  @Test
  void itIsReplacedAsAWhole(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.prom");
    new MetricsFile(file).replace(new Exposition().gauge("a", "A.", 1));
    try (var open = Files.newBufferedReader(file)) {
      new MetricsFile(file).replace(new Exposition().gauge("a", "A.", 22));
      assertThat(open.lines()).endsWith("a 1");
    }
    assertThat(Files.readAllLines(file)).endsWith("a 22");
  }
}
