package vn.dossier.source.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which columns a SELECT names, by its text: no server tells where an expression comes from. In
 * doubt a column is named: of a word without a table before it, and of a table that cannot be found
 * out, all tables of the SELECT are taken to have it.
 */
final class NamedColumns {

  private static final String TEXT = "'((?:[^'\\\\]|\\\\.|'')*)'";

  /** A name, or a text where the server takes it for one. */
  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.|\"\")*)\"";

  private static final String BACKTICKED = "`([^`]*)`";

  /**
   * Texts; names in quotes, in which no comment begins; comments as MySQL knows them, but not those
   * that it executes; parameters.
   */
  private static final Pattern ASIDE =
      Pattern.compile(
          TEXT
              + "|"
              + QUOTED
              + "|"
              + BACKTICKED
              + "|--(?=\\s|$)[^\\n]*|#[^\\n]*|/\\*(?!M?!).*?\\*/|(?<![:\\w]):\\w+",
          Pattern.DOTALL);

  private static final Pattern TOKEN =
      Pattern.compile(
          BACKTICKED + "|" + QUOTED + "|([\\p{L}_$][\\p{L}\\p{N}_$]*)|([^\\s\\p{L}])",
          Pattern.DOTALL);

  /** What may stand behind a table, and is no name for it. */
  private static final Set<String> BEHIND_A_TABLE =
      Set.of(
          "where",
          "on",
          "using",
          "join",
          "inner",
          "left",
          "right",
          "cross",
          "natural",
          "outer",
          "straight_join",
          "group",
          "order",
          "having",
          "limit",
          "union",
          "except",
          "intersect",
          "window",
          "for",
          "force",
          "use",
          "ignore",
          "partition");

  private static final Set<String> BEFORE_A_TABLE = Set.of("from", "join", "straight_join");

  private final List<String> tokens = new ArrayList<>();

  /** What a table is called in the SELECT, to the tables that it may be. */
  private final Map<String, Set<String>> tables = new HashMap<>();

  private NamedColumns() {}

  /** Those of a SELECT. */
  static NamedColumns of(String sql) {
    NamedColumns named = new NamedColumns();
    Matcher token = TOKEN.matcher(bare(sql));
    while (token.find()) {
      named.tokens.add(word(token).toLowerCase(Locale.ROOT));
    }
    named.findTables();
    return named;
  }

  // Without comments and without what it compares with; names stay in their quotes
  private static String bare(String sql) {
    return ASIDE
        .matcher(sql)
        .replaceAll(aside -> isName(aside) ? Matcher.quoteReplacement(aside.group()) : " ");
  }

  private static boolean isName(MatchResult aside) {
    return aside.group(2) != null || aside.group(3) != null;
  }

  /** Whether a SELECT has a semicolon outside of texts, names and comments. */
  static boolean hasSemicolon(String sql) {
    return ASIDE.matcher(sql).replaceAll(" ").contains(";");
  }

  /** The texts that a SELECT writes itself, in either quotes. */
  static Set<String> texts(String sql) {
    Set<String> texts = new HashSet<>();
    ASIDE
        .matcher(sql)
        .results()
        .forEach(
            aside -> {
              if (aside.group(1) != null) {
                texts.add(aside.group(1).replace("''", "'"));
              } else if (aside.group(2) != null) {
                texts.add(aside.group(2).replace("\"\"", "\""));
              }
            });
    return texts;
  }

  /** Whether it names this column of this table, or all of them. */
  boolean has(String table, String column) {
    String wanted = table.toLowerCase(Locale.ROOT);
    String name = column.toLowerCase(Locale.ROOT);
    if (!tokens.contains(wanted)) {
      return false;
    }
    for (int i = 0; i < tokens.size(); i++) {
      boolean here = tokens.get(i).equals(name) ? isColumn(i) : isWildcard(i);
      if (here && mayBeOf(wanted, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word stands in it outside all brackets, such as ORDER BY. */
  boolean endsWithOrder() {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += at(i).equals("(") ? 1 : at(i).equals(")") ? -1 : 0;
      if (depth == 0 && at(i).equals("order") && at(i + 1).equals("by")) {
        return true;
      }
    }
    return false;
  }

  private static String word(Matcher token) {
    for (int group = 1; group <= token.groupCount(); group++) {
      if (token.group(group) != null) {
        return token.group(group);
      }
    }
    throw new IllegalStateException("a token without text");
  }

  private String at(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i);
  }

  private void findTables() {
    for (int i = 0; i < tokens.size(); i++) {
      if (BEFORE_A_TABLE.contains(at(i))) {
        int next = table(i + 1);
        while (at(next).equals(",")) {
          next = table(next + 1);
        }
      }
    }
  }

  // TABLE, or DATABASE.TABLE, with another name behind it or none; gives where it ends
  private int table(int from) {
    int i = from;
    while (at(i).equals("(")) {
      i++;
    }
    if (!isWord(i) || at(i).equals("select")) {
      return i;
    }
    if (at(i + 1).equals(".")) {
      i += 2;
    }
    String table = at(i++);
    tables.computeIfAbsent(table, name -> new HashSet<>()).add(table);
    if (at(i).equals("as")) {
      i++;
    }
    if (isWord(i) && !BEHIND_A_TABLE.contains(at(i))) {
      tables.computeIfAbsent(at(i++), name -> new HashSet<>()).add(table);
    }
    return i;
  }

  private boolean isWord(int i) {
    return !at(i).isEmpty()
        && (Character.isLetter(at(i).charAt(0)) || "_$".indexOf(at(i).charAt(0)) >= 0);
  }

  // Not what a column is called from here on, no table, no function
  private boolean isColumn(int i) {
    return !at(i - 1).equals("as")
        && !BEFORE_A_TABLE.contains(at(i - 1))
        && !at(i + 1).equals(".")
        && !at(i + 1).equals("(");
  }

  private boolean isWildcard(int i) {
    if (!at(i).equals("*")) {
      return false;
    }
    String before = at(i - 1);
    boolean exists = before.equals("select") && at(i - 3).equals("exists");
    return before.equals(".")
        || before.equals(",")
        || !exists && Set.of("select", "distinct", "all").contains(before);
  }

  private boolean mayBeOf(String table, int i) {
    Set<String> known = at(i - 1).equals(".") ? tables.get(at(i - 2)) : null;
    return known == null || known.contains(table);
  }
}
