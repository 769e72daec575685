package vn.dossier.source.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dossier.setup.SetupException;

/**
 * A value that the SELECTs of an adapter ask for by name, such as {@code :sites}.
 *
 * @param name as the SELECTs write it, without the colon
 * @param type what it holds
 * @param otherwise its value where none is set; null when one has to be
 */
record AdapterSetting(String name, Type type, String otherwise) {

  /** What a setting holds. */
  enum Type {
    /** A whole number. */
    NUMBER,
    /** Whole numbers, separated by commas, at least one. */
    NUMBERS,
    TEXT,
    /** Texts, separated by commas, at least one. */
    TEXTS
  }

  /**
   * What adapter.yml says of a setting.
   *
   * @throws IllegalArgumentException says what is wrong with it
   */
  static AdapterSetting of(String name, Object said) {
    if (!(said instanceof Map<?, ?> keys) || !name.matches("[a-z][a-zA-Z0-9]*")) {
      throw new IllegalArgumentException(
          "settings.%s must be a name with keys: type, default".formatted(name));
    }
    for (Object key : keys.keySet()) {
      if (!List.of("type", "default").contains(key)) {
        throw new IllegalArgumentException("settings.%s.%s is unknown".formatted(name, key));
      }
    }
    String type = String.valueOf(keys.get("type"));
    return Arrays.stream(Type.values())
        .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(type))
        .findFirst()
        .map(t -> new AdapterSetting(name, t, text(keys.get("default"))))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "settings.%s.type must be number, numbers, text or texts".formatted(name)));
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  /**
   * The value for SQL.
   *
   * @param set as configured; null when it is not
   * @throws SetupException when there is none, or another than its type allows
   */
  Object value(String set) {
    String text = set == null || set.isBlank() ? otherwise : set;
    if (text == null) {
      throw new SetupException(
          "dossier.source.settings.%s is missing: the adapter asks for it (%s)"
              .formatted(name, type.name().toLowerCase(Locale.ROOT)));
    }
    try {
      return switch (type) {
        case NUMBER -> Long.valueOf(text.strip());
        case NUMBERS -> parts(text).stream().map(Long::valueOf).toList();
        case TEXT -> text.strip();
        case TEXTS -> parts(text);
      };
    } catch (NumberFormatException e) {
      throw new SetupException(
          "dossier.source.settings.%s must be %s, not '%s'"
              .formatted(
                  name, type == Type.NUMBER ? "a whole number" : "whole numbers with commas", text),
          e);
    }
  }

  private List<String> parts(String text) {
    List<String> parts =
        Arrays.stream(text.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
    if (parts.isEmpty()) {
      throw new SetupException(
          "dossier.source.settings.%s must hold at least one value, not '%s'"
              .formatted(name, text));
    }
    return parts;
  }

  /** Whether a configured key means this one: environment variables have neither case nor signs. */
  boolean isNamed(String key) {
    return key.replace("-", "").replace("_", "").equalsIgnoreCase(name);
  }
}
