package vn.dossier.nightly.end;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dossier.classify.value.Codes;
import vn.dossier.setup.SetupException;

/**
 * Masks whatever the message of an exception quotes, such as the value of {@code Duplicate entry
 * 'x' for key}, unless it is the name of a table, a column, an account and the like, or looks like
 * a code with a digit. What people typed appears in no answer, no stored message and no stack trace
 * of the log. A value that a message does not quote is not seen.
 */
public final class QuotedValues {

  // Names, by the word before them; H2 tells a column's type with it
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)\\b(?:table|column|key|index|view|database|schema|host|zone|variable|option|function"
              + "|procedure|collation|command|set|bean with name|factory method):? (?:"
              + quoted("[\\w$.+/-]+")
              + "(?: in '[a-z ]{1,20}')?"
              + "|\"[\\w$.]+ (?:CHARACTER|CHAR|VARCHAR|DECIMAL|NUMERIC|INTEGER|BIGINT|SMALLINT|TINYINT"
              + "|DATE|TIME)[a-z ]*(?:\\([\\d, ]+\\))?[a-z ]*\")"
              + "|\\buser:? "
              + quoted("[\\w$.-]*")
              + "(?:@'[\\w$.%:-]*')?"
              // The product's own SQL: its values are bound, and a literal would have quotes
              + "|\\bSQL statement \"[^']*\"(?=; (?:SQL statement:|expected ))"
              + "|\\bnear '[^'\"]*'(?= at line \\d)"
              // Where H2 begins to repeat the statement
              + "|; SQL statement:\\R");

  private static final Pattern LINE_OF_TRACE =
      Pattern.compile("\t+(?:at |\\.\\.\\. \\d).*", Pattern.DOTALL);

  private QuotedValues() {}

  private static String quoted(String inner) {
    return "(?:'%1$s'|\"%1$s\")".formatted(inner);
  }

  /** The first line of a message; what the product itself says for a person quotes no value. */
  public static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null) {
      return "";
    }
    String text = thrown instanceof SetupException && !ofServer(thrown) ? message : masked(message);
    return text.lines().findFirst().orElse("");
  }

  private static boolean ofServer(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  /** A stack trace, of which every message is masked, however many lines it has. */
  public static String maskedTrace(String trace) {
    StringBuilder text = new StringBuilder(trace.length());
    StringBuilder message = new StringBuilder();
    for (String line : trace.split("(?<=\n)")) {
      if (LINE_OF_TRACE.matcher(line).matches()) {
        text.append(masked(message.toString())).append(line);
        message.setLength(0);
      } else {
        message.append(line);
      }
    }
    return text.append(masked(message.toString())).toString();
  }

  /** A whole message, to be masked before it is cut: a value may have several lines. */
  public static String masked(String message) {
    if (message.indexOf('\'') < 0 && message.indexOf('"') < 0) {
      return message;
    }
    StringBuilder text = new StringBuilder();
    int from = 0;
    List<int[]> names = names(message);
    for (int i = 0; i <= names.size(); i++) {
      int to = i < names.size() ? names.get(i)[0] : message.length();
      int first = quote(message, from, to);
      if (first >= 0) {
        // One that closes what nobody opened: a value before it had a quote of its own
        boolean opens = first == 0 || !isPartOfAValue(message.charAt(first - 1));
        int begin = opens ? first : from;
        int last = lastQuote(message, begin, to, message.charAt(first));
        // What has no end here goes on behind what only looked like a name
        while (last <= begin && i < names.size()) {
          i++;
          int end = i < names.size() ? names.get(i)[0] : message.length();
          last = lastQuote(message, to, end, message.charAt(first));
          to = end;
        }
        int end = last <= begin ? to : last;
        int inner = opens ? begin + 1 : begin;
        text.append(message, from, inner)
            .append(opens ? "" : " ")
            .append(shown(message.substring(inner, end)));
        from = end;
      }
      int next = i < names.size() ? names.get(i)[1] : to;
      text.append(message, from, next);
      from = next;
    }
    return text.toString();
  }

  private static String shown(String value) {
    return value.isBlank() ? value : Codes.unknownLabel(value);
  }

  private static List<int[]> names(String message) {
    List<int[]> names = new ArrayList<>();
    Matcher found = NAME.matcher(message);
    while (found.find()) {
      names.add(new int[] {found.start(), found.end()});
    }
    return names;
  }

  private static int quote(String message, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = message.charAt(i);
      if ((c == '\'' || c == '"') && !isApostrophe(message, i)) {
        return i;
      }
    }
    return -1;
  }

  // Up to the last one that may close: a value may have quotes itself
  private static int lastQuote(String message, int from, int to, char quote) {
    for (int i = to - 1; i > from; i--) {
      if (message.charAt(i) == quote && !isApostrophe(message, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isApostrophe(String message, int i) {
    return i > 0
        && i + 1 < message.length()
        && Character.isLetter(message.charAt(i - 1))
        && Character.isLetter(message.charAt(i + 1));
  }

  private static boolean isPartOfAValue(char before) {
    return Character.isLetterOrDigit(before);
  }
}
