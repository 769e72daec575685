package vn.dossier.classify.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dossier.classify.value.Whitespace;

/** One level of a parsed YAML file, with errors that name the key at fault. */
final class YamlSection {
  private final String path;
  private final Map<?, ?> content;
  private final Set<String> asked = new HashSet<>();

  private YamlSection(String path, Map<?, ?> content) {
    this.path = path;
    this.content = content;
  }

  static YamlSection root(Map<String, ?> yaml) {
    return new YamlSection("", yaml);
  }

  YamlSection section(String key) {
    if (value(key) instanceof Map<?, ?> map) {
      return new YamlSection(pathOf(key) + ".", map);
    }
    throw error(key, "must hold keys");
  }

  String text(String key) {
    if (value(key) instanceof String text && !Whitespace.isBlank(text)) {
      return text;
    }
    throw error(key, "must be text");
  }

  /** The texts of a list, possibly none. A bare number is no text: YAML would read 01 as 1. */
  List<String> texts(String key) {
    if (!(value(key) instanceof List<?> list)) {
      throw error(key, "must be a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof String text) || Whitespace.isBlank(text)) {
        throw error(key, "must hold texts in quotes only, not " + element);
      }
      texts.add(text);
    }
    return texts;
  }

  /** Refuses keys that nothing asked for: most often a misspelt one. */
  void end() {
    for (Object key : content.keySet()) {
      if (!(key instanceof String name) || !asked.contains(name)) {
        throw error(String.valueOf(key), "is unknown");
      }
    }
  }

  String pathOf(String key) {
    return path + key;
  }

  IllegalArgumentException error(String key, String fault) {
    String message = "rules: " + pathOf(key) + " " + fault;
    return new IllegalArgumentException(message.replaceAll("\\R", " "));
  }

  private Object value(String key) {
    asked.add(key);
    if (!content.containsKey(key)) {
      throw error(key, "is missing");
    }
    return content.get(key);
  }
}
