package vn.dossier.operate.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lines of SHOW GRANTS let an account change in one database. */
final class Grants {

  /** EXECUTE too: a routine works with the rights of whoever made it. */
  private static final Set<String> CHANGING =
      Set.of(
          """
          ALL PRIVILEGES, INSERT, UPDATE, DELETE, DELETE HISTORY, CREATE, DROP, ALTER, INDEX,
          TRIGGER, EVENT, EXECUTE, CREATE VIEW, CREATE ROUTINE, ALTER ROUTINE, CREATE USER, FILE,
          SUPER
          """
              .strip()
              .split(",\\s+"));

  private static final Pattern GRANT =
      Pattern.compile("GRANT (.+?) ON (?:TABLE |FUNCTION |PROCEDURE )?(\\S+) TO .*");

  // Column lists: SELECT (`a`, `b`)
  private static final Pattern COLUMNS = Pattern.compile("\\([^)]*\\)");

  private Grants() {}

  /**
   * The privileges that change something.
   *
   * @param lines of SHOW GRANTS, MySQL's or MariaDB's
   * @param database without quotes
   */
  static Set<String> changing(List<String> lines, String database) {
    Set<String> changing = new TreeSet<>();
    for (String line : lines) {
      Matcher grant = GRANT.matcher(line);
      if (grant.matches() && covers(grant.group(2), database)) {
        for (String privilege : COLUMNS.matcher(grant.group(1)).replaceAll("").split(",")) {
          String name = privilege.strip().toUpperCase(Locale.ROOT);
          if (CHANGING.contains(name)) {
            changing.add(name);
          }
        }
      }
    }
    return changing;
  }

  /** A database in a grant is a pattern of LIKE, when it is granted whole. */
  private static boolean covers(String object, String database) {
    String plain = object.replace("`", "").replace("\"", "");
    if (plain.equals("*.*")) {
      return true;
    }
    int dot = plain.lastIndexOf('.');
    if (dot < 0) {
      return false;
    }
    String granted = plain.substring(0, dot);
    return plain.endsWith(".*")
        ? like(granted).matcher(database).matches()
        : granted.equalsIgnoreCase(database);
  }

  private static Pattern like(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        regex.append(Pattern.quote(pattern.substring(++i, i + 1)));
      } else if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }
}
