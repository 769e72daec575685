package vn.dossier.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A statement too long for its user's source file, from the .sql file beside it. */
final class SqlFile {

  private SqlFile() {}

  /**
   * @param name path below this package, without .sql
   */
  static String read(String name) {
    try (InputStream in = SqlFile.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("No statement " + name + ".sql in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
