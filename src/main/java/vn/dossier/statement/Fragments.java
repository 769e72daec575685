package vn.dossier.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What statements leave open. {@code [[name]]} stands for a text; {@code [[list: template]]} for
 * the template once for each entry of a list, with commas between, and {@code [[list: template |
 * OR]]} with that word between, or nothing behind the bar for a blank. In a template {@code {key}}
 * stands for what the entry says under that key.
 */
public final class Fragments {

  private static final Pattern FRAGMENT =
      Pattern.compile("\\[\\[([\\w-]+)(?::\\s+([^|\\]]*?)(?:\\s*\\|([^\\]]*))?)?]]");

  private static final Pattern KEY = Pattern.compile("\\{(\\w+)}");

  private final Map<String, String> texts;
  private final Map<String, List<Map<String, String>>> lists;

  /**
   * @param texts by name
   * @param lists of entries, by name
   */
  public Fragments(Map<String, String> texts, Map<String, List<Map<String, String>>> lists) {
    this.texts = Map.copyOf(texts);
    this.lists = Map.copyOf(lists);
  }

  /** These, and texts of a statement. */
  public Fragments with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(texts);
    all.putAll(more);
    return new Fragments(all, lists);
  }

  /**
   * Writes a statement out.
   *
   * @param name what to call it when it cannot be
   * @throws IllegalStateException when it asks for something that is not there
   */
  public String expand(String name, String statement) {
    return FRAGMENT
        .matcher(statement)
        .replaceAll(
            found -> {
              String template = found.group(2);
              String text =
                  template == null
                      ? texts.get(found.group(1))
                      : repeat(name, found.group(1), template, separator(found.group(3)));
              return Matcher.quoteReplacement(there(text, name, found.group(1)));
            });
  }

  private static String separator(String word) {
    if (word == null) {
      return ", ";
    }
    return word.isBlank() ? " " : " " + word.strip() + " ";
  }

  private String repeat(String name, String list, String template, String separator) {
    return there(lists.get(list), name, list).stream()
        .map(entry -> fill(name, template, entry))
        .collect(Collectors.joining(separator));
  }

  private static String fill(String name, String template, Map<String, String> entry) {
    return KEY.matcher(template)
        .replaceAll(
            key ->
                Matcher.quoteReplacement(
                    there(entry.get(key.group(1)), name, "{%s}".formatted(key.group(1)))));
  }

  private static <T> T there(T found, String name, String fragment) {
    if (found == null) {
      throw new IllegalStateException(
          "%s.sql asks for [[%s]], which is not there".formatted(name, fragment));
    }
    return found;
  }
}
