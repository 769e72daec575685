package vn.dossier.report.words;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dossier.report.figure.Language;

/** What a province says around the figures in its own words (bulletin.yml); all of it optional. */
public final class ProvinceTexts {

  private static final String DIRECTIVE = "directive";
  private static final String INTRODUCTION = "introduction";
  private static final String OUTLOOK = "outlook";
  private static final String SIGNATURE = "signature";
  private static final String CONTACT = "contact";

  private static final List<String> KEYS =
      List.of(DIRECTIVE, INTRODUCTION, OUTLOOK, SIGNATURE, CONTACT);

  private final Map<String, Map<Language, String>> texts;

  private ProvinceTexts(Map<String, Map<Language, String>> texts) {
    this.texts = texts;
  }

  /** Of a province that says nothing of its own. */
  public static ProvinceTexts none() {
    return new ProvinceTexts(Map.of());
  }

  /**
   * Reads the texts.
   *
   * @param yaml what the YAML file holds; null when it holds nothing
   * @throws IllegalArgumentException one line that names the key that cannot be meant
   */
  public static ProvinceTexts of(Object yaml) {
    if (yaml == null) {
      return none();
    }
    Map<String, Map<Language, String>> texts = new HashMap<>();
    for (Map.Entry<?, ?> entry : map(yaml, "expected keys, each with vi and en").entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "bulletin.yml: %s is unknown, there are %s".formatted(key, String.join(", ", KEYS)));
      }
      Map<Language, String> byLanguage = new EnumMap<>(Language.class);
      map(entry.getValue(), key + " needs vi and en")
          .forEach(
              (code, text) ->
                  byLanguage.put(language(key, code), text == null ? "" : text.toString()));
      texts.put(key, byLanguage);
    }
    return new ProvinceTexts(texts);
  }

  private static Map<?, ?> map(Object yaml, String expected) {
    if (yaml instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("bulletin.yml: " + expected);
  }

  private static Language language(String key, Object code) {
    return Stream.of(Language.values())
        .filter(l -> l.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "bulletin.yml, %s: there are vi and en, not %s".formatted(key, code)));
  }

  /** Name of the directive that the baseline month precedes. */
  Optional<String> directive(Language language) {
    return text(DIRECTIVE, language);
  }

  /** Paragraphs before the figures. */
  public List<String> introduction(Language language) {
    return paragraphs(INTRODUCTION, language);
  }

  /** Paragraphs after the figures: what comes next. */
  public List<String> outlook(Language language) {
    return paragraphs(OUTLOOK, language);
  }

  /** Who signs, line by line. */
  public List<String> signature(Language language) {
    return lines(SIGNATURE, language);
  }

  /** Where readers can ask, line by line. */
  public List<String> contact(Language language) {
    return lines(CONTACT, language);
  }

  private List<String> paragraphs(String key, Language language) {
    return parts(key, language, "\\R\\s*\\R").stream()
        .map(paragraph -> paragraph.replaceAll("\\s+", " "))
        .toList();
  }

  private List<String> lines(String key, Language language) {
    return parts(key, language, "\\R");
  }

  private List<String> parts(String key, Language language, String border) {
    return text(key, language).stream()
        .flatMap(text -> Stream.of(text.split(border)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private Optional<String> text(String key, Language language) {
    return Optional.ofNullable(texts.getOrDefault(key, Map.of()).get(language))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  @Override
  public String toString() {
    return texts.isEmpty()
        ? "none"
        : String.join(", ", KEYS.stream().filter(texts::containsKey).toList());
  }
}
