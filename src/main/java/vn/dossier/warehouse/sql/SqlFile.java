package vn.dossier.warehouse.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import vn.dossier.measure.Measures;

/**
 * A statement too long for its user's source file, from the .sql file beside it; lists of measures
 * in it are written out (vn.dossier.measure).
 */
public final class SqlFile {

  private SqlFile() {}

  /**
   * @param user whose statement it is; the file lies in the package of this class or below
   * @param name path from there, without .sql
   */
  public static String read(Class<?> user, String name) {
    return read(user, name, Map.of());
  }

  /**
   * @param user whose statement it is
   * @param name path from its package
   * @param fragments what takes the place of each {@code [[name]]} in the file
   * @throws IllegalStateException when the file names another
   */
  public static String read(Class<?> user, String name, Map<String, String> fragments) {
    return Measures.all().fragments().with(fragments).expand(name, text(user, name));
  }

  private static String text(Class<?> user, String name) {
    try (InputStream in = user.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("No statement " + name + ".sql in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
