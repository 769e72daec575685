package vn.dossier.connect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL of which every part is understood: one host, one database, and options of a list.
 * Drivers have options that run code, read files or change what a statement means, and several ways
 * to write each of them; whatever is not on the list, or is written in another way, is refused.
 *
 * @param text as the driver gets it
 * @param options names of the options that it holds, as the driver spells them
 */
public record JdbcUrl(String text, Set<String> options) {

  private static final String MYSQL = "jdbc:mysql:";
  private static final String H2 = "jdbc:h2:";

  // user:password@host or password=, also as the driver would decode it
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)//[^?]*:[^?]*@|[?&;,(]\\s*password\\d*\\s*=\\s*[^&;,)\\s]");

  private static final Pattern ONE_HOST =
      Pattern.compile(
          "jdbc:mysql://(?:[\\w.-]+@)?(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])?(?::\\d{1,5})?"
              + "(?:/[^/?#&;,()=@:%\\\\\\s]*)?(?:\\?(?<options>[^?#\\s]*))?");

  // Servers of H2's own, and databases inside an archive or the program
  private static final Pattern NOT_OF_THIS_HOST =
      Pattern.compile("(?i)(?:file:)?(?:tcp|ssl|zip|classpath):.*");

  // What other programs, Spring and H2 among them, make another text of
  private static final Pattern REWRITTEN = Pattern.compile("[${}\\\\]");

  private static final Pattern DATABASE =
      Pattern.compile("jdbc:mysql://[^/?]*/[^?]+|jdbc:h2:(?:file:|mem:)?(?!file:|mem:)[^;\\s]+");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.-]{0,59}");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException one line without the URL, which may hold a secret; it goes on
   *     behind the name of the setting
   */
  public static JdbcUrl of(String url) {
    if (REWRITTEN.matcher(url).find()) {
      throw new IllegalArgumentException(
          "must be without $, {, } and \\ in every option and path: H2 takes / on every system,"
              + " MySQL's driver takes %24, %7B, %7D and %5C in a value");
    }
    if (url.startsWith(MYSQL)) {
      return mysql(url);
    }
    if (url.startsWith(H2)) {
      return h2(url);
    }
    throw new IllegalArgumentException("must begin with jdbc:mysql: (for MariaDB too) or jdbc:h2:");
  }

  /** Whether it holds a password, which does not belong there: URLs are repeated in messages. */
  public static boolean holdsPassword(String url) {
    return PASSWORD.matcher(url).find() || PASSWORD.matcher(decoded(url)).find();
  }

  /** Whether the driver is MySQL's, which is MariaDB's too. */
  public boolean isMySql() {
    return text.startsWith(MYSQL);
  }

  /** Whether it says which database of a server, or which file of H2, and not the server alone. */
  public boolean namesDatabase() {
    return DATABASE.matcher(text).lookingAt();
  }

  /** The same with one option more, unless it has it. */
  public JdbcUrl with(String option, String value) {
    if (options.contains(option)) {
      return this;
    }
    Set<String> more = new LinkedHashSet<>(options);
    more.add(option);
    return isMySql()
        ? new JdbcUrl(text + (text.contains("?") ? "&" : "?") + option + "=" + value, more)
        : new JdbcUrl(text + ";" + option + "=" + value, more);
  }

  private static JdbcUrl mysql(String url) {
    Matcher parts = ONE_HOST.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "must be written jdbc:mysql://host:3306/database?option=value&..., with one host");
    }
    String options = parts.group("options");
    Set<String> names = new LinkedHashSet<>();
    if (options == null) {
      return new JdbcUrl(url, names);
    }
    // Written again, so that the driver reads what was read here
    List<String> written = new ArrayList<>();
    for (String option : options.split("&")) {
      if (!option.isEmpty()) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        String value = equals < 0 ? "" : option.substring(equals + 1);
        DriverOption known = allowed(DriverOption.ofMySql(decoded(name)), decoded(name));
        accept(known, decoded(value), names);
        written.add(known.name() + "=" + value);
      }
    }
    return new JdbcUrl(url.substring(0, parts.start("options")) + String.join("&", written), names);
  }

  private static JdbcUrl h2(String url) {
    String[] parts = url.substring(H2.length()).split(";", -1);
    if (NOT_OF_THIS_HOST.matcher(parts[0]).matches()) {
      throw new IllegalArgumentException("must name an H2 file of this host, or mem: and a name");
    }
    Set<String> names = new LinkedHashSet<>();
    for (int i = 1; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        int equals = parts[i].indexOf('=');
        String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
        DriverOption known = allowed(DriverOption.ofH2(name), name);
        accept(known, equals < 0 ? "" : parts[i].substring(equals + 1), names);
      }
    }
    return new JdbcUrl(url, names);
  }

  private static DriverOption allowed(DriverOption option, String name) {
    if (option == null) {
      throw new IllegalArgumentException(
          "has %s, which is not among those allowed: src/docs/settings.md lists them"
              .formatted(named(name)));
    }
    return option;
  }

  private static void accept(DriverOption option, String value, Set<String> names) {
    if (!option.takes(value)) {
      throw new IllegalArgumentException(
          "has the option %s with a value that is not allowed: %s"
              .formatted(option.name(), option.values()));
    }
    if (!names.add(option.name())) {
      throw new IllegalArgumentException("has the option %s twice".formatted(option.name()));
    }
  }

  // Only what looks like a name is repeated
  private static String named(String name) {
    return NAME.matcher(name).matches() ? "the option " + name : "an option without a plain name";
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // No driver decodes it either
      return text;
    }
  }
}
