package vn.dossier.warehouse.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The data dictionary (dictionary.yml): what each table, view and column of the warehouse holds.
 *
 * @param objects tables and views, in the order of the file
 * @param checksum changes with the file
 */
public record Dictionary(List<Described> objects, int checksum) {

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
  }

  public static Dictionary read() {
    try (InputStream file = Dictionary.class.getResourceAsStream("dictionary.yml")) {
      byte[] bytes = file.readAllBytes();
      LoaderOptions options = new LoaderOptions();
      // Columns that several tables have are written once
      options.setMaxAliasesForCollections(1000);
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      Map<String, Map<String, Map<String, Object>>> sections =
          new Yaml(new SafeConstructor(options)).load(new String(bytes, StandardCharsets.UTF_8));
      List<Described> objects = new ArrayList<>();
      sections.get("tables").forEach((name, object) -> objects.add(described(name, false, object)));
      sections.get("views").forEach((name, object) -> objects.add(described(name, true, object)));
      return new Dictionary(List.copyOf(objects), (int) checksum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
