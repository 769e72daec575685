package vn.dossier.warehouse.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The data dictionary (dictionary.yml): what each table, view and column of the warehouse holds.
 *
 * @param objects tables and views: those that readers are granted, as the file lists them, then
 *     working tables, last those of the frameworks
 * @param inVietnamese the same objects; in English where there is no Vietnamese sentence
 */
public record Dictionary(List<Described> objects, List<Described> inVietnamese) {

  private static final String FILE = "dictionary.yml";
  private static final String VIETNAMESE_FILE = "dictionary-vi.yml";

  /**
   * A table or a view.
   *
   * @param view whether it is a view
   * @param grain what one row is
   * @param rule where the rows come from; null for the frameworks' own tables
   * @param columns sentences by column; empty for the frameworks' own tables
   */
  record Described(
      String name, boolean view, String grain, String rule, Map<String, String> columns) {

    /** What BI tools show for the table: its grain, and where its rows come from. */
    String comment() {
      return rule == null ? grain : grain + " " + rule;
    }

    private boolean ofFrameworks() {
      return rule == null;
    }

    /** The same in the words of another language, as far as it has any. */
    private Described translated(Described other) {
      Map<String, String> sentences = new LinkedHashMap<>(columns);
      sentences.replaceAll((column, sentence) -> other.columns.getOrDefault(column, sentence));
      return new Described(name, view, other.grain, other.rule, sentences);
    }
  }

  public static Dictionary read() {
    Map<String, Object> english = yaml(FILE);
    List<String> published = strings(english.get("published"));
    List<Described> objects =
        described(english).stream()
            .sorted(Comparator.comparingInt(object -> place(object, published)))
            .toList();
    Map<String, Described> vietnamese = new HashMap<>();
    described(yaml(VIETNAMESE_FILE)).forEach(o -> vietnamese.put(o.name(), o));
    return new Dictionary(
        objects,
        objects.stream().map(o -> o.translated(vietnamese.getOrDefault(o.name(), o))).toList());
  }

  /** The tables and views that readers are granted, in the order in which they are told of them. */
  public static List<String> published() {
    return strings(yaml(FILE).get("published"));
  }

  /** Changes with the files. Does not understand them: every start asks, and few must write. */
  static int checksum() {
    CRC32 checksum = new CRC32();
    checksum.update(bytes(FILE));
    checksum.update(bytes(VIETNAMESE_FILE));
    return (int) checksum.getValue();
  }

  private static int place(Described object, List<String> published) {
    int place = published.indexOf(object.name());
    return place >= 0 ? place : object.ofFrameworks() ? published.size() + 1 : published.size();
  }

  private static Map<String, Object> yaml(String file) {
    LoaderOptions options = new LoaderOptions();
    // Columns that several tables have are written once
    options.setMaxAliasesForCollections(1000);
    return new Yaml(new SafeConstructor(options))
        .load(new String(bytes(file), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String file) {
    try (InputStream in = Dictionary.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Described> described(Map<String, Object> sections) {
    List<Described> objects = new ArrayList<>();
    objects(sections.get("tables"))
        .forEach((name, object) -> objects.add(described(name, false, object)));
    objects(sections.get("views"))
        .forEach((name, object) -> objects.add(described(name, true, object)));
    return objects;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> objects(Object section) {
    return (Map<String, Map<String, Object>>) section;
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Object list) {
    return (List<String>) list;
  }

  @SuppressWarnings("unchecked")
  private static Described described(String name, boolean view, Map<String, Object> object) {
    return new Described(
        name,
        view,
        (String) object.get("grain"),
        (String) object.get("rule"),
        (Map<String, String>) object.getOrDefault("columns", Map.of()));
  }
}
