package vn.dossier.report.semantic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/** YAML as it is read beside a class, and written for a program. */
final class YamlFile {

  private YamlFile() {}

  static Map<String, Object> read(String name) {
    try (InputStream file = YamlFile.class.getResourceAsStream(name)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object of) {
    return of == null ? Map.of() : (Map<String, Object>) of;
  }

  @SuppressWarnings("unchecked")
  static <T> List<T> list(Object of) {
    return of == null ? List.of() : (List<T>) of;
  }

  /** Keys in their order, text as it is. */
  static String write(Map<String, Object> content) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(120);
    // A list that stands in two places is written twice: not every reader takes anchors
    options.setDereferenceAliases(true);
    return new Yaml(new Representer(options), options).dump(content);
  }

  /** A map in this order; values may be null. */
  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      ordered.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return ordered;
  }
}
