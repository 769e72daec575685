package vn.dossier.operate.output;

import java.io.Console;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * How wide the lines of an answer may be. On a terminal what is wider is folded under the column in
 * which it ends; elsewhere a line stays one, for grep.
 *
 * @param columns the most that a line may have
 */
public record LineWidth(int columns) {

  /** Lines are as long as they are. */
  public static final LineWidth ANY = new LineWidth(Integer.MAX_VALUE);

  private static final int MOST = 120;
  private static final int LEAST = 60;

  // Below a folded cell there must be room for some words
  private static final int ROOM = 30;

  private static final Pattern CELL = Pattern.compile("(?<=  |^)[^ ]");
  private static final Pattern WORD = Pattern.compile(" *[^ ]+");

  /** That of standard output: the terminal's, at most 120. */
  public static LineWidth ofStandardOutput() {
    if (!isTerminal()) {
      return ANY;
    }
    int columns = CommandSpec.create().usageMessage().width(MOST).autoWidth(true).width();
    return new LineWidth(Math.max(LEAST, Math.min(MOST, columns)));
  }

  // From Java 22 on there is a console without a terminal, too
  private static boolean isTerminal() {
    if (System.console() == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** A text of whole lines, with those that are too wide folded between words. */
  public String fold(String text) {
    if (columns == Integer.MAX_VALUE) {
      return text;
    }
    return text.lines()
        .map(line -> foldLine(line) + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private String foldLine(String line) {
    if (line.length() <= columns) {
      return line;
    }
    int cell = lastCell(line);
    String hanging = " ".repeat(cell);
    StringBuilder folded = new StringBuilder();
    StringBuilder current = new StringBuilder();
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      // The cells behind flow on under this one, so their columns do not matter
      String word =
          words.start() > cell ? words.group().replaceFirst("^ {3,}", "  ") : words.group();
      if (current.length() + word.length() > columns && !current.toString().isBlank()) {
        folded.append(current).append(System.lineSeparator());
        current = new StringBuilder(hanging).append(word.stripLeading());
      } else {
        current.append(word);
      }
    }
    return folded.append(current).toString();
  }

  /** Where the last cell begins that has room below it. */
  private int lastCell(String line) {
    int begin = 0;
    Matcher cells = CELL.matcher(line);
    while (cells.find() && cells.start() <= columns - ROOM) {
      begin = cells.start();
    }
    return begin;
  }
}
