package vn.dossier.operate.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file for the textfile collector of node_exporter, which reads it at any moment and as another
 * account: it appears as a whole, and everybody may read it, whatever the umask.
 */
final class MetricsFile {

  private final Path file;

  MetricsFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Replaces all gauges. */
  void replace(Exposition gauges) throws IOException {
    write(gauges.toString());
  }

  /** Replaces these gauges and leaves the others as they are. */
  void update(Exposition gauges) throws IOException {
    String earlier = Files.exists(file) ? Files.readString(file) : "";
    write(gauges.over(earlier).toString());
  }

  private void write(String text) throws IOException {
    // The collector reads what ends in .prom
    Path half =
        file.resolveSibling(".%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.writeString(half, text, StandardCharsets.UTF_8);
      PosixFileAttributeView view = Files.getFileAttributeView(half, PosixFileAttributeView.class);
      if (view != null) {
        view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
