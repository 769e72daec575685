package vn.dossier.source.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The columns that the SELECTs of every adapter give (columns.yml), and lists of them for SQL. */
final class CanonicalColumns {

  /**
   * A column.
   *
   * @param name what every SELECT calls it
   * @param type what it holds
   * @param read whether the pages read it, so that checksums cover it
   */
  record Column(String name, Type type, boolean read) {}

  /** What a column holds, as far as the statements care. */
  enum Type {
    /** Of the row itself: unique, never null, of any type that the source can order. */
    ID,
    /** Names a dossier. */
    LINK,
    TEXT,
    NUMBER,
    DATETIME
  }

  private static final CanonicalColumns ALL = load();

  private final Map<String, List<Column>> tables;

  private CanonicalColumns(Map<String, List<Column>> tables) {
    this.tables = tables;
  }

  /** Those of the program. */
  static CanonicalColumns all() {
    return ALL;
  }

  /** The SELECTs by name, such as {@code dossiers}, each with its columns in their order. */
  Map<String, List<Column>> tables() {
    return tables;
  }

  /**
   * Lists for statements: of each SELECT the columns that are read under its name, and of these
   * {@code -plain} and {@code -dates}, and {@code -nullable} with a bit for each.
   */
  Map<String, List<Map<String, String>>> lists() {
    Map<String, List<Map<String, String>>> lists = new HashMap<>();
    tables.forEach(
        (name, columns) -> {
          lists.put(name, entries(columns, any -> true));
          lists.put(name + "-plain", entries(columns, c -> c.type() != Type.DATETIME));
          lists.put(name + "-dates", entries(columns, c -> c.type() == Type.DATETIME));
          lists.put(name + "-nullable", entries(columns, c -> c.type() != Type.ID));
        });
    return lists;
  }

  private static List<Map<String, String>> entries(List<Column> columns, Predicate<Column> which) {
    List<Map<String, String>> entries = new ArrayList<>();
    for (Column column : columns.stream().filter(Column::read).filter(which).toList()) {
      entries.add(Map.of("column", column.name(), "bit", Integer.toString(1 << entries.size())));
    }
    return entries;
  }

  private static CanonicalColumns load() {
    try (InputStream file = CanonicalColumns.class.getResourceAsStream("columns.yml")) {
      Map<String, Map<String, Map<String, String>>> said =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      Map<String, List<Column>> tables = new LinkedHashMap<>();
      said.forEach(
          (name, groups) -> {
            List<Column> columns = new ArrayList<>();
            groups.forEach(
                (group, types) ->
                    types.forEach(
                        (column, type) ->
                            columns.add(new Column(column, type(type), group.equals("read")))));
            tables.put(name, List.copyOf(columns));
          });
      return new CanonicalColumns(tables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Type type(String text) {
    return Type.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
