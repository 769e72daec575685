package vn.dossier.report.semantic;

import java.util.LinkedHashMap;
import java.util.Map;

/** A part of a bundle as superset.yml has it, to be filled in. */
final class SupersetPart {

  private static final Map<String, Object> PARTS = YamlFile.read("superset.yml");

  private final Map<String, Object> content;

  private SupersetPart(Map<String, Object> content) {
    this.content = content;
  }

  static SupersetPart like(String name) {
    return new SupersetPart(new LinkedHashMap<>(YamlFile.map(PARTS.get(name))));
  }

  /**
   * @throws IllegalArgumentException when the part has no such key
   */
  SupersetPart with(String key, Object value) {
    if (!content.containsKey(key)) {
      throw new IllegalArgumentException("superset.yml has no %s here".formatted(key));
    }
    content.put(key, value);
    return this;
  }

  Map<String, Object> content() {
    return content;
  }
}
