package vn.dossier.nightly;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dossier.classify.Codes;

/**
 * Masks the values that a server's message quotes, such as that of {@code Duplicate entry 'x' for
 * key}, unless they look like a code: what people typed belongs into no log and no answer.
 */
final class QuotedValues {

  // What MySQL, MariaDB and H2 say of values; names of tables and columns stay
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<=\\b(?:entry|value|value:|converting|\": )) ?(['\"]).*?\\1(?= for |$|[\\s(;])");

  private QuotedValues() {}

  static String masked(String message) {
    Matcher found = VALUE.matcher(message);
    return found.replaceAll(
        value -> {
          String text = value.group();
          int quote = text.indexOf(value.group(1));
          String inner = text.substring(quote + 1, text.length() - 1);
          return Matcher.quoteReplacement(
              text.substring(0, quote + 1) + Codes.named(inner) + value.group(1));
        });
  }
}
