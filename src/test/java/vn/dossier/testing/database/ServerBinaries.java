package vn.dossier.testing.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The MariaDB server that the build unpacks. */
public final class ServerBinaries {

  private static final Path LOCK = Path.of("target", "mariadb-install.lock");

  private ServerBinaries() {}

  /**
   * Makes the data of a server while no other process of the build does: two installers at once
   * remove each other's temporary tables, which lie in one folder.
   */
  static <T, E extends Exception> T alone(Install<T, E> install) throws E {
    try (FileChannel channel = FileChannel.open(LOCK, CREATE, WRITE)) {
      // Until it is closed
      channel.lock();
      return install.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the data of a server. */
  @FunctionalInterface
  interface Install<T, E extends Exception> {
    T run() throws E;
  }

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
