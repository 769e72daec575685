package vn.dossier.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement too long for its user's source file, from the .sql file beside it. */
final class SqlFile {

  private static final Pattern FRAGMENT = Pattern.compile("\\[\\[([^\\]]*)]]");

  private SqlFile() {}

  /**
   * @param name path below this package, without .sql
   */
  static String read(String name) {
    return read(name, Map.of());
  }

  /**
   * @param fragments what takes the place of each {@code [[name]]} in the file
   * @throws IllegalStateException when the file names another
   */
  static String read(String name, Map<String, String> fragments) {
    return FRAGMENT
        .matcher(text(name))
        .replaceAll(
            found -> {
              String fragment = fragments.get(found.group(1));
              if (fragment == null) {
                throw new IllegalStateException(
                    "%s.sql asks for [[%s]], which is not there".formatted(name, found.group(1)));
              }
              return Matcher.quoteReplacement(fragment);
            });
  }

  private static String text(String name) {
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
