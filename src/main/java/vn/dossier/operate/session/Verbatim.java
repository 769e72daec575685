package vn.dossier.operate.session;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The value of a setting in which Spring looks for no placeholders: it does so in every String and
 * each time that it reads one, so what was checked would not be what is used, and a password with a
 * backslash before a dollar would be another one.
 *
 * @param text the value to its last character
 */
record Verbatim(String text) {

  // Public, since Spring turns into text whatever can be made of text
  public Verbatim {}

  /** Settings that are read as they are here. */
  static PropertySource<?> settings(String name, Map<String, String> values) {
    return new MapPropertySource(
        name,
        values.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, value -> new Verbatim(value.getValue()))));
  }

  @Override
  public String toString() {
    return text;
  }
}
