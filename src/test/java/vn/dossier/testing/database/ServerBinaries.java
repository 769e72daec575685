package vn.dossier.testing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The MariaDB server that the build unpacks. */
public final class ServerBinaries {

  private ServerBinaries() {}

  /** Its folder, with all programs made executable: they are unpacked as plain files. */
  public static Path unpacked() {
    try (Stream<Path> found = Files.walk(Path.of("target", "mariadb"))) {
      List<Path> programs =
          found
              .filter(Files::isRegularFile)
              .filter(
                  file ->
                      List.of("bin", "scripts").contains(file.getParent().getFileName().toString()))
              .toList();
      if (programs.isEmpty()) {
        throw new IllegalStateException("No MariaDB under target/mariadb: run mvn verify");
      }
      programs.forEach(program -> program.toFile().setExecutable(true));
      return programs.get(0).getParent().getParent().toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
